/** The lock's key for the whole desktop, held while a vault is open, and whether the desktop gave it to us. For shell.ts. */
import type { LockKeyReach } from '../../preload/contract/shell.ts';

export interface LockKey {
  readonly hold: () => void;
  readonly letGo: () => void;
  /** Where the key works. In the app's own window the menu has it in any case. */
  readonly reach: () => LockKeyReach;
}

export function createLockKey({
  register,
  unregister,
  reachesOthers,
}: {
  /** False: another program has it. */
  register: () => boolean;
  unregister: () => void;
  /** Whether this desktop passes keys on to a program that is not in front (X11, Windows, macOS; not Wayland). */
  reachesOthers: boolean;
}): LockKey {
  let isOurs = false;
  return {
    hold() {
      if (!isOurs) isOurs = register();
    },
    letGo() {
      if (isOurs) unregister();
      isOurs = false;
    },
    reach: () => (!reachesOthers ? 'notHere' : isOurs ? 'everywhere' : 'taken'),
  };
}
