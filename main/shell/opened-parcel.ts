/** The parcel the app was opened with, until it has been dealt with. For shell.ts. */
import type { PickedPath } from '../../preload/contract/shell.ts';

export interface OpenedParcel {
  set(path: string): void;
  /** The parcel under a token that is good now, or null. */
  picked(pick: (paths: readonly string[]) => Promise<PickedPath[]>): Promise<PickedPath | null>;
  /** A vault was opened, and with it the page that deals with the parcel. */
  vaultOpened(): void;
  /** Tokens are forgotten; a parcel that was dealt with is forgotten too. */
  locked(): void;
}

export function createOpenedParcel(): OpenedParcel {
  let path: string | null = null;
  let current: Promise<PickedPath[]> | null = null;
  let wasShown = false;
  return {
    set(newPath) {
      path = newPath;
      current = null;
      wasShown = false;
    },
    async picked(pick) {
      if (path === null) return null;
      current ??= pick([path]);
      return (await current)[0] ?? null;
    },
    vaultOpened() {
      wasShown = current !== null;
    },
    locked() {
      if (wasShown) path = null;
      current = null;
      wasShown = false;
    },
  };
}
