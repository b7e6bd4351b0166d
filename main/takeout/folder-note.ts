/** Small JSON files beside the vault that are read while it is locked: what is under way, and who this device is. For takeout. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { z } from 'zod';
import { AppError } from '../../preload/contract/errors.ts';
import { isSystemError } from '../parcel/durable-file.ts';
import { fsyncFolder, removeFile, writeFileDurably } from '../vault/durable.ts';

export interface FolderNote<Value> {
  /** Null when there is none. Throws `vault/note-damaged` for a file that is no such note. */
  read(folder: string): Promise<Value | null>;
  /** Durable when it returns; only its owner may read it. */
  write(folder: string, value: Value): Promise<void>;
  /** Does nothing when there is none. */
  remove(folder: string): Promise<void>;
}

export function folderNote<Value>(fileName: string, schema: z.ZodType<Value>): FolderNote<Value> {
  return {
    async read(folder) {
      let text: string;
      try {
        text = await readFile(path.join(folder, fileName), 'utf8');
      } catch (error) {
        if (isSystemError(error, 'ENOENT', 'ENOTDIR')) return null;
        throw error;
      }
      try {
        return schema.parse(JSON.parse(text));
      } catch (cause) {
        throw new AppError('vault/note-damaged', {}, { cause });
      }
    },
    async write(folder, value) {
      await writeFileDurably(path.join(folder, fileName), `${JSON.stringify(value, null, 2)}\n`);
    },
    async remove(folder) {
      removeFile(path.join(folder, fileName));
      if (existsSync(folder)) fsyncFolder(folder);
    },
  };
}
