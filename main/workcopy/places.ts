/** Where working copies may lie: private folders, in memory where the system has such. The shell names them; engine and sweeper use them. */
import { existsSync, lstatSync, mkdirSync, readdirSync, statfsSync, type Stats } from 'node:fs';
import { dirname, isAbsolute, join } from 'node:path';
import type { CopyPlace } from '../../preload/contract/control.ts';

/** File systems that keep their files in memory alone (statfs(2)). */
const memoryTypes: readonly number[] = [0x01021994, 0x858458f6];

/**
 * All places, the best first. `uid` null: the system knows none (Windows). `privateFolder` is the program's own, on the disk: used where
 * no memory can be had.
 */
export function copyPlaces({
  platform,
  env,
  uid,
  privateFolder,
}: {
  platform: NodeJS.Platform;
  env: Readonly<Record<string, string | undefined>>;
  uid: number | null;
  privateFolder: string;
}): CopyPlace[] {
  const places: CopyPlace[] = [];
  if (platform === 'linux') {
    const runtime = env['XDG_RUNTIME_DIR'];
    if (runtime !== undefined && isAbsolute(runtime)) {
      places.push({ path: join(runtime, 'mochidashi'), kind: 'memory' });
    }
    places.push({ path: `/dev/shm/mochidashi-${uid ?? 0}`, kind: 'memory' });
  }
  places.push({ path: join(privateFolder, 'working-copies'), kind: 'disk' });
  return places;
}

/** A folder that nobody but this user can look into or has put something in its place. */
export function isPrivateFolder(stats: Stats, ownUid: number | null): boolean {
  if (!stats.isDirectory()) return false;
  return ownUid === null || (stats.uid === ownUid && (stats.mode & 0o077) === 0);
}

function isInMemory(folder: string): boolean {
  try {
    return memoryTypes.includes(statfsSync(folder).type);
  } catch {
    return false;
  }
}

const ownUid = (): number | null => process.getuid?.() ?? null;

/**
 * Makes the place if it is not there. False where it cannot be used: no such storage, not in memory though it should be, or somebody
 * else's folder, link or rights in its place.
 */
export function preparePlace({ path, kind }: CopyPlace): boolean {
  const parent = dirname(path);
  try {
    if (kind === 'disk') mkdirSync(parent, { recursive: true, mode: 0o700 });
    else if (!existsSync(parent) || !isInMemory(parent)) return false;
    mkdirSync(path, { mode: 0o700, recursive: false });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') return false;
  }
  try {
    return isPrivateFolder(lstatSync(path), ownUid()) && (kind === 'disk' || isInMemory(path));
  } catch {
    return false;
  }
}

/** Bytes that are free there. */
export function freeBytes({ path }: CopyPlace): number {
  const { bavail, bsize } = statfsSync(path);
  return bavail * bsize;
}

/** Programs write the new file beside the old one, and some a backup, too. */
export function bytesNeeded(sizeBytes: number): number {
  return sizeBytes * 3 + 4 * 1024 * 1024;
}

export interface ChosenPlace {
  readonly place: CopyPlace;
  /** Free bytes there. */
  readonly room: number;
  readonly isEnough: boolean;
}

/** The first usable place with enough room; memory that is too small is no reason to write to the disk. Null: there is none. */
export function choosePlace(places: readonly CopyPlace[], sizeBytes: number): ChosenPlace | null {
  const usable = places.filter(preparePlace);
  const kind = usable[0]?.kind;
  const [first, ...others] = usable
    .filter((place) => place.kind === kind)
    .map((place): ChosenPlace => {
      const room = freeBytes(place);
      return { place, room, isEnough: room >= bytesNeeded(sizeBytes) };
    });
  return first?.isEnough === false ? (others.find(({ isEnough }) => isEnough) ?? first) : (first ?? null);
}

/** Folders that lie in a place now; none where there is no such place or it is not ours. */
export function foldersIn({ path }: CopyPlace): string[] {
  try {
    if (!isPrivateFolder(lstatSync(path), ownUid())) return [];
    return readdirSync(path).map((name) => join(path, name));
  } catch {
    return [];
  }
}
