/** Anti-virus on Linux: ClamAV, with the date that its database states, and whether its services run. For main/check. */
import type { AntivirusProduct, FactValue } from '../../../preload/contract/check-facts.ts';
import { clean, orNull, readText } from '../probe/ask.ts';
import { ProbeGap, type Collector, type Machine } from '../probe/probe.ts';
import { runningPrograms } from '../probe/processes.ts';
import { readDatabaseHead, type ClamavDatabase } from './clamav-database.ts';
import { askMdatp } from './mdatp.ts';

const usualFolder = '/var/lib/clamav';
const configurations = ['/etc/clamav/freshclam.conf', '/etc/freshclam.conf', '/etc/clamav/clamd.conf'];
const databaseFile = /^[A-Za-z0-9_.-]{1,100}\.(?:cvd|cld|cud)$/u;

async function databaseFolder(machine: Machine): Promise<string> {
  for (const path of configurations) {
    const text = await orNull(readText(machine, path));
    const folder = /^\s*DatabaseDirectory\s+(\/\S+)/mu.exec(text ?? '')?.[1];
    if (folder !== undefined) return folder;
  }
  return usualFolder;
}

/**
 * The database that says how current the definitions are: `daily`, which changes every day; `main` and `bytecode` stay the same for
 * months. Only where there is no `daily`, the newest of what there is. `null` where none can be read.
 */
async function currentDatabase(machine: Machine): Promise<ClamavDatabase | null> {
  const folder = await databaseFolder(machine);
  const names = ((await orNull(machine.listFolder(folder))) ?? []).filter((name) => databaseFile.test(name));
  const daily = names.filter((name) => name.startsWith('daily.'));
  const heads = await Promise.all(
    (daily.length > 0 ? daily : names).map(async (name) => {
      const bytes = await orNull(machine.readHead(`${folder}/${name}`, 512));
      return bytes === null ? null : readDatabaseHead(bytes);
    }),
  );
  return heads.filter((head) => head !== null).sort((a, b) => b.builtAt.localeCompare(a.builtAt))[0] ?? null;
}

async function askClamav(machine: Machine): Promise<FactValue<'antivirus'> | null> {
  const ended = await machine.run('clamscan', ['--version'], { timeoutMs: 10_000 });
  if (ended.state === 'missing') return null;
  const version =
    ended.state === 'ended' && ended.status === 0 ? /^ClamAV\s+([\w.+~-]+)/u.exec(ended.stdout)?.[1] : undefined;
  if (version === undefined) throw new ProbeGap(ended.state === 'ended' ? 'nonsense' : ended.state);
  const [programs, database] = await Promise.all([orNull(runningPrograms(machine)), currentDatabase(machine)]);
  const runs = (name: string): boolean | null => (programs === null ? null : programs.has(name));
  const clamav: AntivirusProduct = {
    name: clean(`ClamAV ${version}`),
    running: runs('clamd'),
    // The scanner that looks at files while they are opened.
    realTime: runs('clamonacc'),
    onDemand: true,
    definitions: database === null ? null : { kind: 'dated', at: database.builtAt, version: database.version },
    licence: 'none',
    licenceEndsAt: null,
  };
  return { products: [clamav], updaterRunning: runs('freshclam') };
}

/** That nothing is installed is an answer too: no product that we know of is there. */
export const collectAntivirus: Collector<FactValue<'antivirus'>> = async (machine) => {
  const [clamav, defender] = await Promise.all([askClamav(machine), askMdatp(machine)]);
  return {
    products: [...(clamav?.products ?? []), ...(defender === null ? [] : [defender])],
    updaterRunning: clamav?.updaterRunning ?? null,
  };
};
