/** What the app has of the desktop around its window: the tray to go to and come back from, and the lock's key. Put together for shell.ts. */
import { app, globalShortcut } from 'electron';
import type { LockReason, Preferences } from '../../preload/contract/shell.ts';
import type { Translate } from '../../resources/locales/translate.ts';
import { closingOf } from './closing.ts';
import { createLockKey, type LockKey } from './lock-key.ts';
import { lockShortcut } from './menu.ts';
import { showTray } from './tray.ts';
import { watchTrayHost } from './tray-host.ts';
import type { WindowKeeper } from './window-keeper.ts';

export interface Desktop {
  readonly lockKey: LockKey;
  readonly hasTray: () => boolean;
  /** The user closes the window. */
  windowClosed(): void;
  /** Names everything anew, after a change of language. */
  rename(t: Translate): void;
  readonly close: () => void;
}

export function createDesktop({
  trayIconPath,
  preferences,
  windows,
  lock,
  quit,
  after,
}: {
  trayIconPath: string;
  preferences: () => Preferences;
  windows: () => WindowKeeper;
  lock: (reason: LockReason) => void;
  /** Locks and ends the app. */
  quit: (reason: LockReason) => void;
  after: (ms: number, work: () => void) => () => void;
}): Desktop {
  const trayHost = watchTrayHost({
    platform: process.platform,
    address: process.env['DBUS_SESSION_BUS_ADDRESS'] ?? null,
    after,
    onGone: () => {
      if (windows().isHidden()) windows().show();
    },
  });
  const lockKey = createLockKey({
    register: () =>
      globalShortcut.register(lockShortcut, () => {
        lock('shortcut');
      }),
    unregister: () => {
      globalShortcut.unregister(lockShortcut);
    },
    reachesOthers: process.env['XDG_SESSION_TYPE'] !== 'wayland',
  });
  const tray = showTray({
    iconPath: trayIconPath,
    show: () => {
      windows().show();
    },
    lock: () => {
      lock('tray');
    },
    quit: () => {
      app.quit();
    },
  });
  return {
    lockKey,
    hasTray: trayHost.isThere,
    windowClosed() {
      const closing = closingOf(preferences(), trayHost.isThere());
      if (closing === 'quit') {
        quit('windowClosed');
        return;
      }
      windows().hide();
      if (closing === 'lock') lock('windowClosed');
    },
    rename: (t) => tray?.rename(t, t('common.appName')),
    close: trayHost.close,
  };
}
