/** Finding `essence-damaged`: the second copy of the small tables and the keyring is gone or cannot be read. Mended from the catalogue. */
import { hasEssence, keepEssence } from '../essence.ts';
import { findingOf } from './finding.ts';
import type { Check } from './finding.ts';

export const checkEssence: Check = async ({ vault, inside, repair }) => {
  const { env, catalogue, keys } = inside;
  if (hasEssence(env.sodium, vault.folder, keys)) return [];
  if (repair) await keepEssence(env.sodium, vault, catalogue, keys);
  const repaired = repair && hasEssence(env.sodium, vault.folder, keys);
  return [findingOf('essence-damaged', 'warning', { canRepair: true, repaired })];
};
