/** A ground on a file system in an image of its own, whose power can be cut. Needs root, loop devices and xfsprogs. For power-cut.fault.ts. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Chapter } from './chapters/chapter.ts';
import { makeGround } from './ground.ts';
import { bundlePlayer } from './program.ts';
import { loadQuickSodium } from './quick-sodium.ts';
import { createStage, readAcknowledged } from './stage.ts';
import { logOf, readCalls, straced } from './strace.ts';
import { bundleFolder, node24 } from './theatre.ts';
import type { Played } from './theatre.ts';

export type FileSystem = 'ext4' | 'xfs';

export interface Cellar {
  /** Where chapters are played. */
  readonly root: string;
  /** Plays a chapter with these faults, cuts the power at its end, mounts again, and looks at what is left. */
  cut(chapter: Chapter, inject: readonly string[]): Promise<Played>;
  close(): void;
}

const imageMebibytes = 400;

function must(command: string, ...args: string[]): void {
  const { status, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${stderr}`);
}

/** Null where the power can be cut, else the reason why not. */
export function cutsArePossible(): string | null {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return 'only root can mount an image';
  const missing = ['losetup', 'mkfs.ext4', 'mkfs.xfs', 'xfs_io', 'strace'].filter(
    (name) => spawnSync('which', [name]).status !== 0,
  );
  if (missing.length > 0) return `missing: ${missing.join(', ')}`;
  const found = spawnSync('losetup', ['--find'], { encoding: 'utf8' });
  return found.status === 0 ? null : 'there are no loop devices';
}

export async function openCellar(fileSystem: FileSystem): Promise<Cellar> {
  const base = mkdtempSync(path.join(tmpdir(), 'mochidashi-cut-'));
  const image = path.join(base, 'image');
  const mounted = path.join(base, 'disk');
  // In memory, if it may be: the image only has to outlive the cut, not this machine.
  must('mount', '-t', 'tmpfs', '-o', 'size=600m', 'tmpfs', base);
  mkdirSync(mounted);
  must('truncate', '-s', `${String(imageMebibytes)}M`, image);
  must(`mkfs.${fileSystem}`, ...(fileSystem === 'xfs' ? ['-q', '-f'] : ['-q', '-F']), image);
  const mount = () => must('mount', '-o', 'loop', image, mounted);
  mount();
  const sodium = await loadQuickSodium();
  const ground = await makeGround(path.join(mounted, 'ground'), sodium);
  const player = await bundlePlayer(bundleFolder);
  const { root } = ground;
  return {
    root,
    async cut(chapter, inject) {
      await ground.renew();
      await chapter.prepare?.(createStage(root, sodium));
      must('sync', '-f', mounted);
      const command = [node24, '--v8-pool-size=0', player, chapter.name, root];
      const ended = await straced({ command, logPath: logOf(base), temporaryFolder: base, inject });
      // What was acknowledged is known to whoever sat there, also after the cut.
      const acknowledged = readAcknowledged(root);
      must('xfs_io', '-x', '-c', 'shutdown', mounted);
      must('umount', mounted);
      mount();
      const seen = await chapter.look(createStage(root, sodium), acknowledged);
      return { ...seen, ended, calls: readCalls(logOf(base)), failed: acknowledged.failed };
    },
    close() {
      if (statfsSync(mounted).type !== 0) spawnSync('umount', ['-l', mounted]);
      spawnSync('umount', ['-l', base]);
      rmSync(base, { recursive: true, force: true });
    },
  };
}
