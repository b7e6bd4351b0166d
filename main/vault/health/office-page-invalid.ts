/** Finding `office-page-invalid`: the office's page is gone, or not signed with the key that the header pins. A renewal brings a new one. */
import { AppError } from '../../../preload/contract/errors.ts';
import { readOfficePage } from '../office-page.ts';
import { findingOf } from './finding.ts';
import type { Check } from './finding.ts';

export const checkOfficePage: Check = async ({ vault, inside }) => {
  const pin = inside.header.office?.signPublicKey ?? null;
  if (pin === null) return [];
  try {
    const page = await readOfficePage(vault.sodium, vault.folder, pin);
    return page === null ? [findingOf('office-page-invalid', 'error')] : [];
  } catch (error) {
    if (error instanceof AppError) return [findingOf('office-page-invalid', 'error')];
    throw error;
  }
};
