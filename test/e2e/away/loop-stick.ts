/** A stick to plug in and pull out: a small file system in an image, on a loop device. Needs root and loop devices. For stick.e2e.ts. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';

/** Where the system lists file systems that are plugged in, by their identity. */
const byUuid = '/dev/disk/by-uuid';

export interface LoopStick {
  /** Where it is mounted while it is plugged in. */
  readonly folder: string;
  /** Under which the app knows it. */
  readonly id: string;
  readonly plugIn: () => void;
  /** At once and without a word to whoever uses it: what is open stays open, and its name is gone. */
  readonly pullOut: () => void;
}

function must(command: string, ...args: string[]): string {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${stderr}`);
  return stdout.trim();
}

/** Null where sticks can be played, else the reason why not. */
export function sticksAreMissing(): string | null {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return 'only root can mount an image';
  const found = spawnSync('losetup', ['--find'], { encoding: 'utf8' });
  return found.status === 0 ? null : 'there are no loop devices';
}

/** Plugged in at first. The image and the mount lie in `root`. */
export function makeLoopStick(root: string, uuid: string): LoopStick {
  const image = join(root, `stick-${uuid}.image`);
  const folder = join(root, 'media', uuid);
  const link = join(byUuid, uuid);
  mkdirSync(folder, { recursive: true });
  must('truncate', '-s', '24M', image);
  must('mkfs.ext4', '-q', '-F', '-U', uuid, image);
  const stick: LoopStick = {
    folder,
    id: `uuid:${uuid}`,
    plugIn: () => {
      const device = must('losetup', '--find', '--show', image);
      must('mount', device, folder);
      // What udev does, where there is one.
      mkdirSync(byUuid, { recursive: true });
      rmSync(link, { force: true });
      symlinkSync(device, link);
    },
    pullOut: () => {
      rmSync(link, { force: true });
      const device = spawnSync('findmnt', ['-n', '-o', 'SOURCE', '--mountpoint', folder], { encoding: 'utf8' });
      if (device.status !== 0) return;
      must('umount', '-l', folder);
      // Goes as soon as nobody has it open any more.
      must('losetup', '-d', device.stdout.trim());
    },
  };
  stick.plugIn();
  return stick;
}
