/**
 * Answers the system's file dialogs in the main process, where nobody can click on them. The app asks as always; only
 * Electron's `dialog` is replaced, from outside. For shell.ts.
 */
import { join } from 'node:path';
import type { ElectronApplication } from 'playwright-core';

export interface DialogAnswers {
  /** Does what opens a "save" dialog and saves into this folder under the name that the app proposes; gives the path. */
  saving(folder: string, action: () => Promise<void>): Promise<string>;
  /** Does what opens an "open" dialog and picks these files or folders. */
  picking(paths: readonly string[], action: () => Promise<void>): Promise<void>;
  /** Does what opens a dialog, and cancels it. */
  cancelling(action: () => Promise<void>): Promise<void>;
}

/** What a dialog was asked with. */
interface Asked {
  readonly kind: 'open' | 'save';
  readonly proposed: string;
}

const patienceMs = 15_000;

export function createDialogAnswers(app: ElectronApplication): DialogAnswers {
  async function answering(
    answer: { readonly folder: string } | { readonly paths: readonly string[] } | null,
    action: () => Promise<void>,
  ): Promise<Asked> {
    // One dialog, one answer: a dialog that nobody expected is cancelled, and one that never comes is an error.
    const stub = await app.evaluateHandle(({ dialog }, given) => {
      let told: (asked: Asked) => void = () => undefined;
      const asked = new Promise<Asked>((resolve) => {
        told = resolve;
      });
      // The options come last; the window may stand before them.
      const tell = (kind: Asked['kind'], args: unknown[]): string => {
        const { defaultPath: proposed = '' } = args.at(-1) as { defaultPath?: string };
        dialog.showOpenDialog = () => Promise.resolve({ canceled: true, filePaths: [] });
        dialog.showSaveDialog = () => Promise.resolve({ canceled: true, filePath: '' });
        told({ kind, proposed });
        return proposed;
      };
      dialog.showOpenDialog = (...args: unknown[]) => {
        tell('open', args);
        const filePaths = given && 'paths' in given ? [...given.paths] : [];
        return Promise.resolve({ canceled: filePaths.length === 0, filePaths });
      };
      dialog.showSaveDialog = (...args: unknown[]) => {
        const name = tell('save', args).split('/').at(-1) ?? '';
        const canceled = !given || !('folder' in given) || name === '';
        return Promise.resolve({ canceled, filePath: canceled ? '' : `${given.folder}/${name}` });
      };
      return { asked };
    }, answer);
    try {
      await action();
      return await stub.evaluate(
        ({ asked }, ms) =>
          Promise.race([
            asked,
            new Promise<never>((_resolve, reject) => {
              setTimeout(() => reject(new Error('no dialog was opened')), ms);
            }),
          ]),
        patienceMs,
      );
    } finally {
      await stub.dispose();
    }
  }

  return {
    async saving(folder, action) {
      const { kind, proposed } = await answering({ folder }, action);
      if (kind !== 'save') throw new Error('a dialog to open files came where one to save was expected');
      return join(folder, proposed.split('/').at(-1) ?? '');
    },
    async picking(paths, action) {
      const { kind } = await answering({ paths }, action);
      if (kind !== 'open') throw new Error('a dialog to save came where one to open files was expected');
    },
    async cancelling(action) {
      await answering(null, action);
    },
  };
}
