/** `mochidashi …` on a terminal: joins the program to this process and to an engine in it. See README, command line. */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createFormatter } from '../../resources/locales/format.ts';
import { chooseLocale, createTranslate } from '../../resources/locales/translate.ts';
import { createBugReport } from '../../preload/contract/bug-report.ts';
import { composeEngine } from '../engine/compose.ts';
import { createContentTable } from '../engine/content-table.ts';
import { createPathTable } from '../engine/path-table.ts';
import { createRouter } from '../engine/router.ts';
import { systemClock } from '../vault/clock.ts';
import type { Keychain } from '../vault/keychain.ts';
import type { RunningEngine } from './context.ts';
import { createEngineClient } from './engine-client.ts';
import { runCli } from './program.ts';
import { createProgressLine } from './progress-line.ts';

// Beside this file's source the worker is a source, beside its bundle a bundle.
const workerUrl = import.meta.url.endsWith('.ts') ? '../engine/worker.ts' : './worker.cjs';
const workerPath = fileURLToPath(new URL(workerUrl, import.meta.url));

/** Of this program. Both the source and the bundle lie two folders below `package.json`. */
function readVersion(): string {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

const { env, stdin, stdout, stderr } = process;
const locale = chooseLocale([env['MOCHIDASHI_LANG'], env['LC_ALL'], env['LC_MESSAGES'], env['LANG']].filter(isSet));
const interrupt = new AbortController();
// The first Ctrl+C asks the work to stop cleanly; a second one ends the process as usual.
process.once('SIGINT', () => {
  interrupt.abort();
});

async function openEngine(vaultFolder: string, keychain: Keychain): Promise<RunningEngine> {
  const paths = createPathTable();
  const services = await composeEngine({
    folder: resolve(vaultFolder),
    workerPath,
    appVersion: readVersion(),
    paths,
    content: createContentTable({ randomToken: randomUUID }),
    clock: systemClock,
    keychain,
  });
  const progress = createProgressLine(stderr, createFormatter(locale));
  const router = createRouter({
    handlers: services.handlers,
    state: () => services.state(),
    reportBug: createBugReport({ randomToken: randomUUID, writeLine: (line) => stderr.write(`${line}\n`) }),
  });
  const client = createEngineClient({
    router,
    registerPath: (path) => {
      const token = randomUUID();
      paths.learn([{ token, path }]);
      return token;
    },
    workingFolder: process.cwd(),
    signal: interrupt.signal,
    onProgress: progress.show,
  });
  return {
    client,
    close: async () => {
      progress.clear();
      await services.close();
    },
  };
}

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
    openEngine,
  },
  process.argv.slice(2),
).then((status) => {
  process.exitCode = status;
});
