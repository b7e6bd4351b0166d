/** The manifest of a parcel, format 1 (docs/FORMAT.md, parcels): its schema and its one reader. For parcel, takeout and office. */
import { z } from 'zod';
import { AppError } from '../../preload/contract/errors.ts';
import { Id, Instant, Original, type ParcelKind, Sha256, ShortText, SizeBytes } from '../../preload/contract/values.ts';
import * as bodies from './bodies.ts';

export const parcelFormat = 1;
export const largestManifestBytes = 256 * 1024 * 1024;
/** Files in one parcel. */
export const mostFiles = 100_000;

export const ManifestFile = z.strictObject({
  /** Below `files/` in the tar; `/` between names. */
  path: z.string().min(1).max(4096),
  sizeBytes: SizeBytes,
  sha256: Sha256,
  /** The original this is a copy or a changed version of. */
  original: Original.nullable(),
});
export type ManifestFile = z.infer<typeof ManifestFile>;

const head = {
  format: z.literal(parcelFormat),
  parcelId: Id,
  sender: z.strictObject({
    /** Device or office. */
    id: Id,
    /** Ed25519, base64. Believed only when the reader knows this key by itself, or for kinds that sign themselves. */
    signPublicKey: z.string().regex(/^[A-Za-z0-9+/]{43}$/u),
  }),
  /** All age recipients, so that nobody can send on what was sealed to another. Empty for kinds that are not sealed. */
  recipients: z.array(z.string().max(2000)).max(20),
  /** Grows with every parcel from this sender to this receiver; 0 outside a route (enrolment, recovery request). */
  sequence: z.int().min(0),
  /** SHA-256 of the manifest before on this route. */
  previousSha256: Sha256.nullable(),
  createdAt: Instant,
  expiresAt: Instant.nullable(),
  purpose: ShortText,
  files: z.array(ManifestFile).max(mostFiles),
};
const kindOf = <Kind extends ParcelKind, Body extends z.ZodType>(kind: Kind, body: Body) =>
  z.strictObject({ ...head, kind: z.literal(kind), body });

export const Manifest = z.discriminatedUnion('kind', [
  kindOf('enrolment', bodies.EnrolmentBody),
  kindOf('grant', bodies.GrantBody),
  kindOf('takeout', bodies.TakeoutBody),
  kindOf('approval', bodies.ApprovalBody),
  kindOf('return', bodies.ReturnBody),
  kindOf('receipt', bodies.ReceiptBody),
  kindOf('renewal', bodies.RenewalBody),
  kindOf('recovery', bodies.RecoveryBody),
]);
export type Manifest = z.infer<typeof Manifest>;
export type ManifestOf<Kind extends ParcelKind> = Extract<Manifest, { kind: Kind }>;
export type BodyOf<Kind extends ParcelKind> = ManifestOf<Kind>['body'];

/** What is looked at before anything else, so that a newer format gets its own message. */
const Alleged = z.looseObject({ format: z.int().min(1) });

/**
 * Reads the bytes of `manifest.json`. The result is well-formed, not yet believed: the signature comes after.
 * Throws `parcel/newer-format`, `parcel/too-many-entries` and `parcel/manifest-invalid`.
 */
export function parseManifest(bytes: Uint8Array): Manifest {
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch (cause) {
    throw new AppError('parcel/manifest-invalid', {}, { cause });
  }
  const alleged = Alleged.safeParse(json);
  if (!alleged.success) throw new AppError('parcel/manifest-invalid');
  if (alleged.data.format > parcelFormat) throw new AppError('parcel/newer-format', { format: alleged.data.format });
  const files = alleged.data['files'];
  if (Array.isArray(files) && files.length > mostFiles)
    throw new AppError('parcel/too-many-entries', { most: mostFiles });
  const manifest = Manifest.safeParse(json);
  if (!manifest.success) throw new AppError('parcel/manifest-invalid');
  return manifest.data;
}

/** The message that `manifest.sig` signs: a fixed line, then the manifest's bytes as they stand. */
export function signedMessage(manifestBytes: Uint8Array): Uint8Array {
  return Buffer.concat([Buffer.from('mochidashi parcel v1\n'), manifestBytes]);
}
