/** What the last check of a device says today, in words: for the office's pages and the command line. */
import { isMessageKey, type Translate } from './translate.ts';

/** As much of it as words need (`DeviceCheck` in preload/contract/check.ts). */
export interface WordedDeviceCheck {
  readonly why: 'passed' | 'failed' | 'notInUse' | 'untold' | 'notAsked' | 'old' | 'future' | 'unreadable' | 'none';
  readonly checkedAt: string | null;
  readonly failed: readonly string[];
  readonly untold: readonly string[];
  readonly updates: { readonly pending: number | null } | null;
  readonly definitions: { readonly reason: string; readonly ageDays: number | null } | null;
}

const dayMs = 86_400_000;

/** Why a device is ready, is not, or nobody knows. `now` in milliseconds. */
export function readinessWhy(t: Translate, { why, failed, untold, checkedAt }: WordedDeviceCheck, now: number): string {
  const checks = why === 'failed' ? failed : untold;
  return t(`devices.readiness.why.${why}`, {
    names: checks.map((check) => nameOf(t, check)).join(t.locale === 'en' ? ', ' : '、'),
    days: checkedAt === null ? 0 : Math.max(0, Math.floor((now - Date.parse(checkedAt)) / dayMs)),
  });
}

function nameOf(t: Translate, check: string): string {
  const key = `check.name.${check}`;
  return isMessageKey(key) ? t(key) : check;
}

/** How old the definitions are today. */
export function definitionsText(t: Translate, { definitions }: WordedDeviceCheck): string {
  if (definitions === null) return t('devices.readiness.untold');
  const { ageDays, reason } = definitions;
  if (ageDays !== null) return t('devices.readiness.definitionsAge', { days: ageDays });
  if (reason === 'antivirusNone') return t('devices.readiness.noProduct');
  if (reason === 'definitionsSaidCurrent') return t('devices.readiness.said');
  return reason === 'definitionsSaidOld' ? t('devices.readiness.outOfDate') : t('devices.readiness.untold');
}

/** How many updates wait. */
export function updatesText(t: Translate, { updates }: WordedDeviceCheck): string {
  const pending = updates?.pending ?? null;
  return pending === null ? t('devices.readiness.untold') : t('devices.readiness.pending', { count: pending });
}
