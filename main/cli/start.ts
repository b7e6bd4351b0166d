/** The command line joined to the streams it is given and to an engine in this thread. Used by its two entries, `index.ts` and `thread.ts`. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createFormatter } from '../../resources/locales/format.ts';
import { chooseLocale, createTranslate } from '../../resources/locales/translate.ts';
import { keepMemoryOutOfCores } from '../engine/core-filter.ts';
import type { CliParts } from './context.ts';
import { createLocalEngines } from './local-engine.ts';
import { runCli } from './program.ts';

// Beside this file's source the worker is a source, beside its bundle a bundle.
const workerUrl = import.meta.url.endsWith('.ts') ? '../engine/worker.ts' : './worker.cjs';
const workerPath = fileURLToPath(new URL(workerUrl, import.meta.url));

/** Of this program. Both the source and the bundle lie two folders below `package.json`. */
function readVersion(): string {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

function isSet(value: string | undefined): value is string {
  return value !== undefined && value !== '';
}

export interface Terminal extends Pick<CliParts, 'stdin' | 'stdout' | 'stderr'> {
  /** Asks the work to stop cleanly. */
  readonly interrupt: AbortSignal;
}

/** Runs one command and resolves to its exit code (see `runCli`). */
export function startCli({ stdin, stdout, stderr, interrupt }: Terminal, words: readonly string[]): Promise<number> {
  keepMemoryOutOfCores();
  const { env } = process;
  const locale = chooseLocale([env['MOCHIDASHI_LANG'], env['LC_ALL'], env['LC_MESSAGES'], env['LANG']].filter(isSet));
  const openEngine = createLocalEngines({
    workerPath,
    appVersion: readVersion(),
    stderr,
    locale,
    signal: interrupt,
  });
  const t = createTranslate(locale);
  const format = createFormatter(locale);
  return runCli({ environment: env, stdin, stdout, stderr, locale, t, format, openEngine }, words);
}
