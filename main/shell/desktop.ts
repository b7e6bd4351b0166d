/** What the app has of the desktop around its window: the tray to go to and come back from, and the lock's key. Put together for shell.ts. */
import { globalShortcut } from 'electron';
import type { LockReason, Preferences } from '../../preload/contract/shell.ts';
import { closingOf } from './closing.ts';
import { createLockKey, type LockKey } from './lock-key.ts';
import { lockShortcut } from './menu.ts';
import { watchTrayHost } from './tray-host.ts';
import type { WindowKeeper } from './window-keeper.ts';

export interface Desktop {
  readonly lockKey: LockKey;
  hasTray(): boolean;
  /** The user closes the window. */
  windowClosed(): void;
  close(): void;
}

export function createDesktop({
  preferences,
  windows,
  lock,
  quit,
  after,
}: {
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
    close: trayHost.close,
  };
}
