/** Sets an office up: its vault, its keys, its first policy. For the office's handlers. */
import { randomUUID } from 'node:crypto';
import { AppError } from '../../preload/contract/errors.ts';
import type { Policy } from '../../preload/contract/policy.ts';
import { toBase64 } from '../crypto/encoding.ts';
import type { OpenVault } from '../vault/open-vault.ts';
import {
  type NewVault,
  type OfficePage,
  type VaultEnvironment,
  createVault,
  generateKeyring,
  openKeyring,
  readOfficePage,
  signOfficePage,
  writeOfficePage,
} from '../vault/vault.ts';
import { enrolmentNote } from '../takeout/pending.ts';
import { storePolicy } from '../takeout/policies.ts';
import { defaultPolicy } from './default-policy.ts';
import { fingerprintOfOffice, officeSelfSetting } from './self.ts';

export interface OfficeInput {
  readonly officeName: string;
  readonly adminName: string;
  readonly passphrase: string;
  readonly withoutKeychain: boolean;
  /** Of the first policy, and of names the office gives to files; Japanese if nothing is said. */
  readonly locale?: 'ja' | 'en';
  /** The first policy, where it is not the one an office begins with. */
  readonly policy?: Policy;
  readonly cost?: NewVault['cost'];
}

/**
 * Makes the office vault and opens it. `recoveryKey` (`AGE-SECRET-KEY-1…`) opens this vault and those of all devices; it is shown once
 * and to be kept outside. Throws `enrolment/keychain-needed` where there is no keychain and none was renounced, and
 * what `createVault` throws.
 */
export async function initOffice(
  env: VaultEnvironment,
  folder: string,
  input: OfficeInput,
): Promise<{ vault: OpenVault; recoveryKey: string; fingerprint: string[] }> {
  const { sodium, clock, keychain } = env;
  const { locale = 'ja', policy = defaultPolicy(locale) } = input;
  if (await enrolmentNote.read(folder).catch(() => null)) throw new AppError('vault/already-exists');
  const withDeviceSecret = (await keychain.state()) === 'available';
  if (!withDeviceSecret && !input.withoutKeychain) throw new AppError('enrolment/keychain-needed');
  const keys = generateKeyring(sodium, { withRecovery: true });
  const keyring = openKeyring(sodium, keys);
  const officeId = randomUUID();
  const signPublicKey = toBase64(keyring.signPublicKey);
  const recoveryRecipient = keyring.recoveryRecipient ?? '';
  const page: OfficePage = {
    format: 'mochidashi-office-page',
    version: 1,
    officeId,
    name: input.officeName,
    signPublicKey,
    parcelRecipient: keyring.parcelRecipient,
    recoveryRecipient,
    policy,
    issuedAt: new Date(clock.now()).toISOString(),
  };
  const signed = signOfficePage(sodium, page, keyring.signSecretKey);
  sodium.memzero(keyring.signSecretKey);
  const vault = await createVault(env, {
    folder,
    role: 'office',
    passphrase: input.passphrase,
    userWords: [input.officeName, input.adminName],
    withDeviceSecret,
    office: { officeId, name: input.officeName, signPublicKey },
    recoveryRecipient,
    keyring: keys,
    ...(input.cost ? { cost: input.cost } : {}),
  });
  sodium.memzero(keys.signSeed);
  try {
    await writeOfficePage(folder, signed);
    recordOffice(vault, page, input.adminName, locale);
    return { vault, recoveryKey: vault.keyring.recoveryIdentity ?? '', fingerprint: fingerprintOfOffice(vault) };
  } catch (error) {
    await vault.close();
    throw error;
  }
}

function recordOffice(vault: OpenVault, page: OfficePage, adminName: string, locale: 'ja' | 'en'): void {
  vault.catalogue.transaction(() => {
    officeSelfSetting.write(vault, {
      officeId: page.officeId,
      name: page.name,
      adminName,
      locale,
      recoveryKeySavedAt: null,
      recoveryKeyOnPaperAt: null,
    });
    storePolicy(vault, page.policy, page.issuedAt, null);
    vault.audit.append('office.made', { officeId: page.officeId, policyVersion: page.policy.version });
  });
}

/**
 * Puts on record what a crash during `initOffice` left out. Called at every unlocking; does nothing otherwise. Throws
 * `office/page-missing` when even the page is not there: such an office has issued nothing yet and is made again.
 */
export async function completeInit(env: VaultEnvironment, vault: OpenVault): Promise<void> {
  if (vault.role !== 'office' || officeSelfSetting.read(vault) !== null) return;
  const page = await readOfficePage(env.sodium, vault.folder, toBase64(vault.keyring.signPublicKey));
  if (!page) throw new AppError('office/page-missing');
  recordOffice(vault, page, '', 'ja');
}
