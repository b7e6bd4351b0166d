/** Helps a worker who forgot the passphrase. The office never sees one, old or new. For the office's handlers. */
import type { CallOutput } from '../../preload/contract/engine.ts';
import { AppError } from '../../preload/contract/errors.ts';
import type { WrittenParcel } from '../../preload/contract/values.ts';
import { fromBase64, toBase64 } from '../crypto/encoding.ts';
import { recoveryFingerprint } from '../parcel/fingerprints.ts';
import type { ManifestOf } from '../parcel/manifest.ts';
import { openParcel } from '../parcel/open.ts';
import { nextOnRoute, recordSent } from '../parcel/routes.ts';
import { sealParcel } from '../parcel/seal.ts';
import type { Job, OpenVault } from '../vault/open-vault.ts';
import { findDevice, requireActiveDevice } from './devices.ts';
import { openDeviceEscrow } from './escrow.ts';
import { officeSigner } from './self.ts';

interface OpenedRequest {
  readonly manifest: ManifestOf<'recovery'>;
  readonly body: Extract<ManifestOf<'recovery'>['body'], { step: 'request' }>;
  readonly fingerprint: string[];
}

async function openRequest(vault: OpenVault, path: string): Promise<OpenedRequest> {
  const parcel = await openParcel(vault, path, {
    kinds: ['recovery'],
    identity: null,
    // Signed by a key made for this request alone: that the device's worker made it, people tell by the fingerprint.
    findSender({ sender }) {
      const signPublicKey = fromBase64(sender.signPublicKey);
      return signPublicKey ? { signPublicKey, refused: null } : null;
    },
  });
  try {
    const { manifest } = parcel;
    const { body } = manifest;
    if (body.step !== 'request') throw new AppError('parcel/wrong-kind', { kind: 'recovery' });
    const { vaultId, recipient } = body;
    const signPublicKey = fromBase64(manifest.sender.signPublicKey) ?? new Uint8Array(0);
    return { manifest, body, fingerprint: recoveryFingerprint(vault.sodium, { vaultId, signPublicKey, recipient }) };
  } finally {
    await parcel.close();
  }
}

/** Whose request it says it is, and the fingerprint to compare. `deviceId` null: no device of this office. */
export async function inspectRecovery(vault: OpenVault, path: string): Promise<CallOutput<'office/recovery-inspect'>> {
  const { manifest, body, fingerprint } = await openRequest(vault, path);
  const device = findDevice(vault, body.deviceId);
  return {
    deviceId: device?.id ?? null,
    deviceName: device?.name ?? '',
    workerName: device?.worker_name ?? '',
    fingerprint,
    requestedAt: manifest.createdAt,
  };
}

/**
 * Opens the escrow that came along and seals the vault's key to the fresh key of the request. Can be done again while the request holds. Throws
 * `office/fingerprint-differs`, `office/device-unknown`, `office/device-not-active`, `office/escrow-broken`.
 */
export async function answerRecovery(
  vault: OpenVault,
  input: { readonly path: string; readonly comparedFingerprint: readonly string[]; readonly outPath: string },
  job: Job,
): Promise<WrittenParcel> {
  const { sodium } = vault;
  const { manifest, body, fingerprint } = await openRequest(vault, input.path);
  if (fingerprint.join(' ') !== input.comparedFingerprint.join(' ')) throw new AppError('office/fingerprint-differs');
  const device = requireActiveDevice(vault, body.deviceId);
  const slot = fromBase64(body.slot);
  // The vault must be the one this device has come back with, as far as it has: an escrow of another device opens as well.
  if (!slot || (device.vault_id !== null && device.vault_id !== body.vaultId))
    throw new AppError('office/escrow-broken');
  const escrow = openDeviceEscrow(vault, slot, { vaultId: body.vaultId, checkValue: body.checkValue });
  try {
    const { written } = await sealParcel(
      vault,
      {
        kind: 'recovery',
        parcelId: vault.newId(),
        signer: officeSigner(vault),
        recipients: [body.recipient],
        ...nextOnRoute(vault, device.id),
        expiresAt: manifest.expiresAt,
        purpose: '',
        files: [],
        body: {
          step: 'answer',
          requestId: manifest.parcelId,
          vaultId: body.vaultId,
          vaultKey: toBase64(escrow.vaultKey),
        },
      },
      input.outPath,
      job,
      {
        commit(sealed) {
          vault.catalogue.transaction(() => {
            recordSent(vault, device.id, sealed);
            vault.audit.append('recovery.answered', { deviceId: device.id, requestId: manifest.parcelId });
          });
        },
      },
    );
    return written;
  } finally {
    sodium.memzero(escrow.vaultKey);
  }
}
