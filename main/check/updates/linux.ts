/** Pending updates on Debian and its relatives, as apt would install them, without root and without the network. For main/check. */
import type { FactValue } from '../../../preload/contract/check-facts.ts';
import { ask, instantOfTime, orNull, readText } from '../probe/ask.ts';
import { ProbeGap, type Collector, type Machine } from '../probe/probe.ts';

// A simulation reads the whole package index; on a busy laptop that takes its time.
const timeoutMs = 40_000;
const restartFiles = ['/run/reboot-required', '/var/run/reboot-required'];

/** When the package lists were last fetched: the newest list, or the stamp that apt's timer leaves. */
async function listsFetchedAt(machine: Machine): Promise<string | null> {
  const folder = '/var/lib/apt/lists';
  const names = ((await orNull(machine.listFolder(folder))) ?? []).filter((name) =>
    /_(?:InRelease|Release)$/u.test(name),
  );
  const paths = [...names.map((name) => `${folder}/${name}`), '/var/lib/apt/periodic/update-success-stamp'];
  const times = await Promise.all(paths.map((path) => orNull(machine.modifiedAt(path))));
  const known = times.filter((time) => time !== null);
  return known.length === 0 ? null : instantOfTime(Math.max(...known));
}

/** When a package was last upgraded, from apt's own history (local time, as it is written there). */
async function upgradedAt(machine: Machine): Promise<string | null> {
  const text = await orNull(readText(machine, '/var/log/apt/history.log'));
  const runs = (text ?? '')
    .split('\n\n')
    .filter((run) => /^(?:Upgrade|Install): /mu.test(run) && !/^Error: /mu.test(run));
  const end = /^End-Date: (\d{4})-(\d{2})-(\d{2}) {1,2}(\d{2}):(\d{2}):(\d{2})$/mu.exec(runs.at(-1) ?? '');
  if (!end) return null;
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = end.slice(1).map(Number);
  return instantOfTime(new Date(year, month - 1, day, hour, minute, second).getTime());
}

/** Compares kernel versions part by part, numbers as numbers. */
function isNewer(a: string, b: string): boolean {
  return a.localeCompare(b, 'en', { numeric: true }) > 0;
}

/** By the mark that packages leave, else by a kernel that is newer than the one that runs; `null` where neither can tell. */
async function isRestartPending(machine: Machine): Promise<boolean | null> {
  const marks = await Promise.all(restartFiles.map((path) => orNull(machine.modifiedAt(path))));
  if (marks.some((mark) => mark !== null)) return true;
  const kernels = ((await orNull(machine.listFolder('/boot'))) ?? []).flatMap((name) =>
    name.startsWith('vmlinuz-') ? [name.slice('vmlinuz-'.length)] : [],
  );
  // In a container or with a kernel of one's own the running one is not among them, and there is nothing to compare.
  if (!kernels.includes(machine.kernel)) return null;
  return kernels.some((kernel) => isNewer(kernel, machine.kernel));
}

export const collectUpdates: Collector<FactValue<'updates'>> = async (machine, { pendingSince }) => {
  const args = ['-s', '-q', '-o', 'Debug::NoLocking=true', 'dist-upgrade'];
  const [said, lookedAt, installedAt, restartPending] = await Promise.all([
    ask(machine, 'apt-get', args, { timeoutMs }),
    listsFetchedAt(machine),
    upgradedAt(machine),
    isRestartPending(machine),
  ]);
  // apt ends every simulation with its count; without it the output is not what we think it is.
  if (!/^\d+ upgraded, \d+ newly installed, \d+ to remove and \d+ not upgraded\.$/mu.test(said))
    throw new ProbeGap('nonsense');
  // A package with a version in brackets is there already and gets a new one; the others come along.
  const upgrades = said.split('\n').filter((line) => /^Inst \S+ \[/u.test(line));
  const pending = upgrades.length;
  return {
    pending,
    security: upgrades.filter((line) => /\([^()]*(?:Debian-Security|-security)[^()]*\)/u.test(line)).length,
    pendingSince: pending === 0 ? null : pendingSince,
    lookedAt,
    installedAt,
    restartPending,
  };
};
