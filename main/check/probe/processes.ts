/** Which programs run, from /proc. For the collectors on Linux. */
import { orNull, readText } from './ask.ts';
import { ProbeGap, type Machine } from './probe.ts';

/** Names of all running programs, as the kernel keeps them (15 bytes at most). Throws `ProbeGap` where /proc cannot be read. */
export async function runningPrograms(machine: Machine): Promise<ReadonlySet<string>> {
  const entries = await machine.listFolder('/proc');
  if (entries === null) throw new ProbeGap('unsupported');
  const names = await Promise.all(
    entries.filter((entry) => /^\d+$/u.test(entry)).map((pid) => orNull(readText(machine, `/proc/${pid}/comm`))),
  );
  const found = new Set(names.filter((name) => name !== null).map((name) => name.trim()));
  // A /proc that shows nobody (mounted with hidepid) would make everything look stopped.
  if (found.size === 0) throw new ProbeGap('refused');
  return found;
}
