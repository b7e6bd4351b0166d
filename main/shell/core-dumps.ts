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

function limitCore(pid: number): Promise<boolean> {
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
export async function forbidCoreDumps(pid: number = process.pid): Promise<string | null> {
  if (process.platform !== 'linux') return null;
  emptyCore(pid);
  // Itself first: what it starts meanwhile has the limit already.
  const own = await limitCore(pid);
  const others = descendantsOf(pid);
  for (const other of others) emptyCore(other);
  const done = await Promise.all(others.map(limitCore));
  const stillThere = new Set(descendantsOf(pid));
  const missed = others.filter((other, index) => done[index] === false && stillThere.has(other));
  if (own && missed.length === 0) return null;
  return `core dumps could not be forbidden to ${own ? missed.length : 'all'} processes`;
}
