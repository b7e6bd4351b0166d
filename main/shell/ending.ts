/** The end of the app: locks first, lets go what may not be left, then quits. For shell.ts. */
import { app } from 'electron';
import type { LockReason } from '../../preload/contract/shell.ts';
import type { Lock } from './lock.ts';
import type { WindowKeeper } from './window-keeper.ts';

/** Gives the function that ends the app, and catches every other wish that it end. */
export function createEnding({
  windows,
  locking,
  isAtRest,
  letGo,
}: {
  windows: Pick<WindowKeeper, 'retire' | 'release'>;
  locking: Lock;
  /** Nothing is open and nothing is left to be taken back. */
  isAtRest: () => boolean;
  /** After the lock; takes a bounded time. */
  letGo: () => Promise<unknown>;
}): (reason: LockReason) => void {
  let ending = false;
  function quit(reason: LockReason): void {
    if (ending) return;
    ending = true;
    windows.retire();
    void locking
      .lock(reason)
      .then(letGo)
      .finally(() => {
        windows.release();
        app.quit();
      });
  }
  app.on('before-quit', (event) => {
    if (isAtRest()) {
      windows.release();
      return;
    }
    event.preventDefault();
    quit('quit');
  });
  return quit;
}
