/** The engine of the command line: the services of one vault folder in this process, with paths instead of tokens. Used by index.ts and tests. */
import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import { createBugReport } from '../../preload/contract/bug-report.ts';
import { createFormatter } from '../../resources/locales/format.ts';
import type { Locale } from '../../resources/locales/messages.ts';
import { composeEngine } from '../engine/compose.ts';
import { createContentTable } from '../engine/content-table.ts';
import { createFactsDesk } from '../engine/facts-desk.ts';
import { createPathTable } from '../engine/path-table.ts';
import { createRouter } from '../engine/router.ts';
import { systemClock } from '../vault/clock.ts';
import type { Clock } from '../vault/open-vault.ts';
import type { CliParts } from './context.ts';
import { createEngineClient } from './engine-client.ts';
import { createProgressLine } from './progress-line.ts';

/** Gives the function that makes an engine for a vault folder and keychain. Nothing is opened before a call asks for it. */
export function createLocalEngines({
  workerPath,
  appVersion,
  stderr,
  locale,
  signal,
  poolSize,
  clock = systemClock,
}: {
  /** The entry of the worker threads, absolute. */
  readonly workerPath: string;
  readonly appVersion: string;
  /** Progress and the references of bugs go here. */
  readonly stderr: CliParts['stderr'];
  readonly locale: Locale;
  /** Aborted, it cancels the call that runs. */
  readonly signal: AbortSignal;
  /** As in `EngineParts`. */
  readonly poolSize?: number;
  /** The system's where nothing is said. */
  readonly clock?: Clock;
}): CliParts['openEngine'] {
  return async (vaultFolder, keychain) => {
    const paths = createPathTable();
    const facts = createFactsDesk(() => clock.monotonic());
    const services = await composeEngine({
      killedLocks: [],
      // No other program is opened from a terminal; what was left of one that the window opened is taken in all the same.
      copies: { places: [], fallbackFolder: null },
      openOutside: () => Promise.resolve('refused'),
      changed: () => undefined,
      folder: resolve(vaultFolder),
      workerPath,
      appVersion,
      paths,
      facts,
      content: createContentTable({ randomToken: randomUUID }),
      clock,
      keychain,
      ...(poolSize === undefined ? {} : { poolSize }),
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
      signal,
      onProgress: progress.show,
    });
    return {
      client,
      learnFacts: (read) => services.learnFacts(read, null),
      close: async () => {
        progress.clear();
        await services.close(new Promise(() => undefined));
      },
    };
  };
}
