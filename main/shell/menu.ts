/** The application menu in the user's language, with the lock's shortcut. For shell.ts. */
import { Menu, type MenuItemConstructorOptions } from 'electron';
import type { ShellEvent } from '../../preload/contract/shell.ts';
import type { Translate } from '../../resources/locales/translate.ts';

export const lockShortcut = 'CommandOrControl+Shift+L';
export const veilShortcut = 'CommandOrControl+Shift+H';

type Place = Extract<ShellEvent, { type: 'navigate' }>['to'];

/** Puts the menu in place of the one there is. `development` adds reloading and the developer tools. */
export function showMenu({
  t,
  lock,
  veil,
  goTo,
  development,
}: {
  t: Translate;
  lock: () => void;
  /** Covers the window, or uncovers it. */
  veil: () => void;
  goTo: (place: Place) => void;
  development: boolean;
}): void {
  const isMac = process.platform === 'darwin';
  const go = (place: Place, label: string, accelerator?: string): MenuItemConstructorOptions => ({
    label,
    click: () => {
      goTo(place);
    },
    ...(accelerator === undefined ? {} : { accelerator }),
  });
  const separator: MenuItemConstructorOptions = { type: 'separator' };
  const template: MenuItemConstructorOptions[] = [
    {
      label: t('menu.file'),
      submenu: [
        { label: t('menu.lock'), accelerator: lockShortcut, click: lock },
        { label: t('menu.veil'), accelerator: veilShortcut, click: veil },
        separator,
        go('settings', t('menu.settings'), 'CommandOrControl+,'),
        separator,
        { role: 'quit', label: t('menu.quit') },
      ],
    },
    {
      label: t('menu.edit'),
      submenu: [
        { role: 'undo', label: t('menu.undo') },
        { role: 'redo', label: t('menu.redo') },
        separator,
        { role: 'cut', label: t('menu.cut') },
        { role: 'copy', label: t('menu.copy') },
        { role: 'paste', label: t('menu.paste') },
        { role: 'selectAll', label: t('menu.selectAll') },
      ],
    },
    {
      label: t('menu.view'),
      submenu: [
        { role: 'resetZoom', label: t('menu.resetZoom') },
        { role: 'zoomIn', label: t('menu.zoomIn') },
        { role: 'zoomOut', label: t('menu.zoomOut') },
        separator,
        { role: 'togglefullscreen', label: t('menu.fullScreen') },
        ...(development ? ([{ role: 'reload' }, { role: 'toggleDevTools' }] as const) : []),
      ],
    },
    {
      label: t('menu.go'),
      submenu: [
        go('home', t('menu.home')),
        go('files', t('menu.files')),
        go('returns', t('menu.returns')),
        go('contacts', t('menu.contacts')),
        separator,
        go('about', t('menu.about')),
      ],
    },
    {
      label: t('menu.window'),
      submenu: [
        { role: 'minimize', label: t('menu.minimize') },
        { role: 'close', label: t('menu.close') },
      ],
    },
  ];
  if (isMac) template.unshift({ role: 'appMenu' });
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}
