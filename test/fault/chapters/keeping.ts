/** What is done to a vault as a whole: passphrase, keys, backup, catalogue, end. */
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { leastArgonParameters } from '../../../main/crypto/argon.ts';
import {
  readOfficePage,
  backupVault,
  changePassphrase,
  describeVault,
  destroyVault,
} from '../../../main/vault/vault.ts';
import { openVault, rebuildCatalogue, rekeyVault, restoreVault } from '../../../main/vault/vault.ts';
import { quietJob } from '../../helpers/job.ts';
import { saveVersion } from '../../helpers/vault-folder.ts';
import { workerPassphrase } from '../../helpers/story.ts';
import { textOf } from '../ground.ts';
import { lookAtVault, plaintextIn } from '../look.ts';
import type { Expectation, Seen } from '../look.ts';
import type { Stage } from '../stage.ts';
import { entryId, openSatos, satosFolder, withSatos } from './chapter.ts';
import type { Chapter } from './chapter.ts';
import { complaintsAboutOldKey, keepOldKey } from './old-key.ts';

const nextPassphrase = 'correct battery horse second';
const asOnTheGround: Expectation = { passphrases: [workerPassphrase], contents: {} };

export const changingPassphrase: Chapter = {
  name: 'changing the passphrase',
  play: (stage) =>
    withSatos(stage, [
      [
        'change',
        (vault) =>
          changePassphrase(vault, workerPassphrase, {
            passphrase: nextPassphrase,
            userWords: [],
            withDeviceSecret: true,
            cost: leastArgonParameters,
          }),
      ],
    ]),
  look: (stage, { done, failed }) => {
    // Refused means that the old one still opens it; cut off, either one.
    const passphrases = done.has('change')
      ? [nextPassphrase]
      : failed.has('change')
        ? [workerPassphrase]
        : [workerPassphrase, nextPassphrase];
    return lookAtVault(stage, 'sato', satosFolder(stage), { ...asOnTheGround, passphrases });
  },
};

const rekey = async (stage: Stage) => {
  const page = await readOfficePage(stage.environment('sato').sodium, satosFolder(stage), null);
  const recoveryRecipient = page?.recoveryRecipient ?? null;
  const input = { folder: satosFolder(stage), passphrase: workerPassphrase, recoveryRecipient };
  await rekeyVault(stage.environment('sato'), { ...input, cost: leastArgonParameters }, quietJob());
};

export const makingNewKeys: Chapter = {
  name: 'making new keys',
  prepare: keepOldKey,
  play: (stage) => stage.step('rekey', () => rekey(stage)),
  look: async (stage, { done }) => {
    const wasBegun = existsSync(path.join(satosFolder(stage), 'rekey.json'));
    const seen = await lookAtVault(stage, 'sato', satosFolder(stage), asOnTheGround);
    const about = await complaintsAboutOldKey(stage, done.has('rekey') || wasBegun);
    return { ...seen, complaints: [...seen.complaints, ...about] };
  },
};

const medium = (stage: Stage): string => stage.at('stick', 'backup');

/** What the backup on the medium gives back on another machine. */
async function lookAtBackup(stage: Stage, contents: Expectation['contents'], isCertain: boolean): Promise<string[]> {
  const folder = stage.at('restored');
  rmSync(folder, { recursive: true, force: true });
  try {
    await restoreVault(stage.environment('sato'), { folder, from: medium(stage) }, quietJob());
  } catch (error) {
    return isCertain ? [`the backup cannot be restored: ${String(error)}`] : [];
  }
  const { complaints } = await lookAtVault(stage, 'sato', folder, { ...asOnTheGround, contents });
  return [...complaints, ...plaintextIn(medium(stage))].map((complaint) => `restored: ${complaint}`);
}

export const backingUp: Chapter = {
  name: 'backing up',
  play: (stage) =>
    withSatos(stage, [
      ['first', (vault) => backupVault(vault, medium(stage), quietJob())],
      ['save', (vault) => saveVersion(vault, entryId(vault, 'edited.txt'), textOf('edited.txt', 3))],
      ['second', (vault) => backupVault(vault, medium(stage), quietJob())],
    ]),
  look: async (stage, { done }) => {
    const versions = [textOf('edited.txt', 2), textOf('edited.txt', 3)];
    const contents = { 'edited.txt': done.has('save') ? versions.slice(1) : versions };
    const seen = await lookAtVault(stage, 'sato', satosFolder(stage), { ...asOnTheGround, contents });
    const backedUp = { 'edited.txt': done.has('second') && done.has('save') ? versions.slice(1) : versions };
    return { ...seen, complaints: [...seen.complaints, ...(await lookAtBackup(stage, backedUp, done.has('first')))] };
  },
};

export const rebuilding: Chapter = {
  name: 'rebuilding the catalogue',
  async prepare(stage) {
    const catalogue = path.join(satosFolder(stage), 'catalogue.db');
    writeFileSync(catalogue, readFileSync(catalogue).fill(0, 4096, 8192));
  },
  play(stage) {
    const input = { folder: satosFolder(stage), passphrase: workerPassphrase };
    return stage.step('rebuild', () => rebuildCatalogue(stage.environment('sato'), input, quietJob()));
  },
  async look(stage, { done }) {
    const input = { folder: satosFolder(stage), passphrase: workerPassphrase };
    if (!done.has('rebuild')) await rebuildCatalogue(stage.environment('sato'), input, quietJob());
    return lookAtVault(stage, 'sato', satosFolder(stage), asOnTheGround);
  },
};

const certificate = (stage: Stage): string => stage.at('stick', 'certificate.json');

export const destroying: Chapter = {
  name: 'destroying the vault',
  play: (stage) =>
    stage.step('destroy', async () => {
      const vault = await openSatos(stage);
      const order = { passphrase: workerPassphrase, reason: '返却', certificatePath: certificate(stage) };
      await destroyVault(vault, order, quietJob());
    }),
  async look(stage, { done }): Promise<Seen> {
    const env = stage.environment('sato');
    const { state } = await describeVault(env, satosFolder(stage));
    const complaints: string[] = [];
    if (state === 'ready') {
      if (done.has('destroy')) complaints.push('a vault that was destroyed is still there');
      if (existsSync(certificate(stage))) complaints.push('a certificate says that a vault is gone which is there');
      const seen = await lookAtVault(stage, 'sato', satosFolder(stage), asOnTheGround);
      return { ...seen, complaints: [...complaints, ...seen.complaints] };
    }
    if (state !== 'none') complaints.push(`what is left is ${state}`);
    if (done.has('destroy')) {
      if (!existsSync(certificate(stage))) complaints.push('there is no certificate');
      // What a failing disk did not let go of is garbage beside the mark.
      const left = readdirSync(satosFolder(stage)).filter((name) => name !== 'device.json' && name !== 'owner.lock');
      if (left.length > 0 && !left.includes('creating')) complaints.push(`${left.join(', ')} is left`);
    }
    if ((await env.keychain.get('x')) !== null) complaints.push('the keychain is damaged');
    return { complaints, openMs: null };
  },
};

export const restoring: Chapter = {
  name: 'restoring',
  async play(stage) {
    await stage.step('backup', async () => {
      const vault = await openSatos(stage);
      await backupVault(vault, medium(stage), quietJob());
      await vault.close();
    });
    const input = { folder: stage.at('restored'), from: medium(stage) };
    await stage.step('restore', async () => {
      await restoreVault(stage.environment('sato'), input, quietJob());
      await (await openVault(stage.environment('sato'), { ...input, passphrase: workerPassphrase })).close();
    });
  },
  async look(stage, { done }) {
    const input = { folder: stage.at('restored'), from: medium(stage) };
    const env = stage.environment('sato');
    if (done.has('restore')) return lookAtVault(stage, 'sato', input.folder, asOnTheGround);
    if (!done.has('backup')) return { complaints: [], openMs: null };
    // Half a vault is none, and restoring can be done again.
    if ((await describeVault(env, input.folder)).state === 'none') await restoreVault(env, input, quietJob());
    return lookAtVault(stage, 'sato', input.folder, asOnTheGround);
  },
};
