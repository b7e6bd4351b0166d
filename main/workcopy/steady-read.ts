/** Reads a file that another program may be writing to: it is given out whole, from one moment, or not at all. */
import { constants, type Stats } from 'node:fs';
import { lstat, open, type FileHandle } from 'node:fs/promises';
import { systemCode } from '../vault/durable.ts';
import { looksAt, looksWhole } from './wholeness.ts';

/** Tells one state of a file from the next. */
export interface FileMark {
  readonly inode: number;
  readonly sizeBytes: number;
  readonly modifiedMs: number;
  readonly changedMs: number;
}

export function markOf({ ino, size, mtimeMs, ctimeMs }: Stats): FileMark {
  return { inode: ino, sizeBytes: size, modifiedMs: mtimeMs, changedMs: ctimeMs };
}

export function isSameMark(one: FileMark | null, other: FileMark | null): boolean {
  return (
    one?.inode === other?.inode &&
    one?.sizeBytes === other?.sizeBytes &&
    one?.modifiedMs === other?.modifiedMs &&
    one?.changedMs === other?.changedMs
  );
}

/** `odd`: something that is no ordinary file lies there, such as a link. */
export type Look = { readonly is: 'file'; readonly mark: FileMark } | { readonly is: 'missing' | 'odd' };

export async function lookAt(path: string): Promise<Look> {
  try {
    const stats = await lstat(path);
    return stats.isFile() ? { is: 'file', mark: markOf(stats) } : { is: 'odd' };
  } catch {
    return { is: 'missing' };
  }
}

/** Thrown when the file did not stay as it was; whoever reads tries again later. */
export class Unsteady extends Error {
  constructor() {
    super('the file changed while it was read');
    this.name = 'Unsteady';
  }
}

export interface SteadyFile {
  readonly mark: FileMark;
  readonly isWhole: boolean;
  /** The content once, in pieces that hold it only until the next is asked for. Throws `Unsteady` at the end unless the very same file is still there. */
  content(): AsyncGenerator<Uint8Array, void, undefined>;
}

const pieceBytes = 1024 * 1024;

async function readExactly(file: FileHandle, position: number, length: number): Promise<Uint8Array> {
  const buffer = new Uint8Array(Buffer.allocUnsafeSlow(length).buffer, 0, length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await file.read(buffer, filled, length - filled, position + filled);
    if (bytesRead === 0) throw new Unsteady();
    filled += bytesRead;
  }
  return buffer;
}

/** What was taken away or replaced by a link between looking and opening has changed. */
async function openHere(path: string): Promise<FileHandle> {
  try {
    return await open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
  } catch (error) {
    throw ['ENOENT', 'ELOOP'].includes(systemCode(error)) ? new Unsteady() : error;
  }
}

/** Lets `use` read the file; a link in its place is never followed. Throws `Unsteady`, and what the system or `use` throws. */
export async function readSteadily<Result>(path: string, use: (file: SteadyFile) => Promise<Result>): Promise<Result> {
  const file = await openHere(path);
  try {
    const stats = await file.stat();
    if (!stats.isFile()) throw new Unsteady();
    const mark = markOf(stats);
    const { sizeBytes } = mark;
    const head = await readExactly(file, 0, Math.min(looksAt.head, sizeBytes));
    const tailBytes = Math.min(looksAt.tail, sizeBytes);
    const tail = await readExactly(file, sizeBytes - tailBytes, tailBytes);
    const isWhole = looksWhole(head, tail);
    tail.fill(0);
    return await use({
      mark,
      isWhole,
      async *content() {
        for (let at = 0; at < sizeBytes; at += pieceBytes) {
          const piece = await readExactly(file, at, Math.min(pieceBytes, sizeBytes - at));
          try {
            yield piece;
          } finally {
            // Whoever reads outlives the copy.
            piece.fill(0);
          }
        }
        const now = await lookAt(path);
        if (now.is !== 'file' || !isSameMark(now.mark, mark)) throw new Unsteady();
      },
    });
  } finally {
    await file.close();
  }
}
