/** One engine a vault: the lock file with its owner's process. For main/vault. The catalogue's exclusive lock stands behind it. */
import { randomBytes } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { hostname, uptime } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { AppError } from '../../preload/contract/errors.ts';
import { asDiskError, guardDisk, removeFile, systemCode } from './durable.ts';
import { startOf } from './process-start.ts';

const lockFile = 'owner.lock';

const Owner = z.strictObject({
  pid: z.int().min(1),
  /** Start of the process as the system tells it; empty where it tells nothing. */
  startedAt: z.string(),
  host: z.string(),
  /** When this lock was taken, milliseconds since 1970. */
  takenAt: z.number(),
  token: z.string(),
});
type Owner = z.infer<typeof Owner>;

export interface OwnerLock {
  /** True when a dead owner's lock was taken over: the last session did not end in order. */
  readonly tookOver: boolean;
  /** Gives the lock up, unless somebody else holds it by now. Never throws: one that stays is taken over once this process is gone. */
  release(): void;
}

function isAlive(owner: Owner): boolean {
  // A stick that came from another machine: its owner cannot be running here.
  if (owner.host !== hostname()) return false;
  const start = startOf(owner.pid);
  if (start === null) return false;
  if (start !== '' && owner.startedAt !== '') return start === owner.startedAt;
  return owner.takenAt > Date.now() - uptime() * 1000;
}

function readOwner(path: string): Owner | null {
  try {
    return Owner.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return null;
  }
}

/**
 * Takes the vault folder for this process. A dead holder's lock is taken over. Throws `vault/in-use` while the holder
 * is alive (also if it is this very process).
 */
export function takeOwnerLock(folder: string): OwnerLock {
  const path = join(folder, lockFile);
  const token = randomBytes(8).toString('hex');
  const self: Owner = {
    pid: process.pid,
    startedAt: startOf(process.pid) ?? '',
    host: hostname(),
    takenAt: Date.now(),
    token,
  };
  let tookOver = false;
  for (let round = 0; round < 10; round++) {
    try {
      writeFileSync(path, `${JSON.stringify(self)}\n`, { flag: 'wx', mode: 0o600 });
      const release = () => {
        try {
          if (readOwner(path)?.token === token) removeFile(path);
        } catch {
          // See above.
        }
      };
      return { tookOver, release };
    } catch (error) {
      if (systemCode(error) !== 'EEXIST') {
        // Made, but not written.
        if (readOwner(path) === null) removeFile(path);
        throw asDiskError(error);
      }
    }
    const holder = readOwner(path);
    if (holder !== null && isAlive(holder)) throw new AppError('vault/in-use');
    setAside(path, holder);
    tookOver = true;
  }
  throw new AppError('vault/in-use');
}

/** Removes a dead holder's lock. If another process was quicker and the lock is a live one by now, that is put back. */
function setAside(path: string, dead: Owner | null): void {
  const aside = `${path}.${randomBytes(6).toString('hex')}`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return;
    throw asDiskError(error);
  }
  const moved = readOwner(aside);
  if (moved !== null && moved.token !== dead?.token && isAlive(moved)) guardDisk(() => renameSync(aside, path));
  else removeFile(aside);
}
