/**
 * Cuts the power under a file system of its own (a loop image): the program is killed at a system call, and the file system is shut
 * down at that moment without writing anything more, so that only what was fsynced is there after mounting it again. To show that
 * this can fail, the same is done with programs whose fsync does nothing (strace answers for it): then acknowledged changes are lost.
 */
import { afterAll, describe, expect, it } from 'vitest';
import { editing, importing, takingOut } from './chapters/working.ts';
import { changingPassphrase, makingNewKeys } from './chapters/keeping.ts';
import type { Chapter } from './chapters/chapter.ts';
import { cutsArePossible, openCellar } from './cellar.ts';
import type { Cellar, FileSystem } from './cellar.ts';
import { pointsOn, placeOf, spread } from './strace.ts';

const isLong = process.env['MOCHIDASHI_FAULT'] === 'long';
const cutsEach = isLong ? 24 : 2;
const chaptersCut: readonly Chapter[] = isLong
  ? [takingOut, editing, importing, changingPassphrase, makingNewKeys]
  : [takingOut, importing, makingNewKeys];
/** A file that was written and never committed may be there after all: whole, unknown to the catalogue, and named by `verify`. */
const isSerious = (complaint: string): boolean => !complaint.startsWith('verify finds object-unknown');
const possible = cutsArePossible();
if (possible !== null) process.stdout.write(`power cuts are not tried: ${possible}\n`);

describe.skipIf(possible !== null).each(['ext4', 'xfs'] as const)('power cuts on %s', (fileSystem: FileSystem) => {
  let cellar: Cellar | null = null;
  const theCellar = async (): Promise<Cellar> => (cellar ??= await openCellar(fileSystem));
  afterAll(() => cellar?.close());

  it.each(chaptersCut.map((chapter) => [chapter.name, chapter] as const))(
    'while %s lose nothing that was acknowledged',
    async (_name, chapter) => {
      const theirs = await theCellar();
      const { root } = theirs;
      const whole = await theirs.cut(chapter, []);
      expect(whole.complaints.filter(isSerious)).toEqual([]);
      const points = spread(pointsOn(whole.calls, root), cutsEach, root, 'evenly');
      const complaints: string[] = [];
      for (const point of points) {
        const played = await theirs.cut(chapter, [`${point.call}:signal=SIGKILL:when=${String(point.nth)}`]);
        const serious = played.complaints.filter(isSerious);
        complaints.push(
          ...serious.map((each) => `cut at ${point.call} ${String(point.nth)} of ${placeOf(point, root)}: ${each}`),
        );
      }
      process.stdout.write(`${fileSystem}, ${chapter.name}: ${String(points.length + 1)} cuts\n`);
      expect(complaints).toEqual([]);
    },
  );

  it.each([takingOut, editing].map((chapter) => [chapter.name, chapter] as const))(
    'while %s are noticed when fsync does nothing: this test can fail',
    async (_name, chapter) => {
      const theirs = await theCellar();
      const played = await theirs.cut(chapter, ['fsync:retval=0', 'fdatasync:retval=0']);
      expect(played.complaints).not.toEqual([]);
    },
  );
});
