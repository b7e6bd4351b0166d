/** The notes beside a worker's vault: an enrolment under way, who the device is, a recovery under way. For takeout. */
import { z } from 'zod';
import { Fingerprint, Id, Instant, ShortText } from '../../preload/contract/values.ts';
import { folderNote } from './folder-note.ts';
import { KeptSecrets } from './kept-secrets.ts';

const Ownership = z.enum(['lent', 'own']);

/** What is written into a new vault when the grant is accepted; kept until that is done. */
const Acceptance = z.strictObject({
  parcelId: Id,
  manifestSha256: z.string(),
  sequence: z.int(),
  previousSha256: z.string().nullable(),
  createdAt: Instant,
  workerName: ShortText,
  deviceName: ShortText,
  leaseNotAfter: Instant,
  acceptedAt: Instant,
  appVersion: ShortText,
});
export type Acceptance = z.infer<typeof Acceptance>;

const PendingEnrolment = z.strictObject({
  format: z.literal(1),
  /** Id of the request parcel. */
  enrolmentId: Id,
  deviceId: Id,
  workerName: ShortText,
  deviceName: ShortText,
  ownership: Ownership,
  requestedAt: Instant,
  fingerprint: Fingerprint,
  recipient: z.string(),
  /** `signSeed` (base64) and `parcelIdentity`. */
  secrets: KeptSecrets,
  acceptance: Acceptance.nullable(),
});
export type PendingEnrolment = z.infer<typeof PendingEnrolment>;
export const enrolmentNote = folderNote('enrolment.json', PendingEnrolment);

/** Shown while locked, a hint for the office, and the rest of the device's name when the catalogue is lost. */
const DeviceNote = z.strictObject({
  format: z.literal(1),
  deviceId: Id,
  deviceName: ShortText,
  workerName: ShortText,
  ownership: Ownership,
  fingerprint: Fingerprint,
});
export const deviceNote = folderNote('device.json', DeviceNote);

const PendingRecovery = z.strictObject({
  format: z.literal(1),
  requestId: Id,
  requestedAt: Instant,
  fingerprint: Fingerprint,
  recipient: z.string(),
  /** `identity`. */
  secrets: KeptSecrets,
});
export const recoveryNote = folderNote('recovery.json', PendingRecovery);
