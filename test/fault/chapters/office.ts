/** The returns desk: what came back takes the place of originals. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { AppError } from '../../../preload/contract/errors.ts';
import type { ErrorCode } from '../../../preload/contract/errors.ts';
import type { OpenVault } from '../../../main/vault/open-vault.ts';
import { compareReturn } from '../../../main/office/desk-compare.ts';
import { receiveReturn } from '../../../main/office/desk-receive.ts';
import { settleReturn } from '../../../main/office/desk-settle.ts';
import { writeReceipt } from '../../../main/office/receipt.ts';
import { contentOf } from '../../helpers/vault-folder.ts';
import { actionFor, officePassphrase } from '../../helpers/story.ts';
import { quietJob } from '../../helpers/job.ts';
import { officeChanged, onTheGround, parcelNames, textOf } from '../ground.ts';
import { lookAtVault } from '../look.ts';
import type { Acknowledged, Stage } from '../stage.ts';
import { officeFolder, openOffice } from './chapter.ts';
import type { Chapter } from './chapter.ts';

const receive = async (stage: Stage, vault: OpenVault) =>
  (await receiveReturn(vault, stage.at('stick', parcelNames.returned), quietJob())).returnId;

async function settle(stage: Stage, vault: OpenVault): Promise<void> {
  const returnId = await receive(stage, vault);
  const items = await compareReturn(vault, returnId, quietJob());
  const decisions = items
    .filter(({ done }) => done === null)
    .map((item) => ({ itemId: item.id, action: actionFor(item) }));
  const { items: settled } = await settleReturn(vault, returnId, decisions, quietJob());
  const problem = settled.find(({ done }) => done === null)?.problem;
  if (problem !== undefined) throw new AppError((problem ?? 'desk/not-settled') as ErrorCode);
}

/** Every content an original ever had is there, at its place or in the office's vault. */
async function complaintsAboutOriginals(stage: Stage, vault: OpenVault, { done }: Acknowledged): Promise<string[]> {
  const complaints: string[] = [];
  const kept = vault.catalogue.all<{ name: string; id: string }>(
    `SELECT name, current_version_id AS id FROM entries WHERE kind = 'kept'`,
  );
  for (const name of officeChanged) {
    const [old, next] = [textOf(name), textOf(name, 2)];
    const now = existsSync(stage.at('originals', name)) ? readFileSync(stage.at('originals', name), 'utf8') : null;
    if (now !== next && (now !== old || done.has('settle'))) complaints.push(`the original of ${name} is not right`);
    const isKept = async () => {
      for (const row of kept) if (row.name === name && (await contentOf(vault, row.id)).toString() === old) return true;
      return false;
    };
    if (now === next && !(await isKept())) complaints.push(`the original of ${name} was not kept`);
  }
  return complaints;
}

export const returnsDesk: Chapter = {
  name: 'settling a return',
  async play(stage) {
    let opened: OpenVault | null = null;
    await stage.step('open', async () => {
      opened = await openOffice(stage);
    });
    if (opened === null) return;
    const vault: OpenVault = opened;
    await stage.step('receive', () => receive(stage, vault));
    await stage.step('settle', () => settle(stage, vault));
    await stage.step('receipt', async () => {
      await writeReceipt(vault, await receive(stage, vault), stage.at('stick', 'receipt.mochi'), quietJob());
    });
    await stage.step('lock', () => vault.close());
  },
  look: (stage, acknowledged) =>
    lookAtVault(stage, 'office', officeFolder(stage), {
      passphrases: [officePassphrase],
      // The office's own vault holds none of the worker's take-outs.
      contents: Object.fromEntries(Object.keys(onTheGround).map((name) => [name, [null]])),
      more: async (vault) => {
        const before = await complaintsAboutOriginals(stage, vault, acknowledged);
        // What was cut off can simply be done again.
        await settle(stage, vault);
        const after = await complaintsAboutOriginals(stage, vault, { done: new Set(['settle']), failed: new Map() });
        const left = readdirSync(stage.at('originals')).filter((name) => name.endsWith('.part'));
        return [...before, ...after, ...left.map((name) => `${name} is left beside an original`)];
      },
    }),
};
