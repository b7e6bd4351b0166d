/**
 * Finding `catalogue-log`: the write-ahead log that a crash left was damaged, so what was put on record last may be missing from the
 * catalogue. A repair takes the objects in again that it does not know (object-unknown.ts), and forgets this.
 */
import { instantOf } from '../clock.ts';
import type { OpenVault } from '../open-vault.ts';
import { findingOf } from './finding.ts';
import type { Check } from './finding.ts';

const logDamagedSetting = 'catalogueLogDamagedAt';

/** For the opening that found it. */
export function noteLogDamage({ settings, catalogue, audit, clock }: OpenVault): void {
  catalogue.transaction(() => {
    settings.write(logDamagedSetting, instantOf(clock.now()));
    audit.append('vault.log-rotten');
  });
}

export const checkCatalogueLog: Check = ({ vault, repair }) => {
  if (typeof vault.settings.read(logDamagedSetting) !== 'string') return [];
  if (repair) vault.settings.remove(logDamagedSetting);
  return [findingOf('catalogue-log', 'error', { canRepair: true, repaired: repair })];
};
