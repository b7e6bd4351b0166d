/** Starts Electron: the one entry of the shell process. The command line, or flags, single instance, the shell, its first window. */
import { app } from 'electron';
import { join, resolve } from 'node:path';
import { chooseLocale } from '../resources/locales/translate.ts';
import { commandAmong } from '../preload/contract/command-groups.ts';
import { choosePageAddress } from './shell/addresses.ts';
import { runCommandLine } from './shell/command-line.ts';
import { charsetInForce, localeForFileNames } from './shell/file-name-locale.ts';
import { hardenAllContents } from './shell/hardening.ts';
import { lockInstance } from './shell/instance-lock.ts';
import { parcelAmong, valueOfFlag } from './shell/open-file.ts';
import { createShell, type Shell } from './shell/shell.ts';
import { prepareElectron } from './shell/startup.ts';

const args = process.argv.slice(1);
// In the checkout, `npm run cli` is the command line.
const command = app.isPackaged ? commandAmong(args) : null;
if (command) runCommandLine(command, join(app.getAppPath(), 'out/main'), app.getVersion());

const page = choosePageAddress(process.env['ELECTRON_RENDERER_URL'], app.isPackaged);
let shell: Shell | null = null;
let parcelBefore: string | null = parcelAmong(args, process.cwd());

function openParcel(path: string): void {
  if (shell) shell.openParcel(path);
  else parcelBefore = path;
}

prepareElectron(page);
const locale = process.platform === 'linux' ? localeForFileNames(process.env, charsetInForce) : null;
if (locale !== null) {
  // Chromium has read the locale by now; only a fresh process takes another.
  Object.assign(process.env, locale);
  app.relaunch();
  app.exit(0);
} else if (lockInstance(() => app.requestSingleInstanceLock())) {
  hardenAllContents(page);
  app.on('second-instance', (_event, theirArgs, theirFolder) => {
    const parcel = parcelAmong(theirArgs.slice(1), theirFolder);
    if (parcel === null) shell?.show();
    else openParcel(parcel);
  });
  app.on('open-file', (event, path) => {
    event.preventDefault();
    openParcel(path);
  });
  app.on('window-all-closed', () => {
    app.quit();
  });
  void app.whenReady().then(() => {
    const flag = valueOfFlag(args, 'lang');
    const vault = valueOfFlag(args, 'vault');
    shell = createShell({
      page,
      locale: chooseLocale(app.getPreferredSystemLanguages()),
      localeFlag: flag === null ? null : chooseLocale([flag]),
      vaultFolder: vault === null ? null : resolve(vault),
      openedParcel: parcelBefore,
    });
  });
} else {
  app.quit();
}
