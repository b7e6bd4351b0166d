/** The single figures and switches of the check's part of a policy, by name. Pure; for its editor and the list of changes. */
import type { CheckPolicy } from '../../../preload/contract/check-policy.ts';

export const checkNumbers = [
  'freshDays',
  'definitionsGrace',
  'updatesGrace',
  'lookDays',
  'supportGrace',
  'maxMinutes',
  'backupDays',
] as const;
export type CheckNumber = (typeof checkNumbers)[number];

/** Bounds are the contract's. */
export const checkRanges: Readonly<Record<CheckNumber | 'freshHours', readonly [number, number]>> = {
  freshDays: [0, 3650],
  definitionsGrace: [0, 3650],
  updatesGrace: [0, 3650],
  lookDays: [0, 3650],
  supportGrace: [0, 3650],
  maxMinutes: [1, 240],
  backupDays: [0, 3650],
  freshHours: [1, 168],
};

export function checkNumber(check: CheckPolicy, field: CheckNumber): number {
  switch (field) {
    case 'freshDays':
      return check.definitions.freshDays;
    case 'definitionsGrace':
      return check.definitions.graceDays;
    case 'updatesGrace':
      return check.updates.graceDays;
    case 'lookDays':
      return check.updates.lookDays;
    case 'supportGrace':
      return check.endOfSupport.graceDays;
    case 'maxMinutes':
      return check.screenLock.maxMinutes;
    case 'backupDays':
      return check.backup.maxAgeDays;
  }
}

export function withCheckNumber(check: CheckPolicy, field: CheckNumber, value: number): CheckPolicy {
  switch (field) {
    case 'freshDays':
      return { ...check, definitions: { ...check.definitions, freshDays: value } };
    case 'definitionsGrace':
      return { ...check, definitions: { ...check.definitions, graceDays: value } };
    case 'updatesGrace':
      return { ...check, updates: { ...check.updates, graceDays: value } };
    case 'lookDays':
      return { ...check, updates: { ...check.updates, lookDays: value } };
    case 'supportGrace':
      return { ...check, endOfSupport: { ...check.endOfSupport, graceDays: value } };
    case 'maxMinutes':
      return { ...check, screenLock: { maxMinutes: value } };
    case 'backupDays':
      return { ...check, backup: { maxAgeDays: value } };
  }
}
