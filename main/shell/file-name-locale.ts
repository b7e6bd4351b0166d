/**
 * On Linux, Chromium reads the paths of dropped files by the locale it was started with, and leaves out every name that
 * the locale cannot spell. Here is the environment in which it can spell them all. For main/index.ts.
 */
import { spawnSync } from 'node:child_process';

export type Environment = Readonly<Record<string, string | undefined>>;

/** The one UTF-8 locale that needs no installing. */
const everywhere = 'C.UTF-8';

/**
 * What to change in the environment before the app starts anew, or null where it may go on. `charsetOf` tells what the
 * C library makes of the environment, null where nobody knows; it is asked only if the environment promises UTF-8, as
 * a locale that is not installed counts for nothing. The language of the messages stays.
 */
export function localeForFileNames(env: Environment, charsetOf: () => string | null): Record<string, string> | null {
  const named = (...names: string[]): string => names.map((name) => env[name]).find(Boolean) ?? '';
  const characters = named('LC_ALL', 'LC_CTYPE', 'LANG');
  // Set by whoever started it, perhaps by ourselves: a second start would not help.
  if (env['LC_ALL'] === everywhere) return null;
  const charset = isUtf8(characters) ? charsetOf() : characters;
  if (charset === null || isUtf8(charset)) return null;
  const language = named('LANGUAGE') || named('LC_ALL', 'LC_MESSAGES', 'LANG').replace(/\..*$/, '');
  return { LC_ALL: everywhere, ...(language === '' ? {} : { LANGUAGE: language }) };
}

const isUtf8 = (name: string): boolean => /utf-?8/i.test(name);

/** What the C library makes of our own environment, or null. */
export function charsetInForce(): string | null {
  const { status, stdout } = spawnSync('locale', ['charmap'], { encoding: 'utf8', timeout: 2_000 });
  return status === 0 ? stdout.trim() : null;
}
