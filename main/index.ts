/** Starts Electron: the one entry of the shell process. A first window only, until the shell stands. */
import { app, BrowserWindow } from 'electron';
import { join } from 'node:path';

void app.whenReady().then(async () => {
  const window = new BrowserWindow({ width: 1280, height: 800, webPreferences: { sandbox: true } });
  await window.loadFile(join(app.getAppPath(), 'out/renderer/index.html'));
});

app.on('window-all-closed', () => {
  app.quit();
});
