/** A new device asks for a grant: its keys are made here and never leave it. For the worker's handlers. */
import { mkdir } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import type { CallOutput } from '../../preload/contract/engine.ts';
import { AppError } from '../../preload/contract/errors.ts';
import { fromBase64, toBase64 } from '../crypto/encoding.ts';
import { deviceFingerprint } from '../parcel/fingerprints.ts';
import { sealParcel } from '../parcel/seal.ts';
import type { Job } from '../vault/open-vault.ts';
import {
  type KeyringSecrets,
  type VaultEnvironment,
  describeVault,
  generateKeyring,
  openKeyring,
} from '../vault/vault.ts';
import { readDeviceFacts } from './device-facts.ts';
import { forgetSecrets, keepSecrets, openSecrets } from './kept-secrets.ts';
import { type PendingEnrolment, enrolmentNote } from './pending.ts';

export interface EnrolmentInput {
  readonly workerName: string;
  readonly deviceName: string;
  readonly ownership: 'lent' | 'own';
  readonly withoutKeychain: boolean;
  readonly appVersion: string;
  readonly outPath: string;
}

type EnrolmentView = CallOutput<'enrol/start'>['enrolment'];
const requestDays = 30;
const dayMs = 24 * 60 * 60 * 1000;

function viewOf({ deviceId, workerName, deviceName, fingerprint, requestedAt }: PendingEnrolment): EnrolmentView {
  return { deviceId, workerName, deviceName, fingerprint, requestedAt };
}

/**
 * Makes the keys of the device and writes the request. Asking again in the same folder makes new keys: the older request
 * is worth nothing then. Throws `vault/already-exists`, `enrolment/keychain-needed`, and what `sealParcel` throws.
 */
export async function startEnrolment(
  env: VaultEnvironment,
  folder: string,
  input: EnrolmentInput,
  job: Job,
): Promise<CallOutput<'enrol/start'>> {
  const { sodium, clock } = env;
  if ((await describeVault(env, folder)).state !== 'none') throw new AppError('vault/already-exists');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const keys = generateKeyring(sodium, { withRecovery: false });
  const { signPublicKey, signSecretKey, parcelRecipient: recipient } = openKeyring(sodium, keys);
  const deviceId = randomUUID();
  const now = clock.now();
  const { workerName, deviceName, ownership } = input;
  const kept = await keepSecrets(
    env,
    deviceId,
    { signSeed: toBase64(keys.signSeed), parcelIdentity: keys.parcelIdentity },
    input.withoutKeychain,
  );
  sodium.memzero(keys.signSeed);
  const before = await enrolmentNote.read(folder).catch(() => null);
  const pending: PendingEnrolment = {
    format: 1,
    enrolmentId: randomUUID(),
    deviceId,
    workerName,
    deviceName,
    ownership,
    requestedAt: new Date(now).toISOString(),
    fingerprint: deviceFingerprint(sodium, { deviceId, signPublicKey, recipient }),
    recipient,
    secrets: kept,
    acceptance: null,
  };
  try {
    // The keys are kept before the request has its name: a request without its keys could never be answered.
    await enrolmentNote.write(folder, pending);
    const { written } = await sealParcel(
      env,
      {
        kind: 'enrolment',
        parcelId: pending.enrolmentId,
        signer: { id: deviceId, publicKey: signPublicKey, secretKey: signSecretKey },
        recipients: [],
        sequence: 0,
        previousSha256: null,
        expiresAt: new Date(now + requestDays * dayMs).toISOString(),
        purpose: '',
        files: [],
        body: { deviceId, workerName, deviceName, ownership, facts: readDeviceFacts(input.appVersion), recipient },
      },
      input.outPath,
      job,
    );
    if (before) await forgetSecrets(env, before.secrets);
    return { enrolment: viewOf(pending), parcel: written };
  } catch (error) {
    if (before) await enrolmentNote.write(folder, before);
    else await enrolmentNote.remove(folder);
    await forgetSecrets(env, kept);
    throw error;
  } finally {
    sodium.memzero(signSecretKey);
  }
}

/** The enrolment that waits for its grant, or null. */
export async function readEnrolment(folder: string): Promise<EnrolmentView | null> {
  const pending = await enrolmentNote.read(folder);
  return pending ? viewOf(pending) : null;
}

/** The pending enrolment with its keys. Throws `enrolment/none`, `enrolment/keys-missing`. */
export async function openEnrolment(
  env: VaultEnvironment,
  folder: string,
): Promise<{ readonly pending: PendingEnrolment; readonly keys: KeyringSecrets }> {
  const pending = await enrolmentNote.read(folder);
  if (!pending) throw new AppError('enrolment/none');
  const secrets = await openSecrets(env, pending.secrets);
  const signSeed = fromBase64(secrets['signSeed'] ?? '');
  const parcelIdentity = secrets['parcelIdentity'];
  if (signSeed?.length !== 32 || parcelIdentity === undefined) throw new AppError('enrolment/keys-missing');
  return { pending, keys: { signSeed, parcelIdentity, recoveryIdentity: null } };
}
