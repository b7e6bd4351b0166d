/** Which colour a device's last check has: only what certainly passes is that of a success. Pure; for readiness.tsx. */
import type { Readiness, Verdict } from '../../../preload/contract/check.ts';
import type { Tone } from '../../ui/status-chip.tsx';

export const readinessTones: Readonly<Record<Readiness, Tone>> = {
  ready: 'success',
  attention: 'danger',
  unknown: 'warning',
};

/** `undefined`: there is nothing to judge. */
export function verdictTone(verdict: Verdict | undefined): Tone {
  if (verdict === undefined) return 'pending';
  return ({ pass: 'success', fail: 'danger', cannotTell: 'warning' } as const)[verdict];
}

/** What needs somebody first stands first. */
export const readinessOrder: readonly Readiness[] = ['attention', 'unknown', 'ready'];
