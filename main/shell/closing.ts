/** What closing the window does: the user's wish, as far as there is a tray to come back from. Pure; for shell.ts. */
import type { Preferences } from '../../preload/contract/shell.ts';

export function closingOf({ onClose }: Pick<Preferences, 'onClose'>, hasTray: boolean): Preferences['onClose'] {
  // Without a tray nobody would find the window again.
  return hasTray ? onClose : 'quit';
}
