/** What a worker does all day: takes out, changes, packs, locks. */
import { importParcel } from '../../../main/takeout/import.ts';
import { createPlans, takePlan } from '../../../main/takeout/plans.ts';
import { chooseForReturn, packReturn } from '../../../main/takeout/returns.ts';
import { createDrafts } from '../../../main/vault/vault.ts';
import { quietJob } from '../../helpers/job.ts';
import { saveVersion } from '../../helpers/vault-folder.ts';
import { workerPassphrase } from '../../helpers/story.ts';
import { onTheGround, parcelNames, textOf } from '../ground.ts';
import { lookAtVault } from '../look.ts';
import type { Acknowledged } from '../stage.ts';
import { complaintsAboutParcel, entryId, openOffice, satosFolder, withSatos } from './chapter.ts';
import type { Chapter } from './chapter.ts';

const passphrases = [workerPassphrase];

/** There for certain once it was acknowledged, and possibly before. */
const thereIf = (isCertain: boolean, content: string): (string | null)[] => (isCertain ? [content] : [content, null]);

const newNames = ['new-1.txt', 'new-2.txt', 'new-3.txt'];

export const takingOut: Chapter = {
  name: 'taking out',
  play: (stage) =>
    withSatos(stage, [
      [
        'take',
        async (vault) => {
          const paths = newNames.map((name) => stage.at('originals', name));
          const plan = await createPlans(vault).make(paths, quietJob());
          await takePlan(vault, plan, { purpose: '現場確認', dueOn: null }, quietJob());
        },
      ],
    ]),
  look: (stage, { done }) =>
    lookAtVault(stage, 'sato', satosFolder(stage), {
      passphrases,
      contents: Object.fromEntries(newNames.map((name) => [name, thereIf(done.has('take'), textOf(name))])),
      together: newNames,
    }),
};

/** Versions of `edited.txt` that may be the current one. */
function allowedVersions({ done }: Acknowledged): string[] {
  const saved = ['save-3', 'save-4'].filter((step) => done.has(step)).length;
  const possible = [textOf('edited.txt', 2), textOf('edited.txt', 3), textOf('edited.txt', 4)];
  // A step that was refused or cut off may have happened; one that was acknowledged must have.
  return possible.slice(done.has('save-4') ? 2 : saved);
}

export const editing: Chapter = {
  name: 'editing',
  play: (stage) =>
    withSatos(stage, [
      ['save-3', (vault) => saveVersion(vault, entryId(vault, 'edited.txt'), textOf('edited.txt', 3))],
      [
        'draft',
        async (vault) => {
          const id = entryId(vault, 'edited.txt');
          const baseVersionId = vault.files.currentVersion(id).id;
          createDrafts(vault).save(id, {
            baseVersionId,
            text: textOf('draft', 9),
            cursor: 1,
            top: null,
            isOpen: true,
          });
        },
      ],
      ['save-4', (vault) => saveVersion(vault, entryId(vault, 'edited.txt'), textOf('edited.txt', 4))],
    ]),
  look: (stage, acknowledged) =>
    lookAtVault(stage, 'sato', satosFolder(stage), {
      passphrases,
      contents: { 'edited.txt': allowedVersions(acknowledged) },
      more: async (vault) => {
        const text = createDrafts(vault).read(entryId(vault, 'edited.txt'))?.text;
        return acknowledged.done.has('draft') && text !== textOf('draft', 9) ? ['the draft is lost'] : [];
      },
    }),
};

const packedNames = ['packed-1.txt', 'packed-2.txt'];
const returnedNames = ['returned-1.txt', 'returned-2.txt'];

export const importing: Chapter = {
  name: 'importing',
  play: (stage) =>
    withSatos(stage, [
      ['takeout', (vault) => importParcel(vault, stage.at('stick', parcelNames.takeout), quietJob())],
      ['receipt', (vault) => importParcel(vault, stage.at('stick', parcelNames.receipt), quietJob())],
    ]),
  look: (stage, { done }) =>
    lookAtVault(stage, 'sato', satosFolder(stage), {
      passphrases,
      contents: {
        ...Object.fromEntries(packedNames.map((name) => [name, thereIf(done.has('takeout'), textOf(name))])),
        ...Object.fromEntries(
          returnedNames.map((name) => [name, done.has('receipt') ? [null] : [null, onTheGround[name] ?? '']]),
        ),
      },
      together: packedNames,
      more: async (vault) => {
        // What was cut off can simply be done again.
        for (const name of ['takeout', 'receipt'] as const) {
          const again = await importParcel(vault, stage.at('stick', parcelNames[name]), quietJob());
          if (done.has(name) && !again.already) return [`the ${name} was taken in twice`];
        }
        const left = vault.catalogue.all<{ name: string }>(
          `SELECT name FROM entries JOIN versions v ON v.entry_id = entries.id WHERE v.destroyed_at IS NULL AND name LIKE 'returned-%'`,
        );
        return left.map(({ name }) => `${name} was not destroyed`);
      },
    }),
};

export const returning: Chapter = {
  name: 'returning',
  play: (stage) =>
    withSatos(stage, [
      [
        'pack',
        (vault) =>
          packReturn(
            vault,
            chooseForReturn(vault, [entryId(vault, 'edited.txt'), entryId(vault, 'kept.txt')]),
            stage.at('stick', 'packed-return.mochi'),
            quietJob(),
          ),
      ],
    ]),
  look: async (stage, { done }) => {
    const seen = await lookAtVault(stage, 'sato', satosFolder(stage), { passphrases, contents: {} });
    const office = await openOffice(stage);
    const file = stage.at('stick', 'packed-return.mochi');
    const about = await complaintsAboutParcel(office, file, office.keyring.parcelIdentity, done.has('pack'));
    await office.close();
    return { ...seen, complaints: [...seen.complaints, ...about] };
  },
};
