/** Makes a worker's vault out of a grant. For the worker's handlers. */
import { AppError } from '../../preload/contract/errors.ts';
import type { OpenVault } from '../vault/open-vault.ts';
import {
  type NewVault,
  type OfficePage,
  type VaultEnvironment,
  createVault,
  readOfficePage,
  writeOfficePage,
} from '../vault/vault.ts';
import { deviceSetting, officeSetting } from './device.ts';
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
    officeSetting.write(vault, {
      officeId: page.officeId,
      name: page.name,
      signPublicKey: page.signPublicKey,
      parcelRecipient: page.parcelRecipient,
      grantedAt: acceptedAt,
    });
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
 * Puts what the grant said into the new vault and clears the enrolment away. Called after making a vault and at every
 * unlocking; does nothing when it was done before.
 */
export async function completeAcceptance(env: VaultEnvironment, vault: OpenVault): Promise<void> {
  if (vault.role !== 'worker') return;
  const pending = await enrolmentNote.read(vault.folder);
  if (!pending) return;
  if (deviceSetting.read(vault) === null) {
    const signed = await readOfficePage(env.sodium, vault.folder, null);
    if (!pending.acceptance || !signed) throw new AppError('vault/header-damaged');
    recordAcceptance(vault, pending, pending.acceptance, signed.page);
  }
  const { deviceId, deviceName, workerName } = deviceSetting.read(vault) ?? pending;
  await deviceNote.write(vault.folder, {
    format: 1,
    deviceId,
    deviceName,
    workerName,
    fingerprint: pending.fingerprint,
  });
  await forgetSecrets(env, pending.secrets);
  await enrolmentNote.remove(vault.folder);
}
