/** Asking commands and files, and reading what they say without trusting it. For the collectors of main/check. */
import type { z } from 'zod';
import { ProbeGap, type Machine } from './probe.ts';

const usualTimeoutMs = 10_000;

export interface AskOptions {
  readonly timeoutMs?: number;
  /** Exit codes that are an answer; 0 alone if not said. */
  readonly statuses?: readonly number[];
}

/** Standard output of a command. Throws `ProbeGap` where it did not end as expected. */
export async function ask(
  machine: Machine,
  command: string,
  args: readonly string[],
  options: AskOptions = {},
): Promise<string> {
  const { stdout } = await askBoth(machine, command, args, options);
  return stdout;
}

/** Both outputs, for commands that answer on standard error. Throws like `ask`. */
export async function askBoth(
  machine: Machine,
  command: string,
  args: readonly string[],
  { timeoutMs = usualTimeoutMs, statuses = [0] }: AskOptions = {},
): Promise<{ readonly stdout: string; readonly stderr: string; readonly status: number }> {
  const ended = await machine.run(command, args, { timeoutMs });
  if (ended.state !== 'ended') throw new ProbeGap(ended.state);
  if (!statuses.includes(ended.status)) throw new ProbeGap('failed');
  return ended;
}

/** JSON of a shape. Throws `ProbeGap('nonsense')` for anything else. */
export function readJson<Schema extends z.ZodType>(text: string, schema: Schema): z.infer<Schema> {
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/u, ''));
  } catch {
    throw new ProbeGap('nonsense');
  }
  const parsed = schema.safeParse(json);
  if (!parsed.success) throw new ProbeGap('nonsense');
  return parsed.data;
}

/** The value, or `null` where it could not be told: for a part of a fact that may be missing without the rest. */
export async function orNull<Value>(asked: Promise<Value>): Promise<Value | null> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof ProbeGap) return null;
    throw error;
  }
}

/** A text file in UTF-8; `null` if there is none. */
export async function readText(machine: Machine, path: string): Promise<string | null> {
  const bytes = await machine.readFile(path);
  return bytes === null ? null : new TextDecoder().decode(bytes);
}

/**
 * Words from outside made harmless and short: no control characters, no marks that turn the direction of writing or are not
 * seen at all, one blank between words.
 */
export function clean(words: string, longest = 200): string {
  const visible = words.normalize('NFC').replaceAll(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}\u2028\u2029]/gu, ' ');
  const short = visible.replaceAll(/\s+/gu, ' ').trim().slice(0, longest);
  // The cut may have split a pair.
  return short.replace(/[\uD800-\uDBFF]$/u, '').trim();
}

/** `KEY=value` lines, values with or without quotes; comments and anything else left out. */
export function readAssignments(text: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const line of text.split(/\r?\n/u)) {
    const match = /^\s*([A-Za-z_][A-Za-z0-9_.-]*)\s*=\s*(.*?)\s*$/u.exec(line);
    if (!match) continue;
    const [, key = '', raw = ''] = match;
    found.set(key, /^(['"])(.*)\1$/u.exec(raw)?.[2] ?? raw);
  }
  return found;
}

/** An instant from text that a machine wrote; `null` where it is none or lies outside 1990–2200. */
export function instantFrom(text: string | null | undefined): string | null {
  if (text === null || text === undefined || text.trim() === '') return null;
  return instantOfTime(Date.parse(text));
}

/** An instant from milliseconds since 1970, within the same bounds. */
export function instantOfTime(milliseconds: number): string | null {
  if (!Number.isFinite(milliseconds) || milliseconds < Date.UTC(1990) || milliseconds > Date.UTC(2200)) return null;
  return new Date(milliseconds).toISOString();
}
