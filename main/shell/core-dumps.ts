/**
 * No core dumps of any process of the app: what crashes must not leave its memory on the disk. Node cannot set the limits of
 * its own process, so the system's `prlimit` does (util-linux, part of every Linux system). Knows no Electron.
 */
import { execFile } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

/**
 * One byte and not none: the kernel also hands dumps to a crash reporter where the limit is 0, and to nobody where it is 1. A
 * file of one byte is never written, as it would be too small for its header.
 */
const coreLimit = '1:1';

/** Processes by their parents, as the system tells them now. */
function childrenByParent(): Map<number, number[]> {
  const children = new Map<number, number[]>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      // The name in parentheses may hold spaces; the parent is the second field after it.
      const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
      children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
    } catch {
      // Gone meanwhile.
    }
  }
  return children;
}

function descendantsOf(pid: number): number[] {
  const children = childrenByParent();
  const below = (parent: number): number[] => (children.get(parent) ?? []).flatMap((child) => [child, ...below(child)]);
  return below(pid);
}

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
