/** Wrong passphrases make the next try wait longer; kept in `attempts.json` beside the header. Never wipes anything. For main/vault. */
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { AppError } from '../../preload/contract/errors.ts';
import { instantOf } from './clock.ts';
import { systemCode, writeFileDurably } from './durable.ts';
import type { Clock } from './open-vault.ts';

const attemptsFile = 'attempts.json';
const freeTries = 3;
const longestDelaySeconds = 300;
/** What a damaged record counts as: enough to slow a machine down, little enough not to lock a person out. */
const triesWhenDamaged = 8;

const Attempts = z.strictObject({
  version: z.literal(1),
  failedTries: z.int().min(0).max(1_000_000),
  /** Milliseconds since 1970. */
  lastAt: z.number().min(0),
});
type Attempts = z.infer<typeof Attempts>;

export interface AttemptsState {
  readonly failedTries: number;
  /** When the next try is let through; null: now. */
  readonly retryAt: string | null;
}

/** Seconds to wait after so many wrong tries: none for 0, 1 and 2, then 1, 2, 4 … up to five minutes. */
export function delayAfter(failedTries: number): number {
  return failedTries < freeTries ? 0 : Math.min(2 ** Math.min(failedTries - freeTries, 16), longestDelaySeconds);
}

async function read(folder: string, clock: Clock): Promise<Attempts> {
  let text: string;
  try {
    text = await readFile(join(folder, attemptsFile), 'utf8');
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return { version: 1, failedTries: 0, lastAt: 0 };
    throw error;
  }
  try {
    return Attempts.parse(JSON.parse(text));
  } catch {
    return { version: 1, failedTries: triesWhenDamaged, lastAt: clock.now() };
  }
}

async function write(folder: string, attempts: Attempts): Promise<void> {
  await writeFileDurably(join(folder, attemptsFile), `${JSON.stringify(attempts)}\n`);
}

function retryTime({ failedTries, lastAt }: Attempts, clock: Clock): number {
  // A clock that was set back must not lengthen the wait beyond one delay from now, nor shorten it.
  return Math.min(lastAt, clock.now()) + delayAfter(failedTries) * 1000;
}

/** How many wrong tries there were since the last success, and until when the next one waits. */
export async function readAttempts(folder: string, clock: Clock): Promise<AttemptsState> {
  const attempts = await read(folder, clock);
  const retryAt = retryTime(attempts, clock);
  return { failedTries: attempts.failedTries, retryAt: retryAt > clock.now() ? instantOf(retryAt) : null };
}

/**
 * Counts a try as wrong before it is made, so that ending the process in the middle does not undo it, and returns the
 * wrong tries before. Throws `vault/too-many-tries` { retryAt } if it comes too soon.
 */
export async function beginTry(folder: string, clock: Clock): Promise<number> {
  const attempts = await read(folder, clock);
  // Set back: the wait starts anew from the clock as it is now, and that is put on record.
  if (attempts.lastAt > clock.now()) {
    attempts.lastAt = clock.now();
    await write(folder, attempts);
  }
  const retryAt = retryTime(attempts, clock);
  if (retryAt > clock.now()) throw new AppError('vault/too-many-tries', { retryAt: instantOf(retryAt) });
  await write(folder, { version: 1, failedTries: attempts.failedTries + 1, lastAt: clock.now() });
  return attempts.failedTries;
}

/** Forgets the wrong tries, after a right one. */
export async function forgetTries(folder: string): Promise<void> {
  await rm(join(folder, attemptsFile), { force: true });
}
