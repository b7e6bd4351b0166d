/** Which programs have files of a folder open, as far as the system tells: Linux, processes of this user. */
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';

export interface Holder {
  readonly pid: number;
  /** As the process list calls it. */
  readonly program: string;
  /** Where the file lies, or lay. */
  readonly path: string;
  readonly isRemoved: boolean;
  readonly canWrite: boolean;
  /** Leads to the open file itself, also when its name is gone. */
  readonly link: string;
}

const removedMark = ' (deleted)';
const writeModes = 0o3;

function canWriteTo(proc: string, descriptor: string): boolean {
  const flags = /^flags:\s*([0-7]+)/m.exec(readFileSync(join(proc, 'fdinfo', descriptor), 'utf8'));
  return (Number.parseInt(flags?.[1] ?? '0', 8) & writeModes) !== 0;
}

function holdingsOf(proc: string, pid: number, folder: string): Holder[] {
  const found: Holder[] = [];
  for (const descriptor of readdirSync(join(proc, 'fd'))) {
    try {
      const link = join(proc, 'fd', descriptor);
      const target = readlinkSync(link);
      if (!target.startsWith(`${folder}/`)) continue;
      const isRemoved = target.endsWith(removedMark);
      found.push({
        pid,
        program: readFileSync(join(proc, 'comm'), 'utf8').trim(),
        path: isRemoved ? target.slice(0, -removedMark.length) : target,
        isRemoved,
        canWrite: canWriteTo(proc, descriptor),
        link,
      });
    } catch {
      // Closed, or ended, while we were looking.
    }
  }
  return found;
}

/** Everything below `folder` that another process has open; empty where the system does not tell. */
export function findHolders(folder: string, procFolder = '/proc'): Holder[] {
  if (process.platform !== 'linux') return [];
  const holders: Holder[] = [];
  for (const name of readdirSync(procFolder)) {
    if (!/^[1-9][0-9]*$/.test(name) || Number(name) === process.pid) continue;
    try {
      holders.push(...holdingsOf(join(procFolder, name), Number(name), folder));
    } catch {
      // Somebody else's process, or one that has ended.
    }
  }
  return holders;
}

/** What people are told: the program's name with its number, each once. */
export function holderNames(holders: readonly Holder[]): string[] {
  return [...new Set(holders.map(({ program, pid }) => `${program} (PID ${pid})`))];
}
