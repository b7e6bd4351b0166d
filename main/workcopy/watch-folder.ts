/** Tells when something in a folder may have changed: by the system's own messages, and by looking now and then where these fail. */
import { watch, type FSWatcher } from 'node:fs';

export interface FolderWatch {
  close(): void;
}

/** Watches a folder and calls `onChange` for everything that happens in it; how the system does it, or how a test plays it. */
export type WatchFolder = (folder: string, onChange: () => void) => FolderWatch;

/** Messages of the system can be missing (limits, network folders), so it is looked at in any case. */
const lookEveryMs = 2000;

export const watchFolder: WatchFolder = (folder, onChange) => {
  let watcher: FSWatcher | null = null;
  try {
    watcher = watch(folder, { persistent: false }, onChange);
    watcher.on('error', () => undefined);
  } catch {
    // As many watches as the system has are in use: the timer alone does.
  }
  const timer = setInterval(onChange, lookEveryMs);
  timer.unref();
  return {
    close() {
      watcher?.close();
      clearInterval(timer);
    },
  };
};
