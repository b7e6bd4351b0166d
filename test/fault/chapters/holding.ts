/** Has the vault open for a moment, as one of several that want it. Not part of the session; for two-owners.fault.ts. */
import { setTimeout as wait } from 'node:timers/promises';
import { saveVersion } from '../../helpers/vault-folder.ts';
import { workerPassphrase } from '../../helpers/story.ts';
import { onTheGround, textOf } from '../ground.ts';
import { lookAtVault } from '../look.ts';
import { entryId, openSatos, satosFolder } from './chapter.ts';
import type { Chapter } from './chapter.ts';

const heldMs = 1500;

export const holding: Chapter = {
  name: 'holding',
  play: (stage) =>
    stage.step(`hold-${String(process.pid)}`, async () => {
      const vault = await openSatos(stage);
      await wait(heldMs);
      await saveVersion(vault, entryId(vault, 'edited.txt'), textOf('edited.txt', 3));
      await vault.close();
    }),
  look: (stage) =>
    lookAtVault(stage, 'sato', satosFolder(stage), {
      passphrases: [workerPassphrase],
      contents: { 'edited.txt': [textOf('edited.txt', 3)], 'kept.txt': [onTheGround['kept.txt'] ?? ''] },
    }),
};
