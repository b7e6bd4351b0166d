/** Locks that had to be carried out by force, until the vault's own log tells of them. Nothing secret; kept in the profile folder. For shell.ts. */
import { z } from 'zod';
import { KilledLock } from '../../preload/contract/control.ts';
import type { JsonFile } from './json-file.ts';

const StoredKill = z.strictObject({ folder: z.string().min(1).max(4096), lock: KilledLock });
export const StoredKills = z.array(StoredKill).max(100);
export type StoredKills = z.infer<typeof StoredKills>;

/** Of each vault; it is the newest that count. */
const mostKept = 20;

export interface KilledLocks {
  /** Durable when it returns. */
  note(folder: string, lock: KilledLock): void;
  /** Oldest first. */
  of(folder: string): KilledLock[];
  /** They are in the vault's log now. */
  forget(folder: string): void;
}

export function createKilledLocks(file: JsonFile<StoredKills>): KilledLocks {
  const others = (folder: string): StoredKills => file.read().filter((kill) => kill.folder !== folder);
  const of = (folder: string): KilledLock[] =>
    file
      .read()
      .filter((kill) => kill.folder === folder)
      .map(({ lock }) => lock);
  return {
    of,
    note(folder, lock) {
      const mine = [...of(folder), lock].slice(-mostKept).map((each) => ({ folder, lock: each }));
      file.write([...others(folder), ...mine].slice(-100));
    },
    forget(folder) {
      if (of(folder).length > 0) file.write(others(folder));
    },
  };
}
