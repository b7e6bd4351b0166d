/**
 * What was found of a working copy when no engine looked after it, sealed to the vault by somebody who cannot open it
 * (docs/FORMAT.md §11). Written by the sweeper, read by the engine at the next unlocking.
 */
import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { FileName, Id, Instant, SizeBytes } from '../../preload/contract/values.ts';
import { AppError } from '../../preload/contract/errors.ts';
import { encryptStream } from '../crypto/age/age.ts';
import { fromBase64 } from '../crypto/encoding.ts';
import type { Sodium } from '../crypto/sodium.ts';
import { asDiskError, fsyncFolder } from '../vault/durable.ts';
import type { Deposits } from '../vault/open-vault.ts';
import { readTarHead, tarEndBytes, tarHead, tarPadding } from '../vault/objects/tar.ts';
import type { CopyNote } from './note.ts';

const reportName = 'working-copy.json';
export const strayExtension = '.age';

export const StrayReport = z.strictObject({
  format: z.literal('mochidashi-stray-copy'),
  version: z.literal(1),
  /** Taken in once only. */
  strayId: Id,
  copyId: Id,
  vaultId: Id,
  entryId: Id,
  /** As in the copy's note. */
  proof: z.string().length(43),
  name: FileName,
  foundAt: Instant,
  /**
   * `crash`: nobody had closed the copy; `late`: it was closed, and a program put the file back; `lock`: the lock could not wait
   * for what was saved last.
   */
  why: z.enum(['crash', 'late', 'lock']),
  /** `none`: the vault has it already; `whole`: it follows; `unfinished`: a program had not finished writing it, and it was let go. */
  content: z.enum(['none', 'whole', 'unfinished']),
  sizeBytes: SizeBytes,
  /** Files that were no other program's own and are gone now. */
  otherFiles: z.int().min(0),
});
export type StrayReport = z.infer<typeof StrayReport>;

/** A report is far shorter. */
const longestHead = 64 * 1024;

/** Where strays wait for the vault in this folder. */
export function straysIn(vaultFolder: string): string {
  return join(vaultFolder, 'copies');
}

async function* payloadOf(report: StrayReport, content: AsyncIterable<Uint8Array> | null) {
  const modifiedAt = Date.parse(report.foundAt);
  const text = Buffer.from(`${JSON.stringify(report)}\n`, 'utf8');
  yield tarHead({ name: reportName, sizeBytes: text.length, modifiedAt });
  yield text;
  yield Buffer.alloc(tarPadding(text.length));
  if (content !== null) {
    yield tarHead({ name: report.name, sizeBytes: report.sizeBytes, modifiedAt });
    for await (const piece of content) yield piece;
    yield Buffer.alloc(tarPadding(report.sizeBytes));
  }
  yield Buffer.alloc(tarEndBytes);
}

/**
 * Seals the report, and the content if there is one, into a new file in `folder`, whose name begins with the time: what was found first
 * is taken in first. Durable when it returns. Throws `disk/full`,
 * `disk/failed`, what the system says and what `content` throws; nothing is left then.
 */
export async function writeStray(
  sodium: Sodium,
  folder: string,
  { note, report, content }: { note: CopyNote; report: StrayReport; content: AsyncIterable<Uint8Array> | null },
): Promise<void> {
  const publicKey = fromBase64(note.publicKey);
  if (publicKey === null) throw new AppError('vault/object-damaged');
  const path = join(folder, `${Date.parse(report.foundAt)}-${report.strayId}${strayExtension}`);
  const temporary = `${path}.tmp`;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const file = openSync(temporary, 'wx', 0o600);
    try {
      for await (const piece of encryptStream(sodium, [{ publicKey }], payloadOf(report, content))) {
        for (let at = 0; at < piece.length;) at += writeSync(file, piece, at);
      }
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(temporary, path);
    fsyncFolder(folder);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw asDiskError(error);
  }
}

/** A stray that was opened: what it says is not believed yet. Close it. */
export interface OpenedStray {
  readonly report: StrayReport;
  content(): AsyncGenerator<Uint8Array, void, undefined>;
  close(): void;
}

const pieceBytes = 1024 * 1024;

/** Throws `vault/object-damaged` for anything that `writeStray` did not write, `vault/object-missing`. */
export async function openStray(deposits: Deposits, path: string): Promise<OpenedStray> {
  const payload = await deposits.open(path);
  try {
    const start = await payload.read(0, Math.min(longestHead, payload.size));
    const head = readTarHead(start);
    if (head?.name !== reportName) throw new AppError('vault/object-damaged');
    const end = head.headBytes + head.sizeBytes;
    if (end > start.length) throw new AppError('vault/object-damaged');
    const report = parseReport(Buffer.from(start.subarray(head.headBytes, end)).toString('utf8'));
    const next = end + tarPadding(head.sizeBytes);
    const contentAt = report.content === 'whole' ? await contentStart(payload, next, report) : next;
    return {
      report,
      async *content() {
        for (let at = 0; at < report.sizeBytes; at += pieceBytes) {
          yield await payload.read(contentAt + at, Math.min(pieceBytes, report.sizeBytes - at));
        }
      },
      close: () => payload.close(),
    };
  } catch (error) {
    payload.close();
    throw error;
  }
}

function parseReport(text: string): StrayReport {
  try {
    return StrayReport.parse(JSON.parse(text));
  } catch (cause) {
    throw new AppError('vault/object-damaged', {}, { cause });
  }
}

async function contentStart(
  payload: { readonly size: number; read(offset: number, length: number): Promise<Uint8Array> },
  at: number,
  { name, sizeBytes }: StrayReport,
): Promise<number> {
  const bytes = await payload.read(at, Math.min(longestHead, Math.max(0, payload.size - at)));
  const head = readTarHead(bytes);
  if (head === null || head.name !== name || head.sizeBytes !== sizeBytes) throw new AppError('vault/object-damaged');
  const start = at + head.headBytes;
  if (start + sizeBytes > payload.size) throw new AppError('vault/object-damaged');
  return start;
}
