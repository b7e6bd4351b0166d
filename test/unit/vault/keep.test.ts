import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { leastArgonParameters } from '../../../main/crypto/argon.ts';
import {
  formatIdentity,
  formatRecipient,
  generateHybridIdentity,
  parseIdentity,
} from '../../../main/crypto/age/age.ts';
import type { OpenVault } from '../../../main/vault/open-vault.ts';
import {
  SignedCertificate,
  backupVault,
  describeVault,
  destroyVault,
  lastBackupAt,
  openEscrow,
  openVault,
  rekeyVault,
  resetPassphrase,
  restoreVault,
  verifyCertificate,
  verifyVault,
} from '../../../main/vault/vault.ts';
import type { Job } from '../../../main/vault/open-vault.ts';
import { decryptElsewhere } from '../../helpers/current-age.ts';
import { quietJob, stoppedJob } from '../../helpers/job.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';
import {
  currentContent,
  goodPassphrase,
  makeVault,
  saveVersion,
  takeIn,
  testEnvironment,
} from '../../helpers/vault-folder.ts';
import type { TestEnvironment } from '../../helpers/vault-folder.ts';

let root: string;
let folder: string;
let env: TestEnvironment;
let recovery: string;
let recoveryRecipient: string;
let vault: OpenVault;
let ids: string[];

beforeEach(async () => {
  root = await tempFolder();
  folder = path.join(root, 'vault');
  env = await testEnvironment(root);
  const identity = generateHybridIdentity(env.sodium);
  recovery = formatIdentity(identity);
  recoveryRecipient = formatRecipient(identity);
  vault = await makeVault(env, folder, { recoveryRecipient });
  const entries = await takeIn(vault, [
    { name: '報告書.txt', content: 'first\n' },
    { name: 'mochidashi.json', content: 'a file that has the name of the note' },
    { name: `${'長い名前'.repeat(20)}.txt`, content: 'x'.repeat(70_000) },
  ]);
  ids = entries.map(({ id }) => id);
});

const open = (passphrase = goodPassphrase) => openVault(env, { folder, passphrase });
const next = {
  passphrase: 'aoi sora ni tobu kujira',
  userWords: [],
  withDeviceSecret: true,
  cost: leastArgonParameters,
};

function objectFiles(): string[] {
  const names = readdirSync(path.join(folder, 'objects'), { recursive: true, encoding: 'utf8' });
  return names.filter((name) => name.endsWith('.age')).map((name) => path.join(folder, 'objects', name));
}

describe('the escrow', () => {
  it('is opened by current age with the recovery key alone, and then stock age and tar open every object', async () => {
    const escrow = vault.escrow();
    await vault.close();
    writeFileSync(path.join(root, 'escrow.age'), escrow?.age ?? '');
    writeFileSync(path.join(root, 'recovery.key'), `${recovery}\n`);
    writeFileSync(
      path.join(root, 'id.txt'),
      decryptElsewhere(path.join(root, 'recovery.key'), path.join(root, 'escrow.age')),
    );
    const unpacked = path.join(root, 'unpacked');
    mkdirSync(unpacked);
    for (const file of objectFiles()) {
      const tar = execFileSync('age', ['-d', '-i', path.join(root, 'id.txt'), file]);
      const into = path.join(unpacked, path.basename(file));
      mkdirSync(into);
      execFileSync('tar', ['x', '-C', into], { input: tar });
    }
    const paths = readdirSync(unpacked, { recursive: true, encoding: 'utf8' });
    const found = paths.map((name) => path.basename(name));
    const contentOf = (name: string) => {
      const matching = paths.find((file) => path.basename(file) === name) ?? '';
      return readFileSync(path.join(unpacked, matching), 'utf8');
    };
    expect(contentOf('報告書.txt')).toBe('first\n');
    expect(found.filter((name) => name === 'mochidashi.note.json')).toHaveLength(1);
    expect(found).toContain(`${'長い名前'.repeat(20)}.txt`);
    expect(found).toContain('keyring.txt');
  });

  it('gives the vault key back to the recovery key only, and its check value agrees', async () => {
    const escrow = vault.escrow();
    await vault.close();
    const opened = openEscrow(env.sodium, escrow?.age ?? new Uint8Array(0), parseIdentity(env.sodium, recovery));
    expect(opened).toMatchObject({ vaultId: vault.vaultId, checkValue: escrow?.checkValue });
    expect(() => openEscrow(env.sodium, escrow?.age ?? new Uint8Array(0), generateHybridIdentity(env.sodium))).toThrow(
      'vault/wrong-recovery-key',
    );
    const damaged = Uint8Array.from(escrow?.age ?? []);
    damaged[damaged.length - 1] = (damaged.at(-1) ?? 0) ^ 1;
    expect(() => openEscrow(env.sodium, damaged, parseIdentity(env.sodium, recovery))).toThrow('vault/escrow-damaged');
  });

  it('sets a new passphrase for one that was forgotten, although the keychain is empty', async () => {
    const escrow = vault.escrow();
    await vault.close();
    rmSync(path.join(root, 'keychain.json'));
    const { vaultKey } = openEscrow(env.sodium, escrow?.age ?? new Uint8Array(0), parseIdentity(env.sodium, recovery));
    await resetPassphrase(env, folder, vaultKey, next);
    await expect(open()).rejects.toMatchObject({ code: 'vault/wrong-passphrase' });
    vault = await open(next.passphrase);
    expect(await currentContent(vault, ids[0] ?? '')).toBe('first\n');
    await vault.close();
    const wrong = env.sodium.randomBytes(32);
    await expect(resetPassphrase(env, folder, wrong, next)).rejects.toMatchObject({ code: 'vault/wrong-recovery-key' });
  });
});

const objectsIn = (medium: string): string[] =>
  readdirSync(medium, { recursive: true, encoding: 'utf8' }).filter((name) => /objects.*\.age$/.test(name));

describe('backup and restore', () => {
  it('brings back all files; the second backup copies only what changed and drops what was destroyed', async () => {
    const to = path.join(root, 'stick');
    const first = await backupVault(vault, to, quietJob());
    expect(first).toMatchObject({ copiedFiles: 7, keptFiles: 0 });
    await saveVersion(vault, ids[0] ?? '', 'second\n');
    await vault.files.destroyContent([ids[2] ?? ''], 'returned');
    const second = await backupVault(vault, to, quietJob());
    expect(second.keptFiles).toBe(3);
    await vault.close();
    const copy = path.join(root, 'copy');
    const report = await restoreVault(env, { folder: copy, from: to }, quietJob());
    expect(report.totalBytes).toBe(second.totalBytes);
    vault = await openVault(env, { folder: copy, passphrase: goodPassphrase });
    expect(await currentContent(vault, ids[0] ?? '')).toBe('second\n');
    expect((await verifyVault(vault, { repair: false }, quietJob())).findings).toEqual([]);
    await vault.close();
    expect(objectsIn(to)).toHaveLength(4);
  });

  it('mends a kept file that rotted on the medium', async () => {
    const to = path.join(root, 'stick');
    await backupVault(vault, to, quietJob());
    const [name = ''] = objectsIn(to);
    writeFileSync(path.join(to, name), 'rotten');
    await expect(restoreVault(env, { folder: path.join(root, 'x'), from: to }, quietJob())).rejects.toMatchObject({
      code: 'backup/damaged',
    });
    expect(await backupVault(vault, to, quietJob())).toMatchObject({ keptFiles: 3 });
    await restoreVault(env, { folder: path.join(root, 'x'), from: to }, quietJob());
    await vault.close();
  });

  it('leaves the backup before it whole, and its date, when it is stopped', async () => {
    const to = path.join(root, 'stick');
    env.clock.pass(1000);
    await backupVault(vault, to, quietJob());
    const first = lastBackupAt(vault);
    env.clock.pass(1000);
    await saveVersion(vault, ids[0] ?? '', 'second\n');
    await vault.files.destroyContent([ids[2] ?? ''], 'returned');
    const stopped = backupVault(
      vault,
      to,
      stoppedJob(({ done }) => done === 3),
    );
    await expect(stopped).rejects.toMatchObject({ code: 'job/cancelled' });
    expect(lastBackupAt(vault)).toBe(first);
    await vault.close();
    const copy = path.join(root, 'copy');
    await restoreVault(env, { folder: copy, from: to }, quietJob());
    vault = await openVault(env, { folder: copy, passphrase: goodPassphrase });
    expect(await currentContent(vault, ids[0] ?? '')).toBe('first\n');
    expect(await currentContent(vault, ids[2] ?? '')).toBe('x'.repeat(70_000));
    await vault.close();
  });

  it('can be restored after the vault got new keys, and nothing of the old keys stays on the medium', async () => {
    const to = path.join(root, 'stick');
    await backupVault(vault, to, quietJob());
    const before = objectsIn(to);
    await vault.close();
    await rekeyVault(env, { folder, passphrase: goodPassphrase, recoveryRecipient }, quietJob());
    vault = await open();
    expect(await backupVault(vault, to, quietJob())).toMatchObject({ keptFiles: 0 });
    expect(objectsIn(to).filter((name) => before.includes(name))).toEqual([]);
    await vault.close();
    const copy = path.join(root, 'copy');
    await restoreVault(env, { folder: copy, from: to }, quietJob());
    vault = await openVault(env, { folder: copy, passphrase: goodPassphrase });
    expect((await verifyVault(vault, { repair: false }, quietJob())).findings).toEqual([]);
    expect(await currentContent(vault, ids[2] ?? '')).toBe('x'.repeat(70_000));
    await vault.close();
  });

  it("opens on another machine with the office's help, although the keychain stayed behind", async () => {
    const to = path.join(root, 'stick');
    await backupVault(vault, to, quietJob());
    const escrow = vault.escrow();
    await vault.close();
    const elsewhere = await testEnvironment(path.join(root, 'elsewhere'));
    mkdirSync(path.join(root, 'elsewhere'));
    const copy = path.join(root, 'elsewhere', 'vault');
    await restoreVault(elsewhere, { folder: copy, from: to }, quietJob());
    await expect(openVault(elsewhere, { folder: copy, passphrase: goodPassphrase })).rejects.toMatchObject({
      code: 'vault/device-secret-missing',
    });
    const { vaultKey } = openEscrow(env.sodium, escrow?.age ?? new Uint8Array(0), parseIdentity(env.sodium, recovery));
    await resetPassphrase(elsewhere, copy, vaultKey, next);
    vault = await openVault(elsewhere, { folder: copy, passphrase: next.passphrase });
    expect(await currentContent(vault, ids[0] ?? '')).toBe('first\n');
    await vault.close();
  });

  it('refuses a folder inside the vault, a backup of another vault, and no backup at all', async () => {
    await expect(backupVault(vault, path.join(folder, 'here'), quietJob())).rejects.toMatchObject({
      code: 'backup/inside-vault',
    });
    const to = path.join(root, 'stick');
    const other = await makeVault(env, path.join(root, 'other'));
    await backupVault(other, to, quietJob());
    await other.close();
    await expect(backupVault(vault, to, quietJob())).rejects.toMatchObject({ code: 'backup/other-vault' });
    await expect(restoreVault(env, { folder, from: to }, quietJob())).rejects.toMatchObject({ code: 'vault/in-use' });
    await vault.close();
    await expect(restoreVault(env, { folder, from: to }, quietJob())).rejects.toMatchObject({
      code: 'vault/already-exists',
    });
    const from = path.join(root, 'nothing');
    await expect(restoreVault(env, { folder: path.join(root, 'new'), from }, quietJob())).rejects.toMatchObject({
      code: 'backup/none',
    });
  });

  it('can be restored again after it was cancelled, and is no vault in between', async () => {
    const to = path.join(root, 'stick');
    await backupVault(vault, to, quietJob());
    await vault.close();
    const copy = path.join(root, 'copy');
    const stopped = restoreVault(
      env,
      { folder: copy, from: to },
      stoppedJob(({ done }) => done === 2),
    );
    await expect(stopped).rejects.toMatchObject({ code: 'job/cancelled' });
    expect((await describeVault(env, copy)).state).toBe('none');
    await restoreVault(env, { folder: copy, from: to }, quietJob());
    await (await openVault(env, { folder: copy, passphrase: goodPassphrase })).close();
  });
});

describe('re-keying', () => {
  it('leaves nothing that the old key opens, and everything as it was', async () => {
    const before = vault.escrow();
    const oldKey = openEscrow(env.sodium, before?.age ?? new Uint8Array(0), parseIdentity(env.sodium, recovery));
    await vault.close();
    expect(await rekeyVault(env, { folder, passphrase: goodPassphrase, recoveryRecipient }, quietJob())).toEqual({
      objects: 4,
    });
    await expect(resetPassphrase(env, folder, oldKey.vaultKey, next)).rejects.toMatchObject({
      code: 'vault/wrong-recovery-key',
    });
    vault = await open();
    expect(vault.escrow()?.checkValue).not.toBe(before?.checkValue);
    expect(await currentContent(vault, ids[2] ?? '')).toBe('x'.repeat(70_000));
    expect((await verifyVault(vault, { repair: false }, quietJob())).findings).toEqual([]);
    await vault.close();
    expect(existsSync(path.join(folder, 'rekey.json'))).toBe(false);
  });

  it.each([1, 2, 3, 4, 5])('is finished by the next unlock when it was stopped after step %i', async (step) => {
    await vault.close();
    const job = stoppedJob(({ done }) => done === step);
    const rekeying = rekeyVault(env, { folder, passphrase: goodPassphrase, recoveryRecipient }, job);
    await expect(rekeying).rejects.toMatchObject({ code: 'job/cancelled' });
    vault = await open();
    expect(await currentContent(vault, ids[0] ?? '')).toBe('first\n');
    expect((await verifyVault(vault, { repair: false }, quietJob())).findings).toEqual([]);
    await vault.close();
    expect(existsSync(path.join(folder, 'rekey.json'))).toBe(false);
  });

  it('hears between any two files that it is to stop', async () => {
    await vault.close();
    const controller = new AbortController();
    const done: number[] = [];
    const job: Job = {
      signal: controller.signal,
      onProgress(progress) {
        done.push(progress.done);
        // As the message of a lock comes: with the next turn of the event loop.
        setImmediate(() => {
          controller.abort();
        });
      },
    };
    const rekeying = rekeyVault(env, { folder, passphrase: goodPassphrase, recoveryRecipient }, job);
    await expect(rekeying).rejects.toMatchObject({ code: 'job/cancelled' });
    expect(done).toEqual([1]);
    vault = await open();
    expect((await verifyVault(vault, { repair: false }, quietJob())).findings).toEqual([]);
    await vault.close();
  });

  it('is finished before a forgotten passphrase is replaced', async () => {
    const escrow = vault.escrow();
    await vault.close();
    const job = stoppedJob(({ done }) => done === 2);
    const rekeying = rekeyVault(env, { folder, passphrase: goodPassphrase, recoveryRecipient }, job);
    await expect(rekeying).rejects.toMatchObject({ code: 'job/cancelled' });
    const { vaultKey } = openEscrow(env.sodium, escrow?.age ?? new Uint8Array(0), parseIdentity(env.sodium, recovery));
    await resetPassphrase(env, folder, vaultKey, next);
    vault = await open(next.passphrase);
    expect(await currentContent(vault, ids[0] ?? '')).toBe('first\n');
    await vault.close();
  });
});

describe('destroying', () => {
  it('leaves no vault, no objects and no keychain entry, and a certificate that verifies', async () => {
    const certificatePath = path.join(root, 'certificate.json');
    const copy = path.join(root, 'copy');
    cpSync(folder, copy, { recursive: true });
    await destroyVault(vault, { passphrase: goodPassphrase, reason: '端末の廃棄', certificatePath }, quietJob());
    expect(readdirSync(folder)).toEqual([]);
    expect((await describeVault(env, folder)).state).toBe('none');
    const signed = SignedCertificate.parse(JSON.parse(readFileSync(certificatePath, 'utf8')));
    expect(signed.certificate).toMatchObject({ vaultId: vault.vaultId, objects: 4, stillOut: 3, reason: '端末の廃棄' });
    expect(verifyCertificate(env.sodium, signed)).toBe(true);
    expect(verifyCertificate(env.sodium, { ...signed, certificate: { ...signed.certificate, objects: 0 } })).toBe(
      false,
    );
    // A copy that somebody made before cannot be opened by the passphrase any more.
    rmSync(path.join(copy, 'owner.lock'));
    await expect(openVault(env, { folder: copy, passphrase: goodPassphrase })).rejects.toMatchObject({
      code: 'vault/device-secret-missing',
    });
  });

  it('does nothing for a wrong passphrase or a certificate that cannot be written', async () => {
    const certificatePath = path.join(root, 'certificate.json');
    const wrong = destroyVault(vault, { passphrase: 'wrong', reason: '', certificatePath }, quietJob());
    await expect(wrong).rejects.toMatchObject({ code: 'vault/wrong-passphrase' });
    const nowhere = path.join(root, 'no', 'such', 'folder.json');
    const unwritten = destroyVault(
      vault,
      { passphrase: goodPassphrase, reason: '', certificatePath: nowhere },
      quietJob(),
    );
    await expect(unwritten).rejects.toThrow('ENOENT');
    expect(await currentContent(vault, ids[0] ?? '')).toBe('first\n');
    await vault.close();
    await (await open()).close();
  });
});
