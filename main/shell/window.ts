/** Makes the app's window: its safety settings, its size, and how one takes another's place. For shell.ts. */
import { BrowserWindow, nativeTheme, type Rectangle, type Session } from 'electron';
import type { PageAddress } from './addresses.ts';

export interface WindowParts {
  readonly page: PageAddress;
  readonly session: Session;
  readonly preloadPath: string;
  readonly title: string;
  readonly iconPath: string;
  /** False in the packaged app. */
  readonly devTools: boolean;
}

/** Place and state of a window, to be taken over by the next one. */
export interface WindowPlace {
  readonly bounds: Rectangle;
  readonly maximized: boolean;
  readonly fullScreen: boolean;
  readonly minimized: boolean;
  readonly visible: boolean;
}

const smallest = { width: 1024, height: 700 };
const usual = { width: 1280, height: 800 };

/** Makes a window and loads the page. It shows itself when there is something to see, as `place` was if one is given. */
export function openWindow(parts: WindowParts, place: WindowPlace | null): BrowserWindow {
  const window = new BrowserWindow({
    ...(place?.bounds ?? usual),
    minWidth: smallest.width,
    minHeight: smallest.height,
    show: false,
    title: parts.title,
    autoHideMenuBar: true,
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#1a1a1c' : '#ffffff',
    icon: parts.iconPath,
    webPreferences: {
      preload: parts.preloadPath,
      session: parts.session,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      // Pages reach files through the shell's dialogs and tokens alone.
      disableBlinkFeatures: 'FileSystemAccess,FileSystemAccessLocal',
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      safeDialogs: true,
      disableDialogs: true,
      autoplayPolicy: 'user-gesture-required',
      v8CacheOptions: 'none',
      devTools: parts.devTools,
    },
  });
  // Windows and macOS keep the window out of screenshots and recordings; elsewhere this does nothing.
  window.setContentProtection(true);
  window.once('ready-to-show', () => {
    if (place?.visible === false) return;
    if (place?.minimized) window.minimize();
    else window.show();
    if (place?.maximized) window.maximize();
    if (place?.fullScreen) window.setFullScreen(true);
  });
  void window.loadURL(parts.page.url);
  return window;
}

export function placeOf(window: BrowserWindow): WindowPlace {
  return {
    bounds: window.getNormalBounds(),
    maximized: window.isMaximized(),
    fullScreen: window.isFullScreen(),
    minimized: window.isMinimized(),
    visible: window.isVisible() || window.isMinimized(),
  };
}
