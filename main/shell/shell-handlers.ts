/** What the shell does for pages: one handler for each call of `preload/contract/shell.ts`. Parts come from shell.ts. */
import type { MessagePortMain } from 'electron';
import { AppError } from '../../preload/contract/errors.ts';
import type { PickedPath, Preferences } from '../../preload/contract/shell.ts';
import type { Translate } from '../../resources/locales/translate.ts';
import type { Away } from '../away/away.ts';
import type { ClipboardGuard } from './clipboard-guard.ts';
import type { Desktop } from './desktop.ts';
import { isFolder, type Dialogs } from './dialogs.ts';
import type { EngineSupervisor } from './engine-supervisor.ts';
import type { FactReader } from './fact-reader.ts';
import type { ShellHandlers } from './ipc.ts';
import type { KnownVaults } from './known-vaults.ts';
import type { LeftBehindReport } from './left-behind.ts';
import type { Lock } from './lock.ts';
import type { PathTokens } from './path-tokens.ts';
import type { Veil } from './veil.ts';
import { holdsVault, isFree, makeVaultFolder } from './vault-folders.ts';

export interface ShellHandlerParts {
  readonly appVersion: string;
  readonly homeFolder: string;
  readonly vaults: KnownVaults;
  readonly tokens: PathTokens;
  readonly supervisor: EngineSupervisor<MessagePortMain>;
  readonly dialogs: Dialogs;
  readonly lock: Lock;
  readonly t: () => Translate;
  readonly preferences: () => Preferences;
  readonly setPreferences: (preferences: Preferences) => void;
  readonly openedParcel: () => Promise<PickedPath | null>;
  readonly leftBehind: LeftBehindReport;
  /** Working copies that nobody looked after have been put away, so that the vault finds what they held. */
  readonly sweptBefore: () => Promise<void>;
  readonly veil: Veil;
  readonly clipboard: ClipboardGuard;
  /** The page that is shown now, as something that a port can be handed to; `isStill` says whether it is shown yet. */
  readonly page: () => { isStill(): boolean; handPort(generation: number, port: MessagePortMain): void };
  readonly desktop: Pick<Desktop, 'hasTray' | 'lockKey'>;
  readonly reveal: (path: string) => void;
  readonly print: () => void;
  readonly factReader: FactReader;
  readonly away: Away;
}

const newFolderNames = { newWorker: 'Mochidashi', newOffice: 'Mochidashi Office' } as const;

export function createShellHandlers(parts: ShellHandlerParts): ShellHandlers {
  const { vaults, tokens, supervisor, dialogs, lock, away } = parts;
  const pick = createPicker(tokens, supervisor);

  /** Null when the user cancelled. */
  async function chooseFolder(purpose: 'newWorker' | 'newOffice' | 'existing', useDefault: boolean) {
    if (purpose !== 'existing' && useDefault) return makeVaultFolder(parts.homeFolder, newFolderNames[purpose]);
    const title = parts.t()(purpose === 'existing' ? 'menu.chooseVaultFolder' : 'menu.chooseNewVaultFolder');
    const [folder] = await dialogs.open({ title, folders: true, multiple: false, filters: [] });
    if (folder === undefined) return null;
    if (purpose !== 'existing') return isFree(folder) ? folder : makeVaultFolder(folder, newFolderNames[purpose]);
    if (!holdsVault(folder)) throw new AppError('shell/not-a-vault');
    return folder;
  }

  return {
    'shell/state': async () => ({
      preferences: parts.preferences(),
      vaults: vaults.list(),
      appVersion: parts.appVersion,
      platform: process.platform,
      lastLock: lock.last(),
      openedParcel: await parts.openedParcel(),
      leftBehind: parts.leftBehind.list(),
    }),
    'shell/set-preferences': (preferences) => {
      parts.setPreferences(preferences);
      return parts.preferences();
    },
    'shell/choose-vault-folder': async ({ purpose, useDefault }) => {
      const folder = await chooseFolder(purpose, useDefault);
      return folder === null ? null : vaults.remember(folder);
    },
    'shell/forget-vault': ({ ref }) => {
      vaults.forget(ref);
      return {};
    },
    'shell/start-engine': async ({ ref }) => {
      const folder = vaults.folderOf(ref);
      if (!isFolder(folder)) throw new AppError('shell/vault-unreachable');
      const page = parts.page();
      await parts.sweptBefore();
      const { generation, port } = await supervisor.start(folder);
      if (!page.isStill()) {
        // The page that asked is gone, and no other one knows of this engine.
        port.close();
        await supervisor.seal('engineGone');
        throw new AppError('engine/gone');
      }
      page.handPort(generation, port);
      return { generation };
    },
    'shell/lock': async ({ reason }) => {
      await lock.lock(reason);
      return {};
    },
    'shell/desktop': () => ({ hasTray: parts.desktop.hasTray(), lockKey: parts.desktop.lockKey.reach() }),
    'shell/veil': ({ isOn }) => {
      parts.veil.wish(isOn);
      return {};
    },
    'clipboard/noted': async ({ kind }) => ({ seconds: await parts.clipboard.noted(kind) }),
    'shell/pick-open': async (options) => await pick(await dialogs.open(options)),
    'shell/pick-save': async (options) => {
      const path = await dialogs.save(options);
      if (path === null) return null;
      const [picked] = await pick([path]);
      return picked ?? null;
    },
    'shell/reveal': ({ token }) => {
      parts.reveal(tokens.pathOf(token));
      return {};
    },
    'shell/print': () => {
      parts.print();
      return {};
    },
    'check/read-facts': ({ only }) => parts.factReader.read(only),
    'away/coverage': () => away.coverage(),
    'away/self-test': ({ signal }) => ({ until: away.selfTest(signal) }),
    'away/end-self-tests': () => {
      away.endSelfTests();
      return {};
    },
    'away/stay': () => {
      away.noteInput();
      return {};
    },
    'away/sticks': () => away.listSticks(),
  };
}

/** Gives paths tokens that the engine knows by the time the page gets them. */
export function createPicker(
  tokens: PathTokens,
  supervisor: Pick<EngineSupervisor<unknown>, 'tellPaths'>,
): (paths: readonly string[]) => Promise<PickedPath[]> {
  return async (paths) => {
    const picked = paths.map((path) => tokens.give(path, isFolder(path)));
    await supervisor.tellPaths(picked.map(({ token }) => ({ token, path: tokens.pathOf(token) })));
    return picked;
  };
}
