/** A small menu in the system's tray: show, lock, quit. Where there is no tray or no icon, nothing. For shell.ts. */
import { existsSync } from 'node:fs';
import { Menu, Tray } from 'electron';
import type { Translate } from '../../resources/locales/translate.ts';

export interface TrayMenu {
  /** Names everything anew, after a change of language. */
  rename(t: Translate, title: string): void;
}

/** Makes the tray's icon. Null where the system has no tray. */
export function showTray({
  iconPath,
  show,
  lock,
  quit,
}: {
  iconPath: string;
  show: () => void;
  lock: () => void;
  quit: () => void;
}): TrayMenu | null {
  if (!existsSync(iconPath)) return null;
  try {
    const tray = new Tray(iconPath);
    tray.on('click', show);
    return {
      rename(t, title) {
        tray.setToolTip(title);
        tray.setContextMenu(
          Menu.buildFromTemplate([
            { label: t('menu.show'), click: show },
            { label: t('menu.lock'), click: lock },
            { type: 'separator' },
            { label: t('menu.quit'), click: quit },
          ]),
        );
      },
    };
  } catch {
    return null;
  }
}
