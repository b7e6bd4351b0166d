/** Kills the program at system calls that change the disk, and looks at what is left. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chapters } from './chapters/chapters.ts';
import { placeOf, pointsOn, spread } from './strace.ts';
import type { SeenCall } from './strace.ts';
import { faultsArePossible, openTheatre, sideBySide } from './theatre.ts';
import type { Theatre } from './theatre.ts';

const isLong = process.env['MOCHIDASHI_FAULT'] === 'long';
/** QUALITY asks for 500 points in all. */
const mostPoints = isLong ? Infinity : Math.ceil(504 / chapters.length);
const whyNot = faultsArePossible();
if (whyNot !== null) process.stdout.write(`nothing is killed: ${whyNot}\n`);

let theatre: Theatre | null = null;
let killed = 0;
const openings: number[] = [];

describe.skipIf(whyNot !== null)('a program that is killed', () => {
  beforeAll(async () => {
    theatre = await openTheatre();
  });
  afterAll(() => {
    theatre?.close();
    openings.sort((a, b) => a - b);
    const [median = 0, longest = 0] = [openings[openings.length >> 1], openings.at(-1)];
    process.stdout.write(
      `killed ${String(killed)} times; opened afterwards in ${median.toFixed(0)} ms (median), ${longest.toFixed(0)} ms (longest), derivation left out\n`,
    );
  });

  it.each(chapters.map((chapter) => [chapter.name, chapter] as const))(
    'while %s loses nothing',
    async (_name, chapter) => {
      if (theatre === null) throw new Error('there is no theatre');
      const { play, rootOf, seats } = theatre;
      const whole = await play(chapter);
      expect(whole.complaints).toEqual([]);
      expect([...whole.failed]).toEqual([]);
      const root = rootOf(whole);
      const all = pointsOn(whole.calls, root);
      const points = spread(all, mostPoints, root);
      const complaints: string[] = [];
      await sideBySide(points, seats, async (point: SeenCall) => {
        const played = await play(chapter, [`${point.call}:signal=SIGKILL:when=${String(point.nth)}`]);
        const at = `killed at ${point.call} ${String(point.nth)} of ${placeOf(point, root)}`;
        complaints.push(...played.complaints.map((complaint) => `${at}: ${complaint}`));
        if (played.ended.signal === 'SIGKILL') killed += 1;
        else complaints.push(`${at}: it was not killed`);
        if (played.openMs !== null) openings.push(played.openMs);
      });
      process.stdout.write(`${chapter.name}: killed at ${String(points.length)} of ${String(all.length)} calls\n`);
      expect(complaints).toEqual([]);
    },
  );
});
