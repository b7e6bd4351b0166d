/** The shell's part in working copies: where they may lie, opening them, and having them swept. Put together for shell.ts. */
import { join } from 'node:path';
import { app, shell } from 'electron';
import type { CopySettings, OpenedOutside } from '../../preload/contract/control.ts';
import type { LeftBehind } from '../../preload/contract/shell.ts';
import { copyPlaces } from '../workcopy/places.ts';
import type { WriteLog } from './log.ts';
import { createOpenOutside } from './open-outside.ts';
import { forkSweeper } from './sweeper-process.ts';
import { createSweeping, type Sweeping } from './sweeping.ts';

export interface ShellWorkingCopies extends Sweeping {
  readonly settings: CopySettings;
  readonly openOutside: (path: string) => Promise<OpenedOutside>;
}

export function createShellWorkingCopies({
  bundles,
  report,
  after,
  log,
}: {
  bundles: string;
  report: (left: LeftBehind) => void;
  after: (ms: number, work: () => void) => () => void;
  log: WriteLog;
}): ShellWorkingCopies {
  const privateFolder = app.getPath('userData');
  const settings: CopySettings = {
    places: copyPlaces({
      platform: process.platform,
      env: process.env,
      uid: process.getuid?.() ?? null,
      privateFolder,
    }),
    fallbackFolder: join(privateFolder, 'found-copies'),
  };
  const note = (line: string): void => {
    log('warning', line);
  };
  return {
    settings,
    openOutside: createOpenOutside({
      places: settings.places,
      openPath: (path) => shell.openPath(path),
      after,
      log: note,
    }),
    ...createSweeping({
      copies: settings,
      fork: () => forkSweeper({ entryPath: join(bundles, 'sweeper.cjs'), isPackaged: app.isPackaged }),
      report,
      after,
      log: note,
    }),
  };
}
