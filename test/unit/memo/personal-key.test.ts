import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { leastArgonParameters } from '../../../main/crypto/argon.ts';
import { changePassphrase, openVault, rekeyVault, resetPassphrase } from '../../../main/vault/vault.ts';
import { insideOf } from '../../../main/vault/inside.ts';
import { unlockHeader } from '../../../main/vault/unlock.ts';
import { quietJob } from '../../helpers/job.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';
import { goodPassphrase, makeVault, testEnvironment, type TestEnvironment } from '../../helpers/vault-folder.ts';
import { code } from '../../helpers/use-story.ts';

const otherPassphrase = 'yama no ue de taberu onigiri';
let folder: string;
let env: TestEnvironment;

beforeEach(async () => {
  const root = await tempFolder();
  folder = path.join(root, 'vault');
  env = await testEnvironment(root);
});

const open = (passphrase = goodPassphrase) => openVault(env, { folder, passphrase });
const next = { passphrase: otherPassphrase, userWords: [], withDeviceSecret: true, cost: leastArgonParameters };
const hex = (key: Uint8Array): string => Buffer.from(key).toString('hex');

/** As the office does it: with the vault key alone. */
async function resetAsOffice(): Promise<void> {
  const vault = await open();
  const { header, pool } = insideOf(vault);
  const { vaultKey } = await unlockHeader(env, pool, folder, header, goodPassphrase);
  await vault.close();
  await resetPassphrase(env, folder, vaultKey, next);
}

async function withKey(isEscrowed: boolean): Promise<string> {
  const vault = await makeVault(env, folder);
  expect(vault.personal.state()).toBe('none');
  const key = hex(vault.personal.key());
  if (isEscrowed) vault.personal.setEscrowed(true);
  await vault.close();
  return key;
}

describe('the personal key', () => {
  it('is there again after locking, and after the passphrase was changed', async () => {
    const key = await withKey(false);
    const vault = await open();
    await changePassphrase(vault, goodPassphrase, next);
    expect(hex(vault.personal.key())).toBe(key);
    await changePassphrase(vault, otherPassphrase, { ...next, passphrase: goodPassphrase });
    await vault.close();
    const again = await open();
    expect(hex(again.personal.key())).toBe(key);
    await again.close();
  });

  it('opens with the old passphrase when the change was cut off before the header was written', async () => {
    const key = await withKey(false);
    const vault = await open();
    const { wrapping } = insideOf(vault);
    const { wrapForNext } = await import('../../../main/vault/personal-key.ts');
    const other = { passphrase: env.sodium.randomBytes(32), vault: env.sodium.randomBytes(32) };
    wrapForNext({ sodium: env.sodium, catalogue: vault.catalogue, vaultId: vault.vaultId }, wrapping, other);
    await vault.close();
    const again = await open();
    expect(hex(again.personal.key())).toBe(key);
    expect(again.catalogue.all('SELECT * FROM personal_keys')).toHaveLength(1);
    await again.close();
  });

  it.each([false, true])('outlives a re-key (escrow allowed: %s)', async (isEscrowed) => {
    const key = await withKey(isEscrowed);
    await rekeyVault(env, { folder, passphrase: goodPassphrase, recoveryRecipient: null }, quietJob());
    const vault = await open();
    expect(hex(vault.personal.key())).toBe(key);
    expect(vault.personal.isEscrowed()).toBe(isEscrowed);
    await vault.close();
  });

  it('stays shut for the vault key alone, as the office has it', async () => {
    await withKey(false);
    await resetAsOffice();
    const vault = await open(otherPassphrase);
    expect(vault.personal.state()).toBe('shut');
    expect(() => vault.personal.key()).toThrow(code('memo/shut'));
    vault.personal.giveUp();
    expect(vault.personal.state()).toBe('none');
    await vault.close();
  });

  it('opens for the vault key where the worker allowed it, and then for the new passphrase as well', async () => {
    const key = await withKey(true);
    await resetAsOffice();
    const vault = await open(otherPassphrase);
    expect(hex(vault.personal.key())).toBe(key);
    vault.personal.setEscrowed(false);
    await vault.close();
    const again = await open(otherPassphrase);
    expect(hex(again.personal.key())).toBe(key);
    await again.close();
  });

  it('is not opened by a row that was changed', async () => {
    await withKey(false);
    const vault = await open();
    vault.catalogue.run('UPDATE personal_keys SET wrapped = zeroblob(48)');
    await vault.close();
    const again = await open();
    expect(again.personal.state()).toBe('shut');
    await again.close();
  });
});
