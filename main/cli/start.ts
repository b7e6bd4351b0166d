/** The command line joined to the streams it is given and to an engine in this thread. Used by its two entries, `index.ts` and `thread.ts`. */
import { createFormatter } from '../../resources/locales/format.ts';
import { chooseLocale, createTranslate } from '../../resources/locales/translate.ts';
import { createMachine } from '../check/check.ts';
import { keepMemoryOutOfCores } from '../engine/core-filter.ts';
import type { CliParts } from './context.ts';
import { createLocalEngines } from './local-engine.ts';
import { runCli } from './program.ts';

export interface CliStart extends Pick<CliParts, 'stdin' | 'stdout' | 'stderr'> {
  /** Asks the work to stop cleanly. */
  readonly interrupt: AbortSignal;
  /** The worker threads' entry (main/engine/worker.ts). */
  readonly workerPath: string;
  readonly appVersion: string;
}

/** Runs one command and resolves to its exit code (see `runCli`). */
export function startCli(
  { stdin, stdout, stderr, interrupt, workerPath, appVersion }: CliStart,
  words: readonly string[],
): Promise<number> {
  keepMemoryOutOfCores();
  const { env } = process;
  const locale = chooseLocale([env['MOCHIDASHI_LANG'], env['LC_ALL'], env['LC_MESSAGES'], env['LANG']].filter(isSet));
  const openEngine = createLocalEngines({ workerPath, appVersion, stderr, locale, signal: interrupt });
  const t = createTranslate(locale);
  const format = createFormatter(locale);
  const machine = createMachine({ platform: process.platform, environment: env, now: () => Date.now() });
  return runCli({ environment: env, stdin, stdout, stderr, locale, t, format, machine, openEngine }, words);
}

function isSet(value: string | undefined): value is string {
  return value !== undefined && value !== '';
}
