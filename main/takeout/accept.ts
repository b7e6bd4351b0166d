/** Makes a worker's vault out of a grant. For the worker's handlers. */
import { isDeepStrictEqual } from 'node:util';
import { AppError } from '../../preload/contract/errors.ts';
import { deviceFingerprint } from '../parcel/fingerprints.ts';
import { readHeader } from '../vault/header.ts';
import type { OpenVault } from '../vault/open-vault.ts';
import {
  type NewVault,
  type OfficePage,
  type VaultEnvironment,
  createVault,
  readOfficePage,
  writeOfficePage,
} from '../vault/vault.ts';
import { deviceSetting, officeSetting, readDevice } from './device.ts';
import { openGrant } from './grant.ts';
import { forgetSecrets } from './kept-secrets.ts';
import { leaseSetting, noteTime } from './lease.ts';
import { type Acceptance, type PendingEnrolment, deviceNote, enrolmentNote } from './pending.ts';
import { storePolicy } from './policies.ts';

export interface AcceptInput {
  readonly path: string;
  readonly passphrase: string;
  /** The policy the worker was shown. */
  readonly acceptedPolicyVersion: number;
  readonly appVersion: string;
  /** Strength of the passphrase's derivation; measured when left out. */
  readonly cost?: NewVault['cost'];
}

/**
 * Makes the vault and opens it: passphrase set, policy accepted, key escrowed to the office. Throws `grant/policy-version-changed`,
 * `enrolment/keychain-needed` (the policy asks for a keychain and there is none), and what `openGrant` and `createVault` throw.
 */
export async function acceptGrant(env: VaultEnvironment, folder: string, input: AcceptInput): Promise<OpenVault> {
  const { pending, keys, manifest, manifestSha256, page, signedPage } = await openGrant(env, folder, input.path);
  try {
    if (page.policy.version !== input.acceptedPolicyVersion) throw new AppError('grant/policy-version-changed');
    const withDeviceSecret = (await env.keychain.state()) === 'available';
    if (!withDeviceSecret && !page.policy.passphraseAlone) throw new AppError('enrolment/keychain-needed');
    const { parcelId, sequence, previousSha256, createdAt, body } = manifest;
    const { workerName, deviceName, leaseNotAfter } = body;
    const acceptance: Acceptance = {
      parcelId,
      manifestSha256,
      sequence,
      previousSha256,
      createdAt,
      workerName,
      deviceName,
      leaseNotAfter,
      acceptedAt: new Date(env.clock.now()).toISOString(),
      appVersion: input.appVersion,
    };
    // Both are there before the vault is: after a crash, the next unlocking finds what is left to put into it.
    await writeOfficePage(folder, signedPage);
    await enrolmentNote.write(folder, { ...pending, acceptance });
    const vault = await createVault(env, {
      folder,
      role: 'worker',
      passphrase: input.passphrase,
      userWords: [workerName, page.name],
      withDeviceSecret,
      office: { officeId: page.officeId, name: page.name, signPublicKey: page.signPublicKey },
      recoveryRecipient: page.recoveryRecipient,
      keyring: keys,
      ...(input.cost ? { cost: input.cost } : {}),
    });
    try {
      await completeAcceptance(env, vault);
    } catch (error) {
      await vault.close();
      throw error;
    }
    return vault;
  } finally {
    env.sodium.memzero(keys.signSeed);
  }
}

function recordAcceptance(vault: OpenVault, pending: PendingEnrolment, acceptance: Acceptance, page: OfficePage): void {
  const { parcelId, manifestSha256, sequence, previousSha256, createdAt, acceptedAt } = acceptance;
  const { workerName, deviceName, leaseNotAfter, appVersion } = acceptance;
  const { deviceId, ownership } = pending;
  vault.catalogue.transaction(() => {
    deviceSetting.write(vault, { deviceId, deviceName, workerName, ownership, appVersion });
    writeOffice(vault, page, acceptedAt);
    leaseSetting.write(vault, { notAfter: leaseNotAfter });
    storePolicy(vault, page.policy, page.issuedAt, acceptedAt);
    noteTime(vault);
    vault.catalogue.run(
      `INSERT INTO parcels (id, direction, kind, peer_id, sequence, manifest_sha256, previous_sha256, created_at, handled_at, summary)
       VALUES (?, 'in', 'grant', ?, ?, ?, ?, ?, ?, '{}')`,
      [parcelId, page.officeId, sequence, manifestSha256, previousSha256, createdAt, acceptedAt],
    );
    vault.audit.append('grant.accepted', { parcelId, leaseNotAfter, policyVersion: page.policy.version });
  });
}

/**
 * Makes sure that an open vault knows its device and its office. Called after making a vault and at every unlocking; does nothing when
 * all is there. After a crash during `acceptGrant` it puts what the grant said into the vault; after the catalogue was rebuilt from
 * the objects it takes what the notes beside the vault say, and then the lease counts as over until the next renewal.
 */
export async function completeAcceptance(env: VaultEnvironment, vault: OpenVault): Promise<void> {
  if (vault.role !== 'worker') return;
  const pending = await enrolmentNote.read(vault.folder);
  if (deviceSetting.read(vault) === null) {
    // The header was authenticated when the vault was opened; what it pins is the office of the grant.
    const pin = (await readHeader(env.sodium, vault.folder))?.stored.office?.signPublicKey ?? '';
    const page = await readOfficePage(env.sodium, vault.folder, pin);
    if (!page) throw new AppError('vault/note-damaged');
    if (pending?.acceptance) recordAcceptance(vault, pending, pending.acceptance, page);
    else await recordFromNotes(vault, page);
  }
  await keepDeviceNote(vault);
  if (!pending) return;
  await forgetSecrets(env, pending.secrets);
  await enrolmentNote.remove(vault.folder);
}

/** The note beside the vault says what the catalogue knows; nothing protects it there, so it is looked at whenever the vault is open. */
async function keepDeviceNote(vault: OpenVault): Promise<void> {
  const { deviceId, deviceName, workerName, ownership } = readDevice(vault);
  const { parcelRecipient: recipient, signPublicKey } = vault.keyring;
  const fingerprint = deviceFingerprint(vault.sodium, { deviceId, signPublicKey, recipient });
  const note = { format: 1, deviceId, deviceName, workerName, ownership, fingerprint } as const;
  const found = await deviceNote.read(vault.folder).catch(() => null);
  if (!isDeepStrictEqual(found, note)) await deviceNote.write(vault.folder, note);
}

async function recordFromNotes(vault: OpenVault, page: OfficePage): Promise<void> {
  const note = await deviceNote.read(vault.folder);
  if (!note) throw new AppError('vault/note-damaged');
  const { deviceId, deviceName, workerName, ownership } = note;
  vault.catalogue.transaction(() => {
    deviceSetting.write(vault, { deviceId, deviceName, workerName, ownership, appVersion: '' });
    writeOffice(vault, page, page.issuedAt);
    leaseSetting.write(vault, { notAfter: new Date(0).toISOString() });
    storePolicy(vault, page.policy, page.issuedAt, null);
    vault.audit.append('device.recalled', { deviceId });
  });
}

function writeOffice(vault: OpenVault, page: OfficePage, grantedAt: string): void {
  const { officeId, name, signPublicKey, parcelRecipient } = page;
  officeSetting.write(vault, { officeId, name, signPublicKey, parcelRecipient, grantedAt });
}
