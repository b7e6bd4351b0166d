/**
 * Lets single system calls fail as a failing or full disk does, and goes on with the session: nothing that failed is acknowledged, what was
 * there before is still there, and the error says what it is.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chapters } from './chapters/chapters.ts';
import { placeOf, pointsOn, spread } from './strace.ts';
import type { SeenCall } from './strace.ts';
import { faultsArePossible, openTheatre, sideBySide } from './theatre.ts';
import type { Theatre } from './theatre.ts';

const whyNot = faultsArePossible();
if (whyNot !== null) process.stdout.write(`no call fails: ${whyNot}\n`);

let theatre: Theatre;
const isLong = process.env['MOCHIDASHI_FAULT'] === 'long';
/** Left to the long form. */
const slow = ['restoring', 'accepting a grant', 'backing up', 'rebuilding the catalogue'];
/** QUALITY asks for the first 300 calls. */
const mostPoints = isLong ? 300 : 9;
const chaptersFailing = isLong ? chapters : chapters.filter(({ name }) => !slow.includes(name));
const errors = ['EIO', 'ENOSPC'] as const;

describe.skipIf(whyNot !== null).each(errors)('a disk that answers %s', (error) => {
  beforeAll(async () => {
    theatre = await openTheatre();
  });
  afterAll(() => theatre.close());

  it.each(chaptersFailing.map((chapter) => [chapter.name, chapter] as const))('while %s', async (_name, chapter) => {
    const whole = await theatre.play(chapter);
    const root = theatre.rootOf(whole);
    const points = spread(pointsOn(whole.calls, root).slice(0, 300), mostPoints, root, 'evenly');
    const complaints: string[] = [];
    const codes = new Map<string, number>();
    await sideBySide(points, theatre.seats, async (point: SeenCall) => {
      const played = await theatre.play(chapter, [`${point.call}:error=${error}:when=${String(point.nth)}`]);
      const at = `${error} at ${point.call} ${String(point.nth)} of ${placeOf(point, root)}`;
      complaints.push(...played.complaints.map((complaint) => `${at}: ${complaint}`));
      for (const [step, code] of played.failed) {
        codes.set(code, (codes.get(code) ?? 0) + 1);
        if (code.startsWith('unexpected')) complaints.push(`${at}: ${step} fails with ${code}`);
      }
      if (played.ended.status !== 0)
        complaints.push(`${at}: the program ends with ${played.ended.stderr.slice(0, 500)}`);
    });
    const told = [...codes].map(([code, count]) => `${code} ${String(count)}`).join(', ');
    process.stdout.write(`${error} while ${chapter.name}: ${String(points.length)} calls; ${told}\n`);
    expect(complaints).toEqual([]);
  });
});
