/** Opens the real app for end-to-end tests and the tour, each time with a home folder of its own. */
import type { ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, errors, type ElectronApplication, type Page } from 'playwright-core';
import { at, root } from '../../main/setup/place.mjs';
import { presentRuntime } from '../../main/setup/runtime.mjs';
import { withoutPrivileges } from './unprivileged.ts';

/** What is started: an executable, and the folder of the app it gets as its first argument (`null` when packaged). */
export interface LaunchTarget {
  readonly executablePath: string;
  readonly appFolder: string | null;
}

export interface LaunchOptions {
  /** Home folder to use again; without it a new one is made and removed at the end. */
  readonly home?: string;
  /** Language of the system the app finds itself on; Japanese if nothing is said. */
  readonly lang?: 'ja' | 'en';
  readonly env?: Readonly<Record<string, string>>;
  /** Arguments for the app itself, such as a parcel to open. */
  readonly args?: readonly string[];
  /** The packaged app instead of the checkout; follows `npm run e2e -- --packaged` if nothing is said. */
  readonly packaged?: boolean;
  /** Run as a user without privileges and with Chromium's sandbox on, as it is for real users. No keychain then. */
  readonly sandboxed?: boolean;
}

export interface LaunchedApp {
  readonly app: ElectronApplication;
  readonly home: string;
  /** Where the app keeps its profile. */
  readonly userData: string;
  /** Everything the app's processes printed so far, both streams. */
  output: () => string;
  /** The first window, once its page has been read. */
  window: () => Promise<Page>;
  /** Ends the app as if its last window had been closed, or by force after five seconds; removes a home of its own. */
  close: () => Promise<void>;
}

function targetOf(packaged: boolean): LaunchTarget {
  if (packaged) {
    const executablePath = at('dist/testing/mochidashi');
    if (!existsSync(executablePath)) throw new Error('There is no packaged app. Please use: npm run e2e -- --packaged');
    return { executablePath, appFolder: null };
  }
  const runtime = presentRuntime();
  if (!runtime) throw new Error('There is no Electron yet. Please use: npm run e2e');
  return { executablePath: runtime.executable, appFolder: root };
}

/** The environment of a user who has just logged in: everything the app writes lands under `home`. */
function environmentOf(
  home: string,
  lang: 'ja' | 'en',
  more: Readonly<Record<string, string>>,
): Record<string, string> {
  const inherited = Object.entries(process.env).filter(
    (entry): entry is [string, string] =>
      entry[1] !== undefined && !/^(LC_|ELECTRON_|NODE_|VITEST|npm_)/.test(entry[0]),
  );
  return {
    ...Object.fromEntries(inherited),
    HOME: home,
    XDG_CONFIG_HOME: join(home, '.config'),
    XDG_DATA_HOME: join(home, '.local/share'),
    XDG_CACHE_HOME: join(home, '.cache'),
    TMPDIR: join(home, 'tmp'),
    // The one UTF-8 locale that is on every Debian; where there is none, Chromium drops files with Japanese names.
    LANG: 'C.UTF-8',
    LANGUAGE: lang,
    ...more,
  };
}

/** Gives up waiting after this time; the app is then ended by force. */
const closeWithinMs = 5_000;

async function closeOrKill(app: ElectronApplication, child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  const timer = setTimeout(() => child.kill('SIGKILL'), closeWithinMs);
  await Promise.allSettled([app.close(), ended]);
  clearTimeout(timer);
}

/**
 * Starts the app and takes hold of it. Once in some hundreds of starts Playwright waits for ever for the second of its two
 * connections, with the app held before its first line until both are there; then it is ended and started again, and said so.
 */
async function attach(options: Parameters<typeof _electron.launch>[0]): Promise<ElectronApplication> {
  try {
    return await _electron.launch({ ...options, timeout: 45_000 });
  } catch (error) {
    if (!(error instanceof errors.TimeoutError)) throw error;
    process.stdout.write(
      `      Playwright could not take hold of the app and starts it again: ${error.message.split('\n', 1)[0] ?? ''}\n`,
    );
    return _electron.launch({ ...options, timeout: 60_000 });
  }
}

/** Opens the app. Tests call `close` in their clean-up, whatever happened. */
export async function launchApp(options: LaunchOptions = {}): Promise<LaunchedApp> {
  const { lang = 'ja', env = {}, args = [], sandboxed = false } = options;
  const packaged = options.packaged ?? process.env['MOCHIDASHI_PACKAGED'] === '1';
  const home = options.home ?? mkdtempSync(join(tmpdir(), 'mochidashi-home-'));
  const owned = [home, ...['.config', '.local', '.local/share', '.cache', 'tmp'].map((name) => join(home, name))];
  for (const folder of owned) mkdirSync(folder, { recursive: true, mode: 0o700 });
  const plain = targetOf(packaged);
  const target = sandboxed ? withoutPrivileges(plain, home, owned) : plain;
  // Chromium refuses to start a sandbox for root. Only tests are run as root; the app itself never turns it off.
  const asRoot = process.getuid?.() === 0 && !sandboxed;
  const app = await attach({
    executablePath: target.executablePath,
    args: [
      '--disable-dev-shm-usage',
      `--lang=${lang}`,
      ...(target.appFolder === null ? [] : [target.appFolder]),
      ...args,
    ],
    // Playwright turns the sandbox off unless told otherwise.
    chromiumSandbox: !asRoot,
    cwd: home,
    env: environmentOf(home, lang, env),
  });
  // Asked for now, because Playwright no longer knows it when the app has gone.
  const child = app.process();
  let output = '';
  const collect = (piece: Buffer): void => void (output += piece.toString('utf8'));
  child.stdout?.on('data', collect);
  child.stderr?.on('data', collect);
  return {
    app,
    home,
    userData: join(home, '.config/Mochidashi'),
    output: () => output,
    window: async () => {
      const page = app.windows()[0] ?? (await app.firstWindow());
      await page.waitForLoadState('domcontentloaded');
      return page;
    },
    close: async () => {
      await closeOrKill(app, child);
      if (options.home === undefined) rmSync(home, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
