/** The vault folders this user has used, by a name that pages may hold. Nothing secret; kept in the profile folder. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { z } from 'zod';
import { AppError } from '../../preload/contract/errors.ts';
import type { KnownVault } from '../../preload/contract/shell.ts';
import { Instant, Role } from '../../preload/contract/values.ts';
import type { JsonFile } from './json-file.ts';

const StoredVault = z.strictObject({
  folder: z.string().min(1).max(4096),
  role: Role.nullable(),
  officeName: z.string().max(200),
  lastOpenedAt: Instant.nullable(),
});
export const StoredVaults = z.array(StoredVault).max(1000);
export type StoredVaults = z.infer<typeof StoredVaults>;

/** Older ones are forgotten; the folders themselves stay as they are. */
const maxVaults = 50;

export interface KnownVaults {
  /** Most recently used first. */
  list(): KnownVault[];
  /** Puts a folder first, as new if it was not known. */
  remember(folder: string): KnownVault;
  /** Notes what the engine said about an open vault. */
  note(folder: string, facts: { role: Role; officeName: string; openedAt: string }): void;
  forget(ref: string): void;
  /** Throws `shell/vault-unknown`. */
  folderOf(ref: string): string;
}

/** Names a folder: the first 16 hex digits of its path's SHA-256. */
export function refOf(folder: string): string {
  return createHash('sha256').update(folder, 'utf8').digest('hex').slice(0, 16);
}

export function createKnownVaults(
  file: JsonFile<StoredVaults>,
  isReachable: (folder: string) => boolean = existsSync,
): KnownVaults {
  const shown = (vault: StoredVaults[number]): KnownVault => ({
    ...vault,
    ref: refOf(vault.folder),
    reachable: isReachable(vault.folder),
  });
  const others = (folder: string): StoredVaults => file.read().filter((vault) => vault.folder !== folder);
  const find = (folder: string): StoredVaults[number] =>
    file.read().find((vault) => vault.folder === folder) ?? { folder, role: null, officeName: '', lastOpenedAt: null };
  const putFirst = (vault: StoredVaults[number]): void => {
    file.write([vault, ...others(vault.folder)].slice(0, maxVaults));
  };

  return {
    list: () => file.read().map(shown),
    remember(folder) {
      const vault = find(folder);
      putFirst(vault);
      return shown(vault);
    },
    note(folder, { role, officeName, openedAt }) {
      putFirst({ folder, role, officeName, lastOpenedAt: openedAt });
    },
    forget(ref) {
      file.write(file.read().filter((vault) => refOf(vault.folder) !== ref));
    },
    folderOf(ref) {
      const vault = file.read().find(({ folder }) => refOf(folder) === ref);
      if (!vault) throw new AppError('shell/vault-unknown');
      return vault.folder;
    },
  };
}
