/** The line to the page that is shown now: what is sent to it, and whether something came from it. For shell.ts. */
import type { IpcMainInvokeEvent, MessagePortMain } from 'electron';
import { channels } from '../../preload/contract/channels.ts';
import type { ShellEvent } from '../../preload/contract/shell.ts';
import { isPageUrl, type PageAddress } from './addresses.ts';
import type { WindowKeeper } from './window-keeper.ts';

export interface PageLine {
  /** Does nothing where there is no window. */
  readonly send: (event: ShellEvent) => void;
  /** Whether an event comes from the main frame of our window, showing our page. */
  readonly isOurs: (event: IpcMainInvokeEvent) => boolean;
  /** The page of the window there is now, for what it asked for and gets later. Throws where there is no window. */
  readonly current: () => { isStill(): boolean; handPort(generation: number, port: MessagePortMain): void };
}

export function createPageLine(windows: Pick<WindowKeeper, 'current' | 'need'>, page: PageAddress): PageLine {
  return {
    send(event) {
      windows.current()?.webContents.send(channels.shellEvent, event);
    },
    isOurs: ({ sender, senderFrame }) =>
      sender === windows.current()?.webContents &&
      senderFrame?.frameTreeNodeId === sender.mainFrame.frameTreeNodeId &&
      isPageUrl(page, senderFrame.url),
    current() {
      const window = windows.need();
      return {
        isStill: () => windows.current() === window,
        handPort: (generation, port) => {
          window.webContents.postMessage(channels.enginePort, { generation }, [port]);
        },
      };
    },
  };
}
