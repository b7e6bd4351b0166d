/** Reads content out of the vault by range, from memory to memory. For the parts of the viewer. */
import type { CallInput, CallOutput } from '../../../../preload/contract/engine.ts';

/** One version of one file. */
export interface ContentRef {
  readonly id: string;
  readonly versionId: string;
}

export type ReadRange = (input: CallInput<'files/read'>) => Promise<CallOutput<'files/read'>>;

/** Bytes asked for at once; the contract's most is 8 MiB. */
export const pieceBytes = 4 * 1024 * 1024;

export interface ReadOptions {
  readonly signal?: AbortSignal;
  /** After each piece. */
  readonly onProgress?: (doneBytes: number, totalBytes: number) => void;
}

/**
 * Reads bytes `offset` to `offset + length` (fewer at the end of the file), piece by piece. Rejects with the read's own error, and
 * with an `AbortError` when the signal says so. Throws a RangeError if the file ends before its own size.
 */
export async function readContent(
  read: ReadRange,
  { id, versionId }: ContentRef,
  { offset = 0, length }: { readonly offset?: number; readonly length: number },
  { signal, onProgress }: ReadOptions = {},
): Promise<Uint8Array<ArrayBuffer>> {
  let bytes = new Uint8Array(0);
  let done = 0;
  let wanted = length;
  while (done < wanted) {
    signal?.throwIfAborted();
    const piece = await read({ id, versionId, offset: offset + done, length: Math.min(pieceBytes, wanted - done) });
    signal?.throwIfAborted();
    if (done === 0) {
      wanted = Math.max(0, Math.min(length, piece.sizeBytes - offset));
      bytes = new Uint8Array(wanted);
    }
    if (piece.bytes.length === 0 && done < wanted) throw new RangeError('the content ends before its size');
    bytes.set(piece.bytes.subarray(0, wanted - done), done);
    done += piece.bytes.length;
    onProgress?.(Math.min(done, wanted), wanted);
  }
  return bytes;
}
