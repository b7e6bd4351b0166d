/** The system's dialogs for files and folders. What the user picks is known to pages by token. For shell-handlers.ts. */
import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { dialog, type BrowserWindow, type OpenDialogOptions } from 'electron';
import type { Veil } from './veil.ts';

export interface FileFilter {
  readonly name: string;
  readonly extensions: string[];
}

export interface Dialogs {
  /** Absolute paths; empty when the user cancelled. */
  open(options: { title: string; folders: boolean; multiple: boolean; filters: FileFilter[] }): Promise<string[]>;
  /** Absolute path, or null when the user cancelled. An existing file has been asked about by the dialog. */
  save(options: { title: string; defaultName: string; filters: FileFilter[] }): Promise<string | null>;
}

/**
 * Dialogs of the window that is shown when they open. They start in `startFolder`, then where the last one ended. The
 * veil leaves the window alone while one is open.
 */
export function createDialogs({
  window,
  startFolder,
  veil,
}: {
  window: () => BrowserWindow;
  startFolder: string;
  veil: Pick<Veil, 'during'>;
}): Dialogs {
  let folder = startFolder;
  return {
    async open({ title, folders, multiple, filters }) {
      // What was opened is nobody's business: not in the system's list of recent files.
      const properties: OpenDialogOptions['properties'] = [
        folders ? 'openDirectory' : 'openFile',
        ...(folders ? (['createDirectory'] as const) : []),
        ...(multiple ? (['multiSelections'] as const) : []),
        // What was opened is nobody's business: not in the system's list of recent files.
        'dontAddToRecent',
      ];
      const { canceled, filePaths } = await veil.during(
        dialog.showOpenDialog(window(), { title, defaultPath: folder, properties, filters }),
      );
      const [first] = filePaths;
      if (canceled || first === undefined) return [];
      folder = dirname(first);
      return filePaths;
    },
    async save({ title, defaultName, filters }) {
      const { canceled, filePath } = await veil.during(
        dialog.showSaveDialog(window(), {
          title,
          defaultPath: join(folder, defaultName),
          filters,
          properties: ['createDirectory', 'showOverwriteConfirmation', 'dontAddToRecent'],
        }),
      );
      if (canceled || !filePath) return null;
      folder = dirname(filePath);
      return filePath;
    },
  };
}

/** Whether a path is a folder now; false also when nothing is there. */
export function isFolder(path: string): boolean {
  return existsSync(path) && statSync(path).isDirectory();
}
