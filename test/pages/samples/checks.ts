/** Sample checks before work: what the office sees of a device's last one, and of those that came before. */
import type { z } from 'zod';
import type { CheckAnswer, DeviceCheck } from '../../../preload/contract/check.ts';
import type { SceneSettings } from '../scenario.ts';
import { daysFrom } from './base.ts';

type Check = z.input<typeof DeviceCheck>;
type Answer = z.input<typeof CheckAnswer>;

function updatesOf(pending: number, verdict: Answer['verdict']): Check['updates'] {
  const reason = pending === 0 ? 'updatesNone' : 'updatesPending';
  return { check: 'updates', verdict, reason, params: { count: pending, days: 16 }, graceUntil: null, pending };
}

function definitionsOf(settings: SceneSettings, ageDays: number, verdict: Answer['verdict']): Check['definitions'] {
  const params = { name: 'Microsoft Defender', days: ageDays, at: daysFrom(settings, -ageDays) };
  const reason = ageDays > 10 ? 'definitionsOld' : 'definitionsFresh';
  return { check: 'definitions', verdict, reason, params, graceUntil: null, ageDays };
}

export function sampleLastCheck(
  settings: SceneSettings,
  kind: 'ready' | 'updates' | 'old' | 'none' | 'lost' | 'retired',
): Check {
  const base = { failed: [], untold: [] };
  switch (kind) {
    case 'ready':
      return {
        ...base,
        readiness: 'ready',
        why: 'passed',
        checkedAt: daysFrom(settings, -1),
        updates: updatesOf(0, 'pass'),
        definitions: definitionsOf(settings, 1, 'pass'),
      };
    case 'updates':
      return {
        ...base,
        readiness: 'attention',
        why: 'failed',
        checkedAt: daysFrom(settings, -1),
        failed: ['updates', 'screenLock'],
        updates: updatesOf(12, 'fail'),
        definitions: definitionsOf(settings, 2, 'pass'),
      };
    case 'none':
      return { ...base, readiness: 'unknown', why: 'none', checkedAt: null, updates: null, definitions: null };
    case 'old':
    case 'lost':
    case 'retired':
      return {
        ...base,
        readiness: kind === 'old' ? 'unknown' : 'attention',
        why: kind === 'old' ? 'old' : 'notInUse',
        checkedAt: daysFrom(settings, kind === 'old' ? -31 : -70),
        failed: ['definitions'],
        updates: updatesOf(0, 'cannotTell'),
        definitions: definitionsOf(settings, kind === 'old' ? 33 : 71, 'fail'),
      };
  }
}
