/** Finding `header-mac`: `vault.json` or its second copy is missing, damaged, or was not written with the vault's key. */
import { AppError } from '../../../preload/contract/errors.ts';
import { areHeaderCopiesEqual, isHeaderAuthentic, readHeader, writeStoredHeader } from '../header.ts';
import { findingOf } from './finding.ts';
import type { Check } from './finding.ts';

/** Mended from the header this vault was opened with, which is known to be authentic. */
export const checkHeader: Check = async ({ vault, inside, repair }) => {
  const isSound = async (): Promise<boolean> => {
    try {
      const found = await readHeader(vault.sodium, vault.folder);
      if (found === null || found.fromSecondCopy) return false;
      const isAuthentic = isHeaderAuthentic(vault.sodium, found.stored, inside.keys.headerMacKey);
      return isAuthentic && (await areHeaderCopiesEqual(vault.folder));
    } catch (error) {
      if (error instanceof AppError) return false;
      throw error;
    }
  };
  if (await isSound()) return [];
  if (repair) await writeStoredHeader(vault.folder, inside.header);
  return [findingOf('header-mac', 'error', { canRepair: true, repaired: repair })];
};
