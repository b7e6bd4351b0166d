/** `mochidashi …` on a terminal: joins the program to this process. See README, command line. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createFormatter } from '../../resources/locales/format.ts';
import { chooseLocale, createTranslate } from '../../resources/locales/translate.ts';
import { keepMemoryOutOfCores } from '../engine/core-filter.ts';
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

keepMemoryOutOfCores();

const { env, stdin, stdout, stderr } = process;
const locale = chooseLocale([env['MOCHIDASHI_LANG'], env['LC_ALL'], env['LC_MESSAGES'], env['LANG']].filter(isSet));
const interrupt = new AbortController();
// The first Ctrl+C asks the work to stop cleanly; a second one ends the process as usual.
process.once('SIGINT', () => {
  interrupt.abort();
});

function isSet(value: string | undefined): value is string {
  return value !== undefined && value !== '';
}

// No top-level await: the bundle is CommonJS.
void runCli(
  {
    environment: env,
    stdin,
    stdout,
    stderr,
    locale,
    t: createTranslate(locale),
    format: createFormatter(locale),
    openEngine: createLocalEngines({ workerPath, appVersion: readVersion(), stderr, locale, signal: interrupt.signal }),
  },
  process.argv.slice(2),
).then((status) => {
  process.exitCode = status;
});
