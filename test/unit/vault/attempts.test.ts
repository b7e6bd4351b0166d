import { utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  beginTry,
  delayAfter,
  forgetTries,
  pardonTries,
  readAttempts,
  type Try,
} from '../../../main/vault/attempts.ts';
import { createHandClock } from '../../helpers/clock.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';

let folder: string;
const clock = createHandClock();

beforeEach(async () => {
  folder = await tempFolder();
});

/** A try that is not taken any further, and the wrong tries before it. */
async function begin(limit: number | null = null): Promise<Try> {
  return beginTry(folder, clock, limit);
}

/** Just now, as the hand clock has it. */
function damageRecord(text: string): void {
  const file = path.join(folder, 'attempts.json');
  writeFileSync(file, text);
  utimesSync(file, new Date(clock.now()), new Date(clock.now()));
}

async function failTimes(times: number): Promise<void> {
  for (let round = 0; round < times; round++) {
    await begin();
    clock.pass(delayAfter(round + 1) * 1000);
  }
}

describe('wrong tries', () => {
  it.each([
    [0, 0],
    [1, 0],
    [2, 0],
    [3, 1],
    [4, 2],
    [5, 4],
    [11, 256],
    [12, 300],
    [1000, 300],
  ])('after %i of them the next one waits %i seconds', (tries, seconds) => {
    expect(delayAfter(tries)).toBe(seconds);
  });

  it('are counted before the passphrase is tried', async () => {
    expect((await begin()).before.count).toBe(0);
    expect(await readAttempts(folder, clock, null)).toEqual({ failedTries: 1, retryAt: null, triesLeft: null });
    await forgetTries(folder);
    expect(await readAttempts(folder, clock, null)).toEqual({ failedTries: 0, retryAt: null, triesLeft: null });
  });

  it('wait to the millisecond', async () => {
    await failTimes(4);
    await begin();
    clock.pass(3999);
    await expect(begin()).rejects.toMatchObject({ code: 'vault/too-many-tries' });
    clock.pass(1);
    expect((await begin()).before.count).toBe(5);
  });

  it('are not waited for less by setting the clock back, nor longer than the delay itself', async () => {
    await failTimes(5);
    await begin();
    clock.pass(-86_400_000);
    const retryAt = new Date(clock.now() + 8000).toISOString();
    await expect(begin()).rejects.toMatchObject({ params: { retryAt } });
    clock.pass(7999);
    await expect(begin()).rejects.toMatchObject({ params: { retryAt } });
    clock.pass(1);
    await begin();
  });

  it.each(['', 'null', '{"version":1,"failedTries":-1,"lastAt":0}', '{"version":2}'])(
    'that cannot be read (%s) count as eight',
    async (damaged) => {
      damageRecord(damaged);
      await expect(begin()).rejects.toMatchObject({ code: 'vault/too-many-tries' });
      clock.pass(delayAfter(8) * 1000);
      expect((await begin()).before).toEqual({ count: 0, at: [], isIncomplete: true });
      await expect(begin()).rejects.toMatchObject({ code: 'vault/too-many-tries' });
    },
  );

  it('stay on record with their times after a right one, until the log has them', async () => {
    const first = clock.now();
    await begin();
    clock.pass(1000);
    await begin();
    clock.pass(1000);
    const right = await begin();
    expect(right.before).toEqual({
      count: 2,
      at: [new Date(first).toISOString(), new Date(first + 1000).toISOString()],
      isIncomplete: false,
    });
    await right.wasRight();
    expect(await readAttempts(folder, clock, null)).toMatchObject({ failedTries: 0, retryAt: null });
    const next = await begin();
    expect(next.before.count).toBe(2);
    await next.wasRight();
    await forgetTries(folder);
    expect((await begin()).before).toEqual({ count: 0, at: [], isIncomplete: false });
  });

  it('keep the latest twenty times', async () => {
    await failTimes(25);
    const { before } = await begin();
    expect(before.count).toBe(25);
    expect(before.at).toHaveLength(20);
    expect(before.at.at(-1)).toBe(new Date(clock.now() - delayAfter(25) * 1000).toISOString());
  });

  it('that were called off before there was an answer were never made', async () => {
    await failTimes(2);
    const state = await readAttempts(folder, clock, null);
    await (await begin()).wasCalledOff();
    expect(await readAttempts(folder, clock, null)).toEqual(state);
    expect((await begin()).before.count).toBe(2);
  });

  it('of an earlier version of the program are read, and told of with the time that is known', async () => {
    writeFileSync(path.join(folder, 'attempts.json'), '{"version":1,"failedTries":2,"lastAt":1000}');
    expect((await begin()).before).toEqual({ count: 2, at: ['1970-01-01T00:00:01.000Z'], isIncomplete: false });
  });
});

describe('a limit of wrong tries', () => {
  it('lets as many be made, then none, whatever time passes and after a restart', async () => {
    for (let round = 0; round < 5; round++) {
      expect((await readAttempts(folder, clock, 5)).triesLeft).toBe(5 - round);
      await begin(5);
      clock.pass(86_400_000);
    }
    expect(await readAttempts(folder, clock, 5)).toEqual({ failedTries: 5, retryAt: null, triesLeft: 0 });
    await expect(begin(5)).rejects.toMatchObject({ code: 'vault/office-only', params: { failedTries: 5 } });
  });

  it('ends when the office has let somebody in, and the wrong tries are still told of', async () => {
    await failTimes(3);
    await expect(begin(3)).rejects.toMatchObject({ code: 'vault/office-only' });
    await pardonTries(folder);
    expect((await begin(3)).before.count).toBe(3);
  });

  it.each([3, 8, 20])('of %i is not used up by a damaged record alone', async (limit) => {
    damageRecord('damaged');
    const { failedTries, triesLeft } = await readAttempts(folder, clock, limit);
    expect(triesLeft).toBe(limit - failedTries);
    expect(triesLeft).toBeGreaterThan(0);
    clock.pass(86_400_000);
    expect((await begin(limit)).before.isIncomplete).toBe(true);
    expect((await readAttempts(folder, clock, limit)).triesLeft).toBe(limit - failedTries - 1);
  });
});
