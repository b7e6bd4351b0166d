import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { beginTry, delayAfter, forgetTries, readAttempts } from '../../../main/vault/attempts.ts';
import { createHandClock } from '../../helpers/clock.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';

let folder: string;
const clock = createHandClock();

beforeEach(async () => {
  folder = await tempFolder();
});

async function failTimes(times: number): Promise<void> {
  for (let round = 0; round < times; round++) {
    await beginTry(folder, clock);
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
    expect(await beginTry(folder, clock)).toBe(0);
    expect(await readAttempts(folder, clock)).toEqual({ failedTries: 1, retryAt: null });
    await forgetTries(folder);
    expect(await readAttempts(folder, clock)).toEqual({ failedTries: 0, retryAt: null });
  });

  it('wait to the millisecond', async () => {
    await failTimes(4);
    await beginTry(folder, clock);
    clock.pass(3999);
    await expect(beginTry(folder, clock)).rejects.toMatchObject({ code: 'vault/too-many-tries' });
    clock.pass(1);
    expect(await beginTry(folder, clock)).toBe(5);
  });

  it('are not waited for less by setting the clock back, nor longer than the delay itself', async () => {
    await failTimes(5);
    await beginTry(folder, clock);
    clock.pass(-86_400_000);
    const retryAt = new Date(clock.now() + 8000).toISOString();
    await expect(beginTry(folder, clock)).rejects.toMatchObject({ params: { retryAt } });
    clock.pass(7999);
    await expect(beginTry(folder, clock)).rejects.toMatchObject({ params: { retryAt } });
    clock.pass(1);
    await beginTry(folder, clock);
  });

  it.each(['', 'null', '{"version":1,"failedTries":-1,"lastAt":0}', '{"version":2}'])(
    'that cannot be read (%s) count as eight',
    async (damaged) => {
      writeFileSync(path.join(folder, 'attempts.json'), damaged);
      await expect(beginTry(folder, clock)).rejects.toMatchObject({ code: 'vault/too-many-tries' });
    },
  );
});
