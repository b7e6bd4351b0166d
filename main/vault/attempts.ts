/** Wrong passphrases make the next try wait longer; kept in `attempts.json` beside the header. Never wipes anything. For main/vault. */
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { AppError } from '../../preload/contract/errors.ts';
import { instantOf } from './clock.ts';
import { removeFile, systemCode, writeFileDurably } from './durable.ts';
import type { Clock } from './open-vault.ts';

const attemptsFile = 'attempts.json';
const freeTries = 3;
const longestDelaySeconds = 300;
/** What a damaged record counts as: enough to slow a machine down, little enough not to lock a person out. */
const triesWhenDamaged = 8;
/** Of so many wrong tries, the latest ones, the times are kept. */
const mostTimes = 20;

const Count = z.int().min(0).max(1_000_000);
/** Milliseconds since 1970. */
const Time = z.number().min(0);

const StoredAttempts = z.strictObject({
  version: z.literal(1),
  /** In a row; what the wait is measured by. */
  failedTries: Count,
  lastAt: Time,
  /** Wrong tries that the vault's log does not tell of yet; more than `failedTries` after a right one without an opening. */
  unreported: Count.optional(),
  /** Of the latest unreported ones, oldest first. */
  times: z.array(Time).max(mostTimes).optional(),
  /** The record before this one could not be read. */
  wasDamaged: z.boolean().optional(),
});
type Attempts = {
  readonly [Name in keyof z.infer<typeof StoredAttempts>]-?: NonNullable<z.infer<typeof StoredAttempts>[Name]>;
};

const none: Attempts = { version: 1, failedTries: 0, lastAt: 0, unreported: 0, times: [], wasDamaged: false };

export interface AttemptsState {
  readonly failedTries: number;
  /** When the next try is let through; null: now. */
  readonly retryAt: string | null;
  /** Wrong tries that are left before only the office can open the vault; null: no end to them. */
  readonly triesLeft: number | null;
}

/** Wrong tries that are in no log yet. */
export interface WrongTries {
  readonly count: number;
  /** When the latest twenty of them were, oldest first, ISO 8601. */
  readonly at: readonly string[];
  /** The record of them could not be read once, so that there may have been others. */
  readonly isIncomplete: boolean;
}

export const noWrongTries: WrongTries = { count: 0, at: [], isIncomplete: false };

/** A try that was counted as wrong and is being made. Ends with one of its verbs, or stays counted. */
export interface Try {
  /** It was right: no waiting any more. The wrong ones before it stay on record until `forgetTries`. */
  wasRight(): Promise<void>;
  /** It was called off before there was an answer: as if it had not been made. */
  wasCalledOff(): Promise<void>;
  readonly before: WrongTries;
}

/** Seconds to wait after so many wrong tries: none for 0, 1 and 2, then 1, 2, 4 … up to five minutes. */
export function delayAfter(failedTries: number): number {
  return failedTries < freeTries ? 0 : Math.min(2 ** Math.min(failedTries - freeTries, 16), longestDelaySeconds);
}

async function read(folder: string, limit: number | null): Promise<Attempts> {
  let text: string;
  try {
    text = await readFile(join(folder, attemptsFile), 'utf8');
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return none;
    throw error;
  }
  try {
    const found = StoredAttempts.parse(JSON.parse(text));
    // Earlier versions of the program kept the number and the last time alone.
    const { unreported = found.failedTries, times = unreported > 0 ? [found.lastAt] : [], wasDamaged = false } = found;
    return { ...found, unreported, times, wasDamaged };
  } catch {
    // Damage alone must not use up the last try and shut somebody out.
    const failedTries = Math.min(triesWhenDamaged, (limit ?? Infinity) - 1);
    const { mtimeMs: lastAt } = await stat(join(folder, attemptsFile));
    return { ...none, failedTries, lastAt, wasDamaged: true };
  }
}

async function write(folder: string, attempts: Attempts): Promise<void> {
  if (attempts.failedTries === 0 && attempts.unreported === 0 && !attempts.wasDamaged) await forgetTries(folder);
  else await writeFileDurably(join(folder, attemptsFile), `${JSON.stringify(attempts)}\n`);
}

function retryTime({ failedTries, lastAt }: Attempts, clock: Clock): number {
  // A clock that was set back must not lengthen the wait beyond one delay from now, nor shorten it.
  return Math.min(lastAt, clock.now()) + delayAfter(failedTries) * 1000;
}

function left(failedTries: number, limit: number | null): number | null {
  return limit === null ? null : Math.max(0, limit - failedTries);
}

/** How many wrong tries there were since the last success, and until when the next one waits. `limit` as for `beginTry`. */
export async function readAttempts(folder: string, clock: Clock, limit: number | null): Promise<AttemptsState> {
  const attempts = await read(folder, limit);
  const retryAt = retryTime(attempts, clock);
  return {
    failedTries: attempts.failedTries,
    retryAt: retryAt > clock.now() ? instantOf(retryAt) : null,
    triesLeft: left(attempts.failedTries, limit),
  };
}

/**
 * Counts a try as wrong before it is made, so that ending the process in the middle does not undo it. `limit`: after so many
 * wrong ones in a row there is none any more; null: no limit. Throws `vault/office-only` { failedTries } then, and
 * `vault/too-many-tries` { retryAt } if it comes too soon.
 */
export async function beginTry(folder: string, clock: Clock, limit: number | null): Promise<Try> {
  const found = await read(folder, limit);
  // Set back: the wait starts anew from the clock as it is now, and that is put on record.
  const wasSetBack = found.lastAt > clock.now();
  const attempts = wasSetBack ? { ...found, lastAt: clock.now() } : found;
  const { failedTries, unreported, times, wasDamaged } = attempts;
  if (left(failedTries, limit) === 0) throw new AppError('vault/office-only', { failedTries });
  if (wasSetBack) await write(folder, attempts);
  const retryAt = retryTime(attempts, clock);
  if (retryAt > clock.now()) throw new AppError('vault/too-many-tries', { retryAt: instantOf(retryAt) });
  await write(folder, {
    ...attempts,
    failedTries: failedTries + 1,
    lastAt: clock.now(),
    unreported: unreported + 1,
    times: [...times, clock.now()].slice(-mostTimes),
  });
  return {
    before: { count: unreported, at: times.map(instantOf), isIncomplete: wasDamaged },
    wasRight: () => write(folder, { ...attempts, failedTries: 0, lastAt: 0 }),
    wasCalledOff: () => write(folder, attempts),
  };
}

/** The office let somebody in: no waiting any more. The wrong tries stay on record until `forgetTries`. */
export async function pardonTries(folder: string): Promise<void> {
  await write(folder, { ...(await read(folder, null)), failedTries: 0, lastAt: 0 });
}

/** Forgets the wrong tries, once they are in the vault's log. Throws `disk/failed`. */
export async function forgetTries(folder: string): Promise<void> {
  removeFile(join(folder, attemptsFile));
}
