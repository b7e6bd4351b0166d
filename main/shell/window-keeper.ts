/** Keeps the one window: opens it, replaces it with a fresh one at the lock, brings it to the front. For shell.ts. */
import type { BrowserWindow } from 'electron';
import { isPageUrl } from './addresses.ts';
import { openWindow, placeOf, type WindowParts } from './window.ts';

export interface WindowKeeper {
  open(): void;
  current(): BrowserWindow | null;
  /** Throws where there is no window; only for what a page of it asked for. */
  need(): BrowserWindow;
  /** Puts the window out of sight; `show` brings it back. */
  hide(): void;
  /** Whether it was put out of sight. */
  isHidden(): boolean;
  /** Ends the page with its process and opens a fresh one in its place; only ends it after `retire`. */
  renew(): void;
  show(): void;
  /** The app is about to end: the window goes out of sight now and is not opened again. */
  retire(): void;
  /** Nothing has to be locked any more: the window goes, and from now on closing is not held up. */
  release(): void;
}

/** So many crashes of the page within a minute are no accident; then the app stays closed instead of blinking. */
const maxCrashes = 3;

export function createWindowKeeper({
  parts,
  title,
  onClose,
  onPageGone,
  onUnusable,
  onInput,
  onFocus,
  monotonic,
}: {
  parts: Omit<WindowParts, 'title'>;
  title: () => string;
  /** The user closes the window, which stays until it is hidden or released. */
  onClose: () => void;
  /** The page's process ended on its own, or an empty document took the page's place. */
  onPageGone: () => void;
  /** The page ended again and again: there is no use in another one. */
  onUnusable: () => void;
  onInput: () => void;
  /** The window got or lost the focus. */
  onFocus: (isFocused: boolean) => void;
  monotonic: () => number;
}): WindowKeeper {
  let window: BrowserWindow | null = null;
  let retired = false;
  let released = false;
  let crashes: number[] = [];

  function make(place: ReturnType<typeof placeOf> | null): BrowserWindow {
    const made = openWindow({ ...parts, title: title() }, place);
    made.on('close', (event) => {
      if (window !== made || released) return;
      event.preventDefault();
      onClose();
    });
    made.on('focus', () => {
      if (window === made) onFocus(true);
    });
    made.on('blur', () => {
      if (window === made) onFocus(false);
    });
    made.webContents.on('before-input-event', onInput);
    made.webContents.on('input-event', onInput);
    made.webContents.on('render-process-gone', () => {
      if (window !== made) return;
      crashes = [...crashes.filter((at) => monotonic() - at < 60_000), monotonic()];
      leave(crashes.length >= maxCrashes ? onUnusable : onPageGone);
    });
    // Chromium lets a page go to `about:blank` without asking anybody.
    made.webContents.on('did-navigate', (_event, url) => {
      if (window === made && !isPageUrl(parts.page, url)) leave(onPageGone);
    });
    return made;
  }

  /** Not from inside an event of contents that are about to be destroyed. */
  function leave(then: () => void): void {
    setImmediate(then);
  }

  /** Not only the page goes but its process, and with it what was in its memory. */
  function end(old: BrowserWindow): void {
    const pid = old.webContents.getOSProcessId();
    old.destroy();
    try {
      // Electron may keep the process for the next page, and a crash would leave a core dump.
      if (pid > 0) process.kill(pid, 'SIGKILL');
    } catch {
      // Gone already.
    }
  }

  return {
    open() {
      window ??= make(null);
    },
    current: () => window,
    need() {
      if (!window) throw new Error('no window');
      return window;
    },
    hide() {
      window?.hide();
    },
    isHidden: () => window !== null && !window.isVisible() && !window.isMinimized(),
    renew() {
      const old = window;
      window = retired ? null : make(old === null ? null : placeOf(old));
      if (old) end(old);
    },
    show() {
      if (!window) return;
      if (window.isMinimized()) window.restore();
      window.show();
      window.focus();
    },
    retire() {
      retired = true;
      window?.hide();
    },
    release() {
      retired = true;
      released = true;
      if (window) end(window);
      window = null;
    },
  };
}
