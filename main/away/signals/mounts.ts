/** What is plugged in and mounted: read from the system's files on Linux, from the folder of volumes elsewhere. For stick.ts. */
import { existsSync, readlinkSync, realpathSync } from 'node:fs';
import { basename, join } from 'node:path';
import { lineOf, listOf } from './kernel-files.ts';

export interface Mount {
  readonly mountPoint: string;
  /** `major:minor`. */
  readonly device: string;
}

/** Lines of `/proc/self/mountinfo`; the mount that hides others at the same place comes last. */
export function parseMounts(text: string): Mount[] {
  return text.split('\n').flatMap((line) => {
    const [, , device, , mountPoint] = line.split(' ');
    return device !== undefined && mountPoint !== undefined ? [{ device, mountPoint: unescape(mountPoint) }] : [];
  });
}

/** Space, tab, line feed and backslash are written as octal numbers. */
function unescape(text: string): string {
  return text.replace(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)));
}

/** The mount that a path lies on; null where no line of the table covers it. */
export function mountOf(mounts: readonly Mount[], path: string): Mount | null {
  let found: Mount | null = null;
  for (const mount of mounts) {
    const inside = mount.mountPoint === '/' || path === mount.mountPoint || path.startsWith(`${mount.mountPoint}/`);
    if (inside && (found === null || mount.mountPoint.length >= found.mountPoint.length)) found = mount;
  }
  return found;
}

export interface Stick {
  readonly id: string;
  readonly label: string;
  /** `major:minor` on Linux, else null. */
  readonly device: string | null;
}

/** Sticks that are plugged in, by the identity of their file system. `root` stands before every path, for tests. */
export function linuxSticks(root = '/'): Stick[] {
  const byUuid = join(root, 'dev/disk/by-uuid');
  const labels = new Map(
    linksOf(join(root, 'dev/disk/by-label')).map(({ name, device }) => [device, unescapeLabel(name)] as const),
  );
  return linksOf(byUuid).flatMap(({ name, device }) => {
    const block = join(root, 'sys/class/block', device);
    if (!isStick(block)) return [];
    const number = lineOf(join(block, 'dev'));
    return [{ id: `uuid:${name}`, label: labels.get(device) ?? name, device: number }];
  });
}

/** The kernel says "removable" of the disk that a partition lies on, or it hangs on USB. */
function isStick(block: string): boolean {
  try {
    const real = realpathSync(block);
    const disk = existsSync(join(real, 'partition')) ? join(real, '..') : real;
    return lineOf(join(disk, 'removable')) === '1' || /\/usb\d+\//.test(real);
  } catch {
    return false;
  }
}

function linksOf(folder: string): { name: string; device: string }[] {
  return listOf(folder).flatMap((name) => {
    try {
      return [{ name, device: basename(readlinkSync(join(folder, name))) }];
    } catch {
      return [];
    }
  });
}

/** udev writes what is not plain in a label as `\x20`. */
function unescapeLabel(name: string): string {
  const bytes = name.replace(/\\x([0-9a-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

/** Volumes of macOS (`/Volumes`), or drive letters of Windows but for the system's. */
export function volumes(platform: NodeJS.Platform): Stick[] {
  const paths =
    platform === 'darwin'
      ? listOf('/Volumes').map((name) => `/Volumes/${name}`)
      : [...'DEFGHIJKLMNOPQRSTUVWXYZ'].map((letter) => `${letter}:\\`);
  return paths
    .filter((path) => existsSync(path))
    .map((path) => ({ id: `path:${path}`, label: platform === 'darwin' ? basename(path) : path, device: null }));
}
