/** Kills the program at system calls that change the disk, and looks at what is left. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chapters } from './chapters/chapters.ts';
import { placeOf, pointsOn, sameCallOf, spread } from './strace.ts';
import type { SeenCall } from './strace.ts';
import { faultsArePossible, openTheatre, sideBySide } from './theatre.ts';
import type { Played, Theatre } from './theatre.ts';

const isLong = process.env['MOCHIDASHI_FAULT'] === 'long';
/** QUALITY asks for 500 points in all. */
const mostPoints = isLong ? Infinity : Math.ceil(504 / chapters.length);
/** Which thread wakes which how often is not the same in any two runs: so often one call is aimed at. */
const mostShots = 6;
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
        const at = `killed at ${point.call} ${String(point.nth)} of ${placeOf(point, root)}`;
        let aim: SeenCall | null = point;
        let isKilled = false;
        // A run that ended before its call came tells where that call stands in it.
        for (let shot = 0; shot < mostShots && aim !== null && !isKilled; shot += 1) {
          const played: Played = await play(chapter, [`${aim.call}:signal=SIGKILL:when=${String(aim.nth)}`]);
          complaints.push(...played.complaints.map((complaint) => `${at}: ${complaint}`));
          if (played.openMs !== null) openings.push(played.openMs);
          isKilled = played.ended.signal === 'SIGKILL';
          aim = sameCallOf(point, { calls: whole.calls, root }, { calls: played.calls, root: rootOf(played) });
        }
        if (isKilled) killed += 1;
        else complaints.push(`${at}: it was not killed`);
      });
      process.stdout.write(`${chapter.name}: killed at ${String(points.length)} of ${String(all.length)} calls\n`);
      expect(complaints).toEqual([]);
    },
  );
});
