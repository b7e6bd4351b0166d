/** One person at one computer: the real app with a home of its own, its window, its file dialogs, files dropped on it. For tests and the tour. */
import { existsSync, mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import type { Locale, MessageKey } from '../../../resources/locales/messages.ts';
import { createTranslate, type Translate } from '../../../resources/locales/translate.ts';
import { launchApp, type LaunchedApp, type LaunchOptions } from '../launch.ts';
import { createDialogAnswers, type DialogAnswers } from './dialogs.ts';

export interface SeatOptions {
  /** Home folder of the person; stays when the app is closed. */
  readonly home: string;
  readonly lang?: Locale;
  readonly args?: LaunchOptions['args'];
  readonly env?: LaunchOptions['env'];
}

export interface Seat extends DialogAnswers {
  readonly home: string;
  readonly t: Translate;
  readonly launched: LaunchedApp;
  /** The window there is now; another one after each lock. */
  readonly page: () => Page;
  /** Waits for the page with this heading. */
  readonly sees: (heading: string | RegExp) => Promise<Locator>;
  /** Waits for a text anywhere on the page. */
  readonly reads: (text: string | RegExp) => Promise<Locator>;
  readonly button: (name: string | RegExp) => Locator;
  /** A field of any kind by its label; the first of several. */
  readonly field: (label: string) => Locator;
  readonly press: (name: string | RegExp) => Promise<void>;
  /** Goes to a page by the menu at the left. */
  readonly goTo: (label: MessageKey) => Promise<void>;
  /** Drops files or folders onto the middle of the window, as a file manager does. */
  readonly drop: (paths: readonly string[]) => Promise<void>;
  /** Does what locks the vault, and waits for the fresh window. */
  readonly locking: (action: () => Promise<void>) => Promise<void>;
  /** By the button on top. */
  readonly lock: () => Promise<void>;
  /** By the menu's entry, which is also the shortcut's; reaches the app behind any dialog. */
  readonly lockByShortcut: () => Promise<void>;
  /** Opens the locked vault and waits for the first page. */
  readonly unlock: (passphrase: string) => Promise<void>;
  readonly enterPassphrase: (passphrase: string) => Promise<void>;
  /** Presses the question's button once the dialog is there. */
  readonly inDialog: () => Locator;
  readonly resize: (width: number, height: number) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Longer than the shortest idle limit, which tests wait for too. */
const lockWithinMs = 90_000;

const exactly = (text: string): RegExp =>
  new RegExp(`^${text.replaceAll(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`)}`, 'u');

/** Opens the app for somebody. */
export async function openSeat({ home, lang = 'ja', args = [], env = {} }: SeatOptions): Promise<Seat> {
  mkdirSync(home, { recursive: true, mode: 0o700 });
  const launched = await launchApp({ home, lang, args, env });
  const { app } = launched;
  const t = createTranslate(lang);
  let current = await launched.window();
  const page = (): Page => current;
  const button = (name: string | RegExp): Locator => page().getByRole('button', { name });

  const seat: Seat = {
    ...createDialogAnswers(app),
    home,
    t,
    launched,
    page,
    button,
    async sees(heading) {
      const found = page().getByRole('heading', { level: 1, name: heading });
      await found.waitFor();
      return found;
    },
    async reads(text) {
      const found = page().getByText(text).first();
      await found.waitFor();
      return found;
    },
    field: (label) => page().getByLabel(label).and(page().locator('input, textarea')).first(),
    press: (name) => button(name).first().click(),
    async goTo(label) {
      const menu = page().getByRole('navigation', { name: t('ui.navigation') });
      await menu.getByRole('button', { name: exactly(t(label)) }).click();
    },
    async drop(paths) {
      const missing = paths.filter((path) => !existsSync(path));
      if (missing.length > 0)
        throw new Error(`not there to be dropped: ${missing.map((path) => basename(path)).join()}`);
      const session = await page().context().newCDPSession(page());
      const at = await page().evaluate(() => ({ x: innerWidth / 2, y: innerHeight / 2 }));
      const data = { items: [], files: [...paths], dragOperationsMask: 1 };
      for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
        await session.send('Input.dispatchDragEvent', { type, ...at, data });
      }
      await session.detach();
    },
    async locking(action) {
      const [next] = await Promise.all([app.waitForEvent('window', { timeout: lockWithinMs }), action()]);
      current = next;
      await current.waitForLoadState('domcontentloaded');
    },
    lock: () => seat.locking(() => seat.press(t('ui.lock.label'))),
    lockByShortcut: () =>
      seat.locking(() =>
        app.evaluate(({ Menu }) => {
          const items = Menu.getApplicationMenu()?.items.flatMap((menu) => menu.submenu?.items ?? []) ?? [];
          items.find(({ accelerator }) => accelerator === 'CommandOrControl+Shift+L')?.click();
        }),
      ),
    async enterPassphrase(passphrase) {
      await seat.field(t('unlock.passphrase')).fill(passphrase);
      await seat.press(t('unlock.submit'));
    },
    async unlock(passphrase) {
      await seat.enterPassphrase(passphrase);
      await page()
        .getByRole('navigation', { name: t('ui.navigation') })
        .waitFor();
    },
    inDialog: () => page().locator('[role="dialog"], [role="alertdialog"]').last(),
    resize: (width, height) =>
      app.evaluate(
        ({ BrowserWindow }, size) => {
          BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height);
        },
        { width, height },
      ),
    close: () => launched.close(),
  };
  return seat;
}

/** A folder that is there. */
export function folder(...parts: string[]): string {
  const path = join(...parts);
  mkdirSync(path, { recursive: true });
  return path;
}
