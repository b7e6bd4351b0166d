/** Until when a worker's vault may be used for more than returning. For takeout and the engine. */
import { z } from 'zod';
import { AppError } from '../../preload/contract/errors.ts';
import { Instant } from '../../preload/contract/values.ts';
import { requireSetting, typedSetting } from '../parcel/typed-setting.ts';
import type { OpenVault } from '../vault/open-vault.ts';

export const leaseSetting = typedSetting('lease', z.strictObject({ notAfter: Instant }));
const clockSetting = typedSetting('clock', z.strictObject({ highWater: Instant }));

export interface LeaseView {
  readonly notAfter: string;
  readonly state: 'valid' | 'endingSoon' | 'over';
}

const endingSoonMs = 7 * 24 * 60 * 60 * 1000;
/** Small steps are not worth a write. */
const stepMs = 60 * 1000;

/**
 * The wall clock, but never before the latest time this vault has seen: setting the clock back does not lengthen a
 * lease. Milliseconds since 1970.
 */
export function effectiveNow(vault: OpenVault): number {
  const seen = clockSetting.read(vault);
  return Math.max(vault.clock.now(), seen ? Date.parse(seen.highWater) : 0);
}

/** Remembers the latest time. Called when the vault opens and whenever something is put on record. */
export function noteTime(vault: OpenVault): void {
  const seen = clockSetting.read(vault);
  const now = vault.clock.now();
  if (!seen || now > Date.parse(seen.highWater) + stepMs) {
    clockSetting.write(vault, { highWater: new Date(now).toISOString() });
  }
}

export function readLease(vault: OpenVault): LeaseView {
  const { notAfter } = requireSetting(leaseSetting, vault);
  const left = Date.parse(notAfter) - effectiveNow(vault);
  return { notAfter, state: left < 0 ? 'over' : left < endingSoonMs ? 'endingSoon' : 'valid' };
}

/** True for a worker's vault whose lease has ended; an office's vault has none. */
export function isLeaseOver(vault: OpenVault): boolean {
  return vault.role === 'worker' && readLease(vault).state === 'over';
}

/** Throws `lease/over`. */
export function requireLease(vault: OpenVault): void {
  if (isLeaseOver(vault)) throw new AppError('lease/over', { notAfter: readLease(vault).notAfter });
}
