/** The worker forgot the passphrase: asking the office, and setting a new one with its answer. For the worker's handlers. */
import { randomUUID } from 'node:crypto';
import type { CallOutput } from '../../preload/contract/engine.ts';
import { AppError } from '../../preload/contract/errors.ts';
import { formatIdentity, formatRecipient, generateHybridIdentity, wipeIdentity } from '../crypto/age/age.ts';
import { fromBase64 } from '../crypto/encoding.ts';
import { recoveryFingerprint } from '../parcel/fingerprints.ts';
import { openParcel } from '../parcel/open.ts';
import { findReceived, recordReceived } from '../parcel/routes.ts';
import { sealParcel } from '../parcel/seal.ts';
import { readHeader } from '../vault/header.ts';
import type { Job, OpenVault } from '../vault/open-vault.ts';
import { type NewVault, type VaultEnvironment, openVault, resetPassphrase } from '../vault/vault.ts';
import { forgetSecrets, keepSecrets, openSecrets } from './kept-secrets.ts';
import { deviceNote, recoveryNote } from './pending.ts';

const requestDays = 30;
const dayMs = 24 * 60 * 60 * 1000;

/**
 * Writes the request: the escrow as it stands in the header (encrypted to the office), and a fresh key the answer is to be sealed to.
 * Asking again makes the earlier request worthless. Throws `vault/not-found`, `recovery/no-escrow`, `recovery/device-unknown`.
 */
export async function requestRecovery(
  env: VaultEnvironment,
  folder: string,
  outPath: string,
  job: Job,
): Promise<CallOutput<'recovery/request'>> {
  const { sodium, clock } = env;
  const found = await readHeader(sodium, folder);
  if (!found) throw new AppError('vault/not-found');
  const { vaultId, slots, keyCheck, role } = found.stored;
  const slot = slots.find(({ kind }) => kind === 'office');
  if (slot?.kind !== 'office' || role !== 'worker') throw new AppError('recovery/no-escrow');
  const device = await deviceNote.read(folder);
  if (!device) throw new AppError('recovery/device-unknown');

  const identity = generateHybridIdentity(sodium);
  const recipient = formatRecipient(identity);
  const signer = sodium.signKeypair();
  const requestId = randomUUID();
  const now = clock.now();
  const fingerprint = recoveryFingerprint(sodium, { vaultId, signPublicKey: signer.publicKey, recipient });
  // Without a keychain the key lies in the note: whoever gets an answer of the office besides could open the vault. The
  // state is shown; refusing would shut the worker out for good.
  const kept = await keepSecrets(env, requestId, { identity: formatIdentity(identity) }, true);
  const before = await recoveryNote.read(folder).catch(() => null);
  await recoveryNote.write(folder, {
    format: 1,
    requestId,
    requestedAt: new Date(now).toISOString(),
    fingerprint,
    recipient,
    secrets: kept,
  });
  if (before) await forgetSecrets(env, before.secrets);
  const { written } = await sealParcel(
    env,
    {
      kind: 'recovery',
      parcelId: requestId,
      signer: { id: device.deviceId, ...signer },
      recipients: [],
      sequence: 0,
      previousSha256: null,
      expiresAt: new Date(now + requestDays * dayMs).toISOString(),
      purpose: '',
      files: [],
      body: { step: 'request', deviceId: device.deviceId, vaultId, recipient, slot: slot.age, checkValue: keyCheck },
    },
    outPath,
    job,
  );
  wipeIdentity(sodium, identity);
  sodium.memzero(signer.secretKey);
  return { fingerprint, parcel: written };
}

/**
 * Sets a new passphrase with the office's answer and opens the vault. Throws `recovery/none`, `recovery/keys-missing`,
 * `recovery/answer-for-other`, and what `openParcel` and `resetPassphrase` throw.
 */
export async function acceptRecovery(
  env: VaultEnvironment,
  folder: string,
  { path, passphrase, cost }: { readonly path: string; readonly passphrase: string; readonly cost?: NewVault['cost'] },
): Promise<OpenVault> {
  const { sodium } = env;
  const [found, pending] = [await readHeader(sodium, folder), await recoveryNote.read(folder)];
  if (!found) throw new AppError('vault/not-found');
  if (!pending) throw new AppError('recovery/none');
  const { vaultId, office, slots } = found.stored;
  const { identity: secret } = await openSecrets(env, pending.secrets);
  if (secret === undefined) throw new AppError('recovery/keys-missing');
  const parcel = await openParcel(env, path, {
    kinds: ['recovery'],
    identity: { secret, recipient: pending.recipient },
    findSender({ sender }) {
      const signPublicKey = fromBase64(office?.signPublicKey ?? '');
      return office && sender.id === office.officeId && signPublicKey ? { signPublicKey, refused: null } : null;
    },
  });
  try {
    const { manifest, manifestSha256 } = parcel;
    const { body } = manifest;
    if (body.step !== 'answer') throw new AppError('parcel/wrong-kind', { kind: 'recovery' });
    if (body.requestId !== pending.requestId || body.vaultId !== vaultId)
      throw new AppError('recovery/answer-for-other');
    const vaultKey = fromBase64(body.vaultKey);
    if (!vaultKey) throw new AppError('parcel/manifest-invalid');
    const hadDeviceSecret = slots.some(({ kind }) => kind === 'passphrase+device');
    const withDeviceSecret = hadDeviceSecret || (await env.keychain.state()) === 'available';
    const device = await deviceNote.read(folder);
    const userWords = [device?.workerName ?? '', office?.name ?? ''].filter((word) => word !== '');
    try {
      await resetPassphrase(env, folder, vaultKey, {
        passphrase,
        userWords,
        withDeviceSecret,
        ...(cost ? { cost } : {}),
      });
    } finally {
      sodium.memzero(vaultKey);
    }
    const vault = await openVault(env, { folder, passphrase });
    vault.catalogue.transaction(() => {
      if (!findReceived(vault, manifest.parcelId)) recordReceived(vault, manifest, manifestSha256, {});
      vault.audit.append('recovery.accepted', { parcelId: manifest.parcelId });
    });
    await forgetSecrets(env, pending.secrets);
    await recoveryNote.remove(folder);
    return vault;
  } finally {
    await parcel.close();
  }
}
