/** The first day: a grant is accepted. */
import { acceptGrant } from '../../../main/takeout/accept.ts';
import { inspectGrant } from '../../../main/takeout/grant.ts';
import { describeVault } from '../../../main/vault/vault.ts';
import { workerPassphrase } from '../../helpers/story.ts';
import { leastArgonParameters } from '../../../main/crypto/argon.ts';
import { onTheGround, parcelNames } from '../ground.ts';
import { lookAtVault } from '../look.ts';
import type { Stage } from '../stage.ts';
import type { Chapter } from './chapter.ts';

const folderOf = (stage: Stage): string => stage.at('vault-suzuki');

async function accept(stage: Stage): Promise<void> {
  const env = stage.environment('suzuki');
  const grant = stage.at('stick', parcelNames.grant);
  const { policy } = await inspectGrant(env, folderOf(stage), grant);
  const vault = await acceptGrant(env, folderOf(stage), {
    path: grant,
    passphrase: workerPassphrase,
    acceptedPolicyVersion: policy.version,
    appVersion: '0',
    cost: leastArgonParameters,
  });
  await vault.close();
}

export const accepting: Chapter = {
  name: 'accepting a grant',
  play: (stage) => stage.step('accept', () => accept(stage)),
  async look(stage, { done }) {
    const { state } = await describeVault(stage.environment('suzuki'), folderOf(stage));
    // What was cut off leaves no vault, and the grant can be accepted again.
    if (state === 'none' && !done.has('accept')) await accept(stage);
    return lookAtVault(stage, 'suzuki', folderOf(stage), {
      passphrases: [workerPassphrase],
      contents: Object.fromEntries(Object.keys(onTheGround).map((name) => [name, [null]])),
    });
  },
};
