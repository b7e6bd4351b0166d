/** Finding `reserve-missing`: the space kept back for a full disk was given up. Mended when there is room again. */
import { hasReserve, makeReserve } from '../reserve.ts';
import { findingOf } from './finding.ts';
import type { Check } from './finding.ts';

export const checkReserve: Check = ({ vault, repair }) => {
  if (hasReserve(vault.folder)) return [];
  return [findingOf('reserve-missing', 'note', { canRepair: true, repaired: repair && makeReserve(vault.folder) })];
};
