/** What this machine notices of its user's absence, kept with the vault: a change goes into the log, the last state to the office. */
import { CoverageReport, type CoverageState } from '../../preload/contract/away.ts';
import { typedSetting } from '../parcel/typed-setting.ts';
import { instantOf } from '../vault/clock.ts';
import type { OpenVault } from '../vault/open-vault.ts';

const coverageSetting = typedSetting('coverage', CoverageReport);

/** The last that was noted; null before the first. */
export function readCoverage(vault: OpenVault): CoverageReport | null {
  return coverageSetting.read(vault);
}

/** Keeps what the machine notices now. The log tells of it when it is not what it was. */
export function noteCoverage(vault: OpenVault, signals: readonly CoverageState[]): void {
  const before = readCoverage(vault);
  vault.catalogue.transaction(() => {
    coverageSetting.write(vault, { at: instantOf(vault.clock.now()), signals: [...signals] });
    if (JSON.stringify(before?.signals) === JSON.stringify(signals)) return;
    vault.audit.append('away.coverage', { ...countsOf(signals), ...detailsOf(signals) });
  });
}

/** What nobody asks for or has set is not counted. */
function countsOf(signals: readonly CoverageState[]): Record<string, number> {
  const count = (state: CoverageState['state']) =>
    signals.filter((each) => each.state === state && each.reason !== 'notSet' && each.reason !== 'notAsked').length;
  return { works: count('works'), untested: count('untested'), unavailable: count('unavailable') };
}

/** By signal: its state, or why it is not there. */
function detailsOf(signals: readonly CoverageState[]): Record<string, string> {
  return Object.fromEntries(signals.map(({ signal, state, reason }) => [signal, reason ?? state]));
}
