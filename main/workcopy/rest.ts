/** How long a file has to stay the same before it is a save and not a half of one. For working-copy.ts. */
import { basename, dirname } from 'node:path';
import { findHolders } from './holders.ts';
import type { FileMark } from './steady-read.ts';

/** In milliseconds. */
export const restMs = {
  usual: 250,
  /** Nothing is in it, though there was: most programs empty a file before they write it. */
  emptied: 2000,
  /** A program has it open for writing, and its format does not tell whether it is whole. */
  held: 1000,
  /** Its format says that it is not whole. */
  unfinished: 10_000,
} as const;

/** Formats that say whether they are whole (wholeness.ts). */
const telling = /\.(?:docx|docm|xlsx|xlsm|pptx|pptm|od[tspgf]|epub|zip|pdf|png)$/i;

/** How long the file at `path` has to rest as it is now; `taken`: what the vault has of it. */
export function restNeeded({ path, mark, taken }: { path: string; mark: FileMark; taken: FileMark | null }): number {
  if (mark.sizeBytes === 0 && (taken?.sizeBytes ?? 0) > 0) return restMs.emptied;
  if (telling.test(basename(path))) return restMs.usual;
  const isWritten = findHolders(dirname(path)).some((holder) => holder.canWrite && holder.path === path);
  return isWritten ? restMs.held : restMs.usual;
}
