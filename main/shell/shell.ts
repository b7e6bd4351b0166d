/** The shell, put together: window, engine, lock, calls of pages, menu, presence. Made once by main/index.ts when Electron is ready. */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { app, nativeTheme, session, shell, type MessagePortMain } from 'electron';
import type { Locale } from '../../resources/locales/messages.ts';
import { createBugReport } from '../../preload/contract/bug-report.ts';
import type { PageAddress } from './addresses.ts';
import { after } from './after.ts';
import { serveApp } from './app-protocol.ts';
import { forbidCoreDumps } from './core-dumps.ts';
import { createDesktop } from './desktop.ts';
import { createDialogs } from './dialogs.ts';
import { createEnding } from './ending.ts';
import { forkEngine } from './engine-process.ts';
import { createFactReader, thisMachine } from './fact-reader.ts';
import { createEngineSupervisor } from './engine-supervisor.ts';
import { hardenSession } from './hardening.ts';
import { serveIpc } from './ipc.ts';
import { createLock } from './lock.ts';
import { showMenu } from './menu.ts';
import { createOpenedParcel } from './opened-parcel.ts';
import { listPageFiles } from './page-files.ts';
import { createPageLine } from './page-line.ts';
import { createPathTokens } from './path-tokens.ts';
import { createPreferencesInForce } from './preferences-in-force.ts';
import { watchPresence } from './presence.ts';
import { openProfile } from './profile.ts';
import { createShade } from './shade.ts';
import { createPicker, createShellHandlers } from './shell-handlers.ts';
import { createWindowKeeper } from './window-keeper.ts';
import { createShellWorkingCopies } from './working-copies.ts';

export interface Shell {
  /** Brings the window to the front. */
  show(): void;
  /** A parcel came in from outside: the page is told. */
  openParcel(path: string): void;
}

export interface ShellOptions {
  readonly page: PageAddress;
  /** Of the system, or asked for by a flag. */
  readonly locale: Locale;
  /** Goes before the stored preference, for this run. */
  readonly localeFlag: Locale | null;
  /** Put first among the known vaults. */
  readonly vaultFolder: string | null;
  readonly openedParcel: string | null;
}

const now = (): number => Date.now();

export function createShell({ page, locale, localeFlag, vaultFolder, openedParcel }: ShellOptions): Shell {
  const out = join(app.getAppPath(), 'out');
  const icons = join(app.getAppPath(), 'resources', 'icons');
  const development = !app.isPackaged;
  const { log, stored, vaults, kills, seenSignals } = openProfile({ folder: app.getPath('userData'), locale, now });
  void forbidCoreDumps().then((missed) => {
    if (missed !== null) log('warning', missed);
  });
  const reportBug = createBugReport({
    randomToken: () => randomBytes(8).toString('hex'),
    writeLine: (line) => {
      log('error', line);
    },
  });

  const { read: preferences, t, keep: keepPreferences } = createPreferencesInForce(stored, localeFlag);
  const tokens = createPathTokens();
  const opened = createOpenedParcel();
  // Without `persist:` a session lives in memory alone: storage, caches and large blobs never reach the disk.
  const memorySession = session.fromPartition('mochidashi', { cache: false });
  hardenSession(memorySession, page);

  const workingCopies = createShellWorkingCopies({
    bundles: join(out, 'main'),
    report: (items) => shade.leftBehind.report('workcopy', items),
    after,
    log,
  });
  const supervisor = createEngineSupervisor<MessagePortMain>({
    fork: () => forkEngine({ entryPath: join(out, 'main', 'engine.cjs'), isPackaged: app.isPackaged }),
    workerPath: join(out, 'main', 'worker.cjs'),
    appVersion: app.getVersion(),
    knownPaths: () => tokens.all(),
    killedLocks: (folder) => kills.of(folder),
    copies: workingCopies.settings,
    after,
    events: {
      onLog: log,
      openOutside: workingCopies.openOutside,
      onGone: () => void locking.lock('engineGone'),
      onKilled: (folder, reason) => {
        kills.note(folder, { reason, at: new Date(now()).toISOString() });
      },
      onFacts: (folder, facts) => {
        if (!facts.open) return;
        kills.forget(folder);
        const { role, officeName } = facts;
        vaults.note(folder, { role, officeName, openedAt: new Date(now()).toISOString() });
        opened.vaultOpened();
        veil.settingsChanged();
        desktop.lockKey.hold();
      },
    },
  });
  const picker = createPicker(tokens, supervisor);
  serveApp(memorySession, { files: listPageFiles(join(out, 'renderer')), content: supervisor.content });

  const windows = createWindowKeeper({
    parts: {
      page,
      session: memorySession,
      preloadPath: join(out, 'preload', 'index.cjs'),
      iconPath: join(icons, 'app', '256x256.png'),
      devTools: development,
    },
    title: () => t()('common.appName'),
    onClose: () => {
      desktop.windowClosed();
    },
    onUnusable: () => {
      quit('windowClosed');
    },
    onPageGone: () => void locking.lock('engineGone'),
    onInput: () => {
      presence.noteInput();
    },
    onFocus: (isFocused) => {
      veil.focusChanged(isFocused);
    },
    monotonic: () => performance.now(),
  });
  const line = createPageLine(windows, page);

  const desktop = createDesktop({
    trayIconPath: join(icons, 'tray.png'),
    preferences,
    windows: () => windows,
    lock: (reason) => void locking.lock(reason),
    quit: (reason) => {
      quit(reason);
    },
    after,
  });

  const locking = createLock({
    hasEngine: () => supervisor.facts() !== null,
    seal: (reason) => supervisor.seal(reason),
    tellPage: line.send,
    renewWindow: () => {
      windows.renew();
      veil.settingsChanged();
    },
    forgetTokens: () => {
      tokens.clear();
      opened.locked();
      desktop.lockKey.letGo();
    },
    afterLock: () => {
      workingCopies.begin();
      void clipboard.takeBack();
    },
    after,
    now,
    log: (line) => {
      log('info', line);
    },
  });

  const shade = createShade({
    facts: () => supervisor.facts()?.facts ?? null,
    preferences,
    tellPage: line.send,
    after,
    log: (line) => {
      log('error', line);
    },
  });
  const { veil, clipboard } = shade;

  const presence = watchPresence({
    engine: () => supervisor.facts(),
    locking,
    preferences,
    seen: seenSignals,
    tellPage: line.send,
    tellEngine: supervisor.tellCoverage,
    after,
    inhibit: { who: app.getName(), why: () => t()('menu.sleepHeldBack') },
  });
  app.on('will-quit', () => {
    presence.close();
    desktop.close();
  });

  serveIpc({
    reportBug,
    tokensFor: picker,
    isOurPage: line.isOurs,
    handlers: createShellHandlers({
      appVersion: app.getVersion(),
      homeFolder: app.getPath('home'),
      vaults,
      tokens,
      supervisor,
      dialogs: createDialogs({ window: () => windows.need(), startFolder: app.getPath('home'), veil }),
      lock: locking,
      t,
      preferences,
      setPreferences: (wanted) => {
        keepPreferences(wanted);
        applyPreferences();
        veil.settingsChanged();
        line.send({ type: 'preferences', preferences: wanted });
      },
      openedParcel: () => opened.picked(picker),
      leftBehind: shade.leftBehind,
      // The fresh window asks before the lock is through; what that leaves is to be there at the next unlocking.
      sweptBefore: () => locking.settled().then(() => workingCopies.looked()),
      veil,
      clipboard,
      page: line.current,
      desktop,
      reveal: (path) => {
        shell.showItemInFolder(path);
      },
      print: () => {
        shade.print(windows.need().webContents);
      },
      factReader: createFactReader({ machine: thisMachine(), engine: supervisor, tellPage: line.send }),
      away: presence,
    }),
  });

  function applyPreferences(): void {
    nativeTheme.themeSource = preferences().theme;
    desktop.rename(t());
    showMenu({
      t: t(),
      development,
      lock: () => void locking.lock('shortcut'),
      veil: () => {
        veil.wish(veil.cause() === null);
      },
      goTo: (to) => {
        line.send({ type: 'navigate', to });
      },
    });
  }

  const quit = createEnding({
    windows,
    locking,
    isAtRest: () => supervisor.facts() === null && !clipboard.holdsAny() && !workingCopies.isLooking(),
    letGo: () => Promise.all([shade.takeBackInTime(), workingCopies.looked()]),
  });

  if (vaultFolder !== null) vaults.remember(vaultFolder);
  if (openedParcel !== null) opened.set(openedParcel);
  applyPreferences();
  workingCopies.begin();
  windows.open();

  return {
    show: () => {
      windows.show();
    },
    openParcel: (path) => {
      opened.set(path);
      void opened.picked(picker).then((parcel) => {
        if (parcel) line.send({ type: 'parcelOpened', parcel });
      });
      windows.show();
    },
  };
}
