/** Opens parcels that somebody carried here; everything in them is hostile until checked (docs/FORMAT.md, parcels). For takeout and office. */
import { createHash } from 'node:crypto';
import { AppError, isAppError } from '../../preload/contract/errors.ts';
import type { ParcelKind } from '../../preload/contract/values.ts';
import { parseIdentity } from '../crypto/age/age.ts';
import { toBase64, toHex } from '../crypto/encoding.ts';
import type { Sodium } from '../crypto/sodium.ts';
import type { Clock } from '../vault/open-vault.ts';
import {
  type Manifest,
  type ManifestFile,
  type ManifestOf,
  largestManifestBytes,
  parseManifest,
  signedMessage,
} from './manifest.ts';
import { createPathGuard, requirePath } from './paths.ts';
import { openParcelFile } from './parcel-file.ts';
import { type PlainSource, type TarWalk, walkTar } from './tar-read.ts';

/** What the opener knows about an alleged sender. `refused` says why nothing is taken from it any more. */
export interface KnownSender {
  readonly signPublicKey: Uint8Array;
  readonly refused: 'lost' | 'revoked' | 'retired' | null;
}

export interface OpenParcelOptions<Kind extends ParcelKind> {
  /** Kinds that make sense here; others are `parcel/wrong-kind`. */
  readonly kinds: readonly Kind[];
  /** `AGE-SECRET-KEY-1…` and its recipient; null only where nothing sealed is expected. */
  readonly identity: { readonly secret: string; readonly recipient: string } | null;
  /** The sender by our own records, or null. For kinds that sign themselves: the key that the parcel itself names. */
  findSender(manifest: ManifestOf<Kind>): KnownSender | null;
}

/** A parcel whose manifest is verified. Contents are verified as they are read. */
export interface OpenedParcel<Kind extends ParcelKind> {
  readonly manifest: ManifestOf<Kind>;
  /** Hex, for the chain of the route. */
  readonly manifestSha256: string;
  /** The content of a file in the manifest; throws `parcel/content-mismatch` or `parcel/damaged` at the first wrong byte or at its end. */
  read(file: ManifestFile): AsyncIterable<Uint8Array>;
  /** Reads everything once. Throws as `read` does. */
  verifyAll(): Promise<void>;
  /** Wipes the keys and closes the file. */
  close(): Promise<void>;
}

/** How far the clocks of office and device may differ: a wrong time zone or daylight rule must not stop an exchange. */
export const clockToleranceMs = 24 * 60 * 60 * 1000;
/** Kinds that come in the clear because the receiver's keys are not known yet. They sign themselves. */
const unsealedKinds: readonly ParcelKind[] = ['enrolment', 'recovery'];
const readBytes = 4 * 1024 * 1024;

async function readWhole(source: PlainSource, tar: TarWalk, name: string, most: number): Promise<Uint8Array> {
  const member = await tar.next();
  if (member?.name !== name) throw new AppError('parcel/not-a-parcel');
  if (member.sizeBytes > most) throw new AppError('parcel/too-large');
  return source.read(member.offset, member.sizeBytes);
}

function requireTimes(manifest: Manifest, clock: Clock): void {
  const now = clock.now();
  if (Date.parse(manifest.createdAt) > now + clockToleranceMs) {
    throw new AppError('parcel/from-future', { createdAt: manifest.createdAt });
  }
  if (manifest.expiresAt !== null && Date.parse(manifest.expiresAt) < now - clockToleranceMs) {
    throw new AppError('parcel/expired', { expiresAt: manifest.expiresAt });
  }
}

/** Finds each file of the manifest in the tar, in order, with its size, and nothing else. */
async function locateFiles(manifest: Manifest, tar: TarWalk): Promise<Map<ManifestFile, number>> {
  const guard = createPathGuard();
  const offsets = new Map<ManifestFile, number>();
  for (const file of manifest.files) {
    requirePath(file.path);
    guard(file.path);
  }
  for (const file of manifest.files) {
    const member = await tar.next();
    if (member === null) throw new AppError('parcel/content-mismatch');
    requirePath(member.name);
    if (member.name !== `files/${file.path}` || member.sizeBytes !== file.sizeBytes) {
      throw new AppError('parcel/content-mismatch');
    }
    offsets.set(file, member.offset);
  }
  const extra = await tar.next();
  if (extra !== null) {
    requirePath(extra.name);
    throw new AppError('parcel/too-many-entries', { most: manifest.files.length });
  }
  return offsets;
}

function isOf<Kind extends ParcelKind>(manifest: Manifest, kinds: readonly Kind[]): manifest is ManifestOf<Kind> {
  return kinds.some((kind) => kind === manifest.kind);
}

/**
 * Opens a parcel and checks everything but the contents: end of the file, format, kind, sender, signature, recipients, times,
 * names, sizes. Replay and order are the caller's (`routes.ts`), which knows what was taken in before.
 * Nothing is written anywhere. Close it.
 */
export async function openParcel<Kind extends ParcelKind>(
  { sodium, clock }: { readonly sodium: Sodium; readonly clock: Clock },
  path: string,
  options: OpenParcelOptions<Kind>,
): Promise<OpenedParcel<Kind>> {
  const { identity, kinds } = options;
  const file = await openParcelFile(sodium, identity ? [parseIdentity(sodium, identity.secret)] : [], path);
  try {
    const tar = walkTar(file);
    const manifestBytes = await readWhole(file, tar, 'manifest.json', largestManifestBytes);
    const signature = await readWhole(file, tar, 'manifest.sig', 64);
    const manifest = parseManifest(manifestBytes);
    if (!isOf(manifest, kinds)) throw new AppError('parcel/wrong-kind', { kind: manifest.kind });
    if (!file.isSealed && !unsealedKinds.includes(manifest.kind)) throw new AppError('parcel/not-a-parcel');

    const sender = options.findSender(manifest);
    if (!sender) throw new AppError('parcel/unknown-sender');
    const isSigned = sodium.verify(signature, signedMessage(manifestBytes), sender.signPublicKey);
    if (!isSigned || manifest.sender.signPublicKey !== toBase64(sender.signPublicKey)) {
      throw new AppError('parcel/signature-invalid');
    }
    if (sender.refused !== null) throw new AppError('parcel/device-revoked', { state: sender.refused });
    if (file.isSealed && (identity === null || !manifest.recipients.includes(identity.recipient))) {
      // Sealed to us, but not by the one who signed it: somebody passed it on.
      throw new AppError('parcel/not-for-us');
    }
    requireTimes(manifest, clock);
    const offsets = await locateFiles(manifest, tar);

    async function* read(wanted: ManifestFile): AsyncIterable<Uint8Array> {
      const offset = offsets.get(wanted);
      if (offset === undefined) throw new Error('not a file of this parcel');
      const hash = createHash('sha256');
      for (let at = 0; at < wanted.sizeBytes;) {
        const piece = await file.read(offset + at, Math.min(readBytes, wanted.sizeBytes - at));
        if (piece.length === 0) throw new AppError('parcel/cut-off');
        hash.update(piece);
        at += piece.length;
        // The last piece is held back until the whole is known to be right.
        if (at === wanted.sizeBytes && hash.digest('hex') !== wanted.sha256)
          throw new AppError('parcel/content-mismatch');
        yield piece;
      }
      const emptySha256 = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
      if (wanted.sizeBytes === 0 && wanted.sha256 !== emptySha256) throw new AppError('parcel/content-mismatch');
    }

    return {
      manifest,
      manifestSha256: toHex(sodium.sha256(manifestBytes)),
      read,
      async verifyAll() {
        for (const each of manifest.files) for await (const piece of read(each)) sodium.memzero(piece);
      },
      close: () => file.close(),
    };
  } catch (error) {
    await file.close();
    if (isAppError(error, 'age/payload-invalid')) throw new AppError('parcel/damaged', {}, { cause: error });
    throw error;
  }
}
