/** Grants for new devices, and their renewal. For the office's handlers. */
import type { CallOutput } from '../../preload/contract/engine.ts';
import { AppError } from '../../preload/contract/errors.ts';
import type { WrittenParcel } from '../../preload/contract/values.ts';
import { fromBase64 } from '../crypto/encoding.ts';
import { deviceFingerprint } from '../parcel/fingerprints.ts';
import type { ManifestOf } from '../parcel/manifest.ts';
import { openParcel } from '../parcel/open.ts';
import { findReceived, nextOnRoute, recordReceived, recordSent } from '../parcel/routes.ts';
import { sealParcel } from '../parcel/seal.ts';
import { currentPolicy } from '../takeout/policies.ts';
import type { Job, OpenVault } from '../vault/open-vault.ts';
import { type Device, findDevice, requireActiveDevice } from './devices.ts';
import { isEscrowProved, proveRecoveryKey } from './escrow.ts';
import { makePage } from './page.ts';
import { answersFor } from './reports.ts';
import { officeSigner } from './self.ts';

const dayMs = 24 * 60 * 60 * 1000;
/** A grant or renewal that lies about longer than this is made again. */
const parcelDays = 30;

interface OpenedRequest {
  readonly manifest: ManifestOf<'enrolment'>;
  readonly manifestSha256: string;
  readonly signPublicKey: Uint8Array;
  readonly fingerprint: string[];
}

async function openRequest(vault: OpenVault, path: string): Promise<OpenedRequest> {
  const parcel = await openParcel(vault, path, {
    kinds: ['enrolment'],
    identity: null,
    // It signs itself; who it is, people tell by the fingerprint.
    findSender({ sender, body }) {
      const signPublicKey = fromBase64(sender.signPublicKey);
      return sender.id === body.deviceId && signPublicKey ? { signPublicKey, refused: null } : null;
    },
  });
  try {
    const { manifest, manifestSha256 } = parcel;
    const { deviceId, recipient } = manifest.body;
    const signPublicKey = fromBase64(manifest.sender.signPublicKey) ?? new Uint8Array(0);
    const fingerprint = deviceFingerprint(vault.sodium, { deviceId, signPublicKey, recipient });
    return { manifest, manifestSha256, signPublicKey, fingerprint };
  } finally {
    await parcel.close();
  }
}

/** What a device says of itself, and the fingerprint to compare. */
export async function inspectRequest(vault: OpenVault, path: string): Promise<CallOutput<'office/inspect-request'>> {
  const { manifest, fingerprint } = await openRequest(vault, path);
  const { deviceId, workerName, deviceName, ownership, facts } = manifest.body;
  const known = findDevice(vault, deviceId) !== null;
  return { deviceId, workerName, deviceName, ownership, facts, fingerprint, requestedAt: manifest.createdAt, known };
}

/** When a lease that begins now ends. */
function leaseEnd(vault: OpenVault, days: number): string {
  return new Date(vault.clock.now() + days * dayMs).toISOString();
}

export interface IssueInput {
  readonly path: string;
  readonly workerName: string;
  readonly leaseDays: number;
  readonly comparedFingerprint: readonly string[];
  readonly outPath: string;
}

/**
 * Issues the grant for a request. The same request may be answered again while its device is active (a grant that got lost). Throws
 * `office/fingerprint-differs`, `office/device-not-active`, `office/device-keys-differ`, `office/recovery-key-broken`.
 */
export async function issueGrant(vault: OpenVault, input: IssueInput, job: Job): Promise<CallOutput<'office/issue'>> {
  const { manifest, manifestSha256, signPublicKey, fingerprint } = await openRequest(vault, input.path);
  if (fingerprint.join(' ') !== input.comparedFingerprint.join(' ')) throw new AppError('office/fingerprint-differs');
  const { deviceId, deviceName, ownership, facts, recipient } = manifest.body;
  const known = findDevice(vault, deviceId);
  if (known) {
    requireActiveDevice(vault, deviceId);
    const isSame = known.recipient === recipient && vault.sodium.equal(known.sign_public_key, signPublicKey);
    if (!isSame) throw new AppError('office/device-keys-differ');
  }
  proveRecoveryKey(vault);
  const { workerName } = input;
  const leaseNotAfter = leaseEnd(vault, input.leaseDays);
  const now = new Date(vault.clock.now()).toISOString();
  const { written } = await sealParcel(
    vault,
    {
      kind: 'grant',
      parcelId: vault.newId(),
      signer: officeSigner(vault),
      recipients: [recipient],
      ...nextOnRoute(vault, deviceId),
      expiresAt: new Date(vault.clock.now() + parcelDays * dayMs).toISOString(),
      purpose: '',
      files: [],
      body: {
        enrolmentId: manifest.parcelId,
        deviceId,
        workerName,
        deviceName,
        leaseNotAfter,
        officePage: makePage(vault),
      },
    },
    input.outPath,
    job,
    {
      commit(sealed) {
        vault.catalogue.transaction(() => {
          vault.catalogue.run(
            `INSERT INTO devices (id, name, worker_name, ownership, state, state_reason, sign_public_key, recipient, facts, granted_at,
             lease_not_after, log_verdict, log_last_seq)
           VALUES (?, ?, ?, ?, 'active', '', ?, ?, ?, ?, ?, 'none', 0)
           ON CONFLICT (id) DO UPDATE SET worker_name = excluded.worker_name, lease_not_after = excluded.lease_not_after`,
            [
              deviceId,
              deviceName,
              workerName,
              ownership,
              signPublicKey,
              recipient,
              JSON.stringify(facts),
              now,
              leaseNotAfter,
            ],
          );
          if (!findReceived(vault, manifest.parcelId)) recordReceived(vault, manifest, manifestSha256, { deviceId });
          recordSent(vault, deviceId, sealed);
          vault.audit.append('grant.issued', { deviceId, parcelId: sealed.manifest.parcelId, leaseNotAfter });
        });
      },
    },
  );
  return { deviceId, leaseNotAfter, parcel: written };
}

/** Throws `office/escrow-broken` when the last escrow that came back does not open any more; one that never came is not a reason. */
function proveLastEscrow(vault: OpenVault, device: Device): void {
  proveRecoveryKey(vault);
  if (device.escrow === null) return;
  const expected = { vaultId: device.vault_id, checkValue: null };
  if (!isEscrowProved(vault, Uint8Array.from(device.escrow), expected)) throw new AppError('office/escrow-broken');
}

/** Writes a renewal: a new end of the lease, and the newest policy with its contacts. */
export async function renewLease(
  vault: OpenVault,
  { deviceId, leaseDays, outPath }: { readonly deviceId: string; readonly leaseDays: number; readonly outPath: string },
  job: Job,
): Promise<{ leaseNotAfter: string; parcel: WrittenParcel }> {
  const device = requireActiveDevice(vault, deviceId);
  proveLastEscrow(vault, device);
  const leaseNotAfter = leaseEnd(vault, leaseDays);
  const { written } = await sealParcel(
    vault,
    {
      kind: 'renewal',
      parcelId: vault.newId(),
      signer: officeSigner(vault),
      recipients: [device.recipient],
      ...nextOnRoute(vault, deviceId),
      expiresAt: new Date(vault.clock.now() + parcelDays * dayMs).toISOString(),
      purpose: '',
      files: [],
      body: { leaseNotAfter, officePage: makePage(vault), answers: answersFor(vault, deviceId) },
    },
    outPath,
    job,
    {
      commit(sealed) {
        vault.catalogue.transaction(() => {
          vault.catalogue.run('UPDATE devices SET lease_not_after = ? WHERE id = ?', [leaseNotAfter, deviceId]);
          recordSent(vault, deviceId, sealed);
          const { version } = currentPolicy(vault).policy;
          vault.audit.append('lease.issued', {
            deviceId,
            parcelId: sealed.manifest.parcelId,
            leaseNotAfter,
            policyVersion: version,
          });
        });
      },
    },
  );
  return { leaseNotAfter, parcel: written };
}
