/**
 * Whether anything shows our icon in a tray. On Linux that is a program of the desktop (StatusNotifierHost), which may come and go, and
 * Electron does not say whether there is one. For shell.ts.
 */
import { connectBus, type Bus } from '../away/bus/bus.ts';
import { keepBus } from '../away/bus/bus-keeper.ts';
import { readProperty } from '../away/bus/properties.ts';

export interface TrayHost {
  readonly isThere: () => boolean;
  readonly close: () => void;
}

const watcher = {
  service: 'org.kde.StatusNotifierWatcher',
  path: '/StatusNotifierWatcher',
  interface: 'org.kde.StatusNotifierWatcher',
};

export function watchTrayHost({
  platform,
  address,
  after,
  connect = connectBus,
  onGone,
}: {
  platform: NodeJS.Platform;
  /** Of the session's bus; null: there is none. */
  address: string | null;
  after: (ms: number, work: () => void) => () => void;
  connect?: (address: string) => Promise<Bus>;
  /** It was there and is no longer: a window that was put away has to come back. */
  onGone: () => void;
}): TrayHost {
  if (platform !== 'linux') return { isThere: () => true, close: () => undefined };
  let isThere = false;
  const take = (now: boolean): void => {
    const was = isThere;
    isThere = now;
    if (was && !now) onGone();
  };
  const keeper = keepBus({
    address,
    connect,
    after,
    sources: [
      async (bus) => {
        const look = async (): Promise<void> => {
          take((await readProperty(bus, watcher, 'IsStatusNotifierHostRegistered').catch(() => false)) === true);
        };
        for (const member of ['StatusNotifierHostRegistered', 'StatusNotifierHostUnregistered']) {
          const { path, interface: from } = watcher;
          await bus.onSignal(watcher.service, { path, interface: from, member }, () => void look());
        }
        await bus.onService(watcher.service, (isRunning) => {
          if (isRunning) void look();
          else take(false);
        });
        return null;
      },
    ],
    onGone: () => {
      take(false);
    },
  });
  return {
    isThere: () => isThere,
    close: () => {
      keeper.close();
    },
  };
}
