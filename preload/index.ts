/** Exposes one frozen object to the page, `window.mochidashi`, and hands the engine's port on. Sandboxed: may import electron and names only. */
import * as electron from 'electron';
import { channels, portMessage } from './contract/channels.ts';
import type { PreloadApi } from './contract/shell.ts';

const { contextBridge, ipcRenderer } = electron;

/** Absent before Electron 29, where a `File` carries its path itself. */
const { webUtils } = electron as { webUtils?: Pick<typeof electron.webUtils, 'getPathForFile'> };

function pathOf(file: unknown): string {
  if (!(file instanceof File)) return '';
  if (webUtils) return webUtils.getPathForFile(file);
  const { path } = file as File & { path?: unknown };
  return typeof path === 'string' ? path : '';
}

const api: PreloadApi = {
  callShell: (name, input) => ipcRenderer.invoke(channels.shellCall, { name, input }),
  onShellEvent: (listener) => {
    const forward = (_event: unknown, shellEvent: unknown): void => {
      listener(shellEvent);
    };
    ipcRenderer.on(channels.shellEvent, forward);
    return () => {
      ipcRenderer.off(channels.shellEvent, forward);
    };
  },
  // The path goes to the shell alone; the page gets the token that the shell answers with.
  tokensForFiles: (files) =>
    ipcRenderer.invoke(
      channels.droppedPaths,
      files.map(pathOf).filter((path) => path !== ''),
    ),
};

contextBridge.exposeInMainWorld('mochidashi', Object.freeze(api));

ipcRenderer.on(channels.enginePort, (event, message: { generation: number }) => {
  window.postMessage({ type: portMessage, generation: message.generation }, window.location.origin, event.ports);
});
