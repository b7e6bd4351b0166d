/** Makes parcels (docs/FORMAT.md, parcels). For takeout and office. */
import { createHash } from 'node:crypto';
import path from 'node:path';
import { AppError } from '../../preload/contract/errors.ts';
import type { ParcelKind, WrittenParcel } from '../../preload/contract/values.ts';
import { parseRecipient } from '../crypto/age/age.ts';
import { toBase64, toHex } from '../crypto/encoding.ts';
import type { Sodium } from '../crypto/sodium.ts';
import type { Clock, Job } from '../vault/open-vault.ts';
import { exists, isSystemError, openTemporary, publishNew, removeTemporary } from './durable-file.ts';
import { type BodyOf, type Manifest, type ManifestFile, mostFiles, parcelFormat, signedMessage } from './manifest.ts';
import { createPathGuard, requirePath } from './paths.ts';
import { type SealedSink, createSealedSink } from './sealed-sink.ts';
import { encodeTarHeader, paddingAfter } from './tar-header.ts';

export interface Signer {
  /** Device or office. */
  readonly id: string;
  readonly publicKey: Uint8Array;
  readonly secretKey: Uint8Array;
}

export interface ParcelContent extends ManifestFile {
  /** Exactly `sizeBytes` bytes with that SHA-256. */
  open(): AsyncIterable<Uint8Array>;
}

export interface ParcelDraft<Kind extends ParcelKind> {
  readonly kind: Kind;
  readonly parcelId: string;
  readonly signer: Signer;
  /** `age1…`; empty for kinds that are not sealed (enrolment, recovery request). */
  readonly recipients: readonly string[];
  readonly sequence: number;
  readonly previousSha256: string | null;
  readonly expiresAt: string | null;
  readonly purpose: string;
  readonly files: readonly ParcelContent[];
  readonly body: BodyOf<Kind>;
}

/** What has to be right before a finished parcel gets its name. */
export interface BeforePublishing {
  /** Throws to give the parcel up. Runs first, when all contents have been copied. */
  prove?(): Promise<void>;
  /** Puts the parcel on record, durably. */
  commit?(sealed: SealedParcel): void;
}

export interface SealedParcel {
  readonly written: WrittenParcel;
  readonly manifest: Manifest;
  readonly manifestSha256: string;
}

/** A source that fails says which file it was. */
async function* withIndex(
  source: AsyncIterable<Uint8Array>,
  index: number,
): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    yield* source;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    throw new AppError(error.code, { ...error.params, index }, { cause: error });
  }
}

async function writeContent(
  sink: SealedSink,
  file: ParcelContent,
  index: number,
  onBytes: (bytes: number) => void,
): Promise<void> {
  await sink.write(encodeTarHeader(`files/${file.path}`, file.sizeBytes));
  const hash = createHash('sha256');
  let sizeBytes = 0;
  for await (const piece of withIndex(file.open(), index)) {
    sizeBytes += piece.length;
    if (sizeBytes > file.sizeBytes) break;
    hash.update(piece);
    await sink.write(piece);
    onBytes(piece.length);
  }
  if (sizeBytes !== file.sizeBytes || hash.digest('hex') !== file.sha256) {
    throw new AppError('parcel/content-mismatch', { index });
  }
  await sink.write(new Uint8Array(paddingAfter(sizeBytes)));
}

async function writeMember(sink: SealedSink, name: string, bytes: Uint8Array): Promise<void> {
  await sink.write(encodeTarHeader(name, bytes.length));
  await sink.write(bytes);
  await sink.write(new Uint8Array(paddingAfter(bytes.length)));
}

/**
 * Writes a parcel to `outPath`, which must not exist (`parcel/file-exists`). The whole parcel is on the disk under another
 * name before `prove` and `commit` run; its own name is given after them. So what `commit` records may lack its parcel after a
 * crash, never the other way round. Throws `parcel/content-mismatch` with the file's `index` if a content is not what was
 * said, `parcel/not-writable`, `job/cancelled`; nothing is left behind then.
 */
export async function sealParcel<Kind extends ParcelKind>(
  { sodium, clock }: { readonly sodium: Sodium; readonly clock: Clock },
  draft: ParcelDraft<Kind>,
  outPath: string,
  job: Job,
  before: BeforePublishing = {},
): Promise<SealedParcel> {
  if (draft.files.length > mostFiles) throw new AppError('parcel/too-many-entries', { most: mostFiles });
  const guard = createPathGuard();
  for (const file of draft.files) {
    requirePath(file.path);
    guard(file.path);
  }
  if (await exists(outPath)) throw new AppError('parcel/file-exists');
  const createdAt = new Date(clock.now()).toISOString();
  const { parcelId, sequence, previousSha256, expiresAt, purpose } = draft;
  const manifest = {
    format: parcelFormat,
    kind: draft.kind,
    parcelId,
    sender: { id: draft.signer.id, signPublicKey: toBase64(draft.signer.publicKey) },
    recipients: [...draft.recipients],
    sequence,
    previousSha256,
    createdAt,
    expiresAt,
    purpose,
    body: draft.body,
    files: draft.files.map(({ path: filePath, sizeBytes, sha256, original }) => ({
      path: filePath,
      sizeBytes,
      sha256,
      original,
    })),
    // The draft ties kind and body together; the compiler loses that when they are put into one object.
  } as Manifest;
  const manifestBytes = Buffer.from(JSON.stringify(manifest));
  const signature = sodium.sign(signedMessage(manifestBytes), draft.signer.secretKey);
  const total = draft.files.reduce((sum, file) => sum + file.sizeBytes, 0);

  let temporary: Awaited<ReturnType<typeof openTemporary>> | undefined;
  let sink: SealedSink | undefined;
  try {
    temporary = await openTemporary(outPath, toHex(sodium.randomBytes(8)));
    sink = createSealedSink(sodium, draft.recipients.map(parseRecipient), temporary.handle);
    await writeMember(sink, 'manifest.json', manifestBytes);
    await writeMember(sink, 'manifest.sig', signature);
    let done = 0;
    for (const [index, file] of draft.files.entries()) {
      await writeContent(sink, file, index, (bytes) => {
        if (job.signal.aborted) throw new AppError('job/cancelled');
        done += bytes;
        job.onProgress({ done, total, unit: 'bytes', detail: path.basename(file.path) });
      });
    }
    await sink.write(new Uint8Array(1024));
    const { sizeBytes, sha256 } = await sink.finish();
    await temporary.handle.close();
    if (job.signal.aborted) throw new AppError('job/cancelled');
    const sealed: SealedParcel = {
      manifest,
      manifestSha256: toHex(sodium.sha256(manifestBytes)),
      written: {
        parcelId,
        kind: draft.kind,
        fileName: path.basename(outPath),
        sizeBytes,
        sha256,
        createdAt,
        expiresAt,
      },
    };
    await before.prove?.();
    before.commit?.(sealed);
    if (!(await publishNew(temporary.path, outPath))) throw new AppError('parcel/file-exists');
    return sealed;
  } catch (error) {
    if (temporary) {
      await temporary.handle.close().catch(() => undefined);
      await removeTemporary(temporary.path).catch(() => undefined);
    }
    if (isSystemError(error, 'ENOSPC', 'EDQUOT')) throw new AppError('disk/full', {}, { cause: error });
    if (isSystemError(error, 'ENOENT', 'EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EIO')) {
      throw new AppError('parcel/not-writable', {}, { cause: error });
    }
    throw error;
  } finally {
    sink?.close();
  }
}
