/** Keeps memory out of core dumps, should this process crash while somebody lets it write one. For the entries of processes that hold keys. */
import { writeFileSync } from 'node:fs';

/**
 * Tells the system that a dump of this process, and of those it starts from now on, is to hold none of its memory. Linux alone
 * knows this; elsewhere it does nothing. Whether there is a dump at all is up to the shell (main/shell/core-dumps.ts).
 */
export function keepMemoryOutOfCores(): void {
  if (process.platform !== 'linux') return;
  try {
    writeFileSync('/proc/self/coredump_filter', '0');
  } catch {
    // A kernel without core dumps has no such file.
  }
}
