/**
 * No core dumps of any process of the app: what crashes must not leave its memory on the disk. Node cannot set the limits of
 * its own process, so the system's `prlimit` does (util-linux, part of every Linux system). Knows no Electron.
 */
import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { descendantsOf } from './process-tree.ts';

/**
 * One byte and not none: the kernel also hands dumps to a crash reporter where the limit is 0, and to nobody where it is 1. A
 * file of one byte is never written, as it would be too small for its header.
 */
const coreLimit = '1:1';

/** Sets the limit of one process; false where that failed. */
export function limitCore(pid: number): Promise<boolean> {
  return new Promise((resolve) => {
    execFile('prlimit', ['--pid', String(pid), `--core=${coreLimit}`], (error) => resolve(error === null));
  });
}

function emptyCore(pid: number): void {
  try {
    writeFileSync(`/proc/${pid}/coredump_filter`, '0');
  } catch {
    // A sandboxed process is closed to us, and writes no dump for the same reason.
  }
}

/**
 * Forbids core dumps to this process, to those it has started and to those it will. Null where it was done or is not needed (other
 * systems write none unless they are told to); else what could not be done, for the log. Even then a dump of a process that
 * is started later holds no memory (`coredump_filter`).
 */
export async function forbidCoreDumps(
  pid: number = process.pid,
  limit: (pid: number) => Promise<boolean> = limitCore,
): Promise<string | null> {
  if (process.platform !== 'linux') return null;
  emptyCore(pid);
  const own = await limit(pid);
  const seen = new Map<number, boolean>();
  // Chromium's zygotes start processes, too, perhaps in the very moment before their own limit is set. Once a look finds nobody new,
  // all who could start somebody have the limit, and hand it on.
  for (;;) {
    const fresh = descendantsOf(pid).filter((other) => !seen.has(other));
    if (fresh.length === 0) break;
    for (const other of fresh) emptyCore(other);
    const done = await Promise.all(fresh.map(limit));
    for (const [index, other] of fresh.entries()) seen.set(other, done[index] === true);
  }
  const missed = descendantsOf(pid).filter((other) => seen.get(other) === false);
  if (own && missed.length === 0) return null;
  return `core dumps could not be forbidden to ${own ? missed.length : 'all'} processes`;
}
