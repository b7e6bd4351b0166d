import { describe, expect, it } from 'vitest';
import type { VaultStatus } from '../../../../preload/contract/calls/vault.ts';
import { AwayRules } from '../../../../preload/contract/policy.ts';
import { nextSteps } from '../../../../renderer/features/home/next-steps.ts';

const now = Date.parse('2026-11-22T05:00:00.000Z');
const dayMilliseconds = 86_400_000;
const at = (days: number) => new Date(now + days * dayMilliseconds).toISOString();

type Home = Parameters<typeof nextSteps>[0];

function home(changes: Partial<Home> = {}): Home {
  return {
    out: 2,
    changed: 0,
    returning: 0,
    overdue: 0,
    dueSoon: 0,
    bytesOut: 10,
    byDueDay: [],
    next: [],
    returnsWaiting: 0,
    requestsWaiting: 0,
    inspectionDueAt: null,
    cardsLeft: 0,
    ...changes,
  };
}

function status(changes: Partial<VaultStatus> = {}): VaultStatus {
  return {
    vaultId: '00000001-0000-4000-8000-000000000001',
    role: 'worker',
    personName: 'A',
    officeName: 'B',
    deviceId: null,
    deviceName: null,
    lease: { notAfter: at(60), state: 'valid' },
    keychain: 'present',
    idleLockMinutes: 10,
    away: AwayRules.parse({}),
    policyVersion: 1,
    policyToAccept: false,
    lastBackupAt: at(-1),
    openedAt: at(0),
    wrongTriesBefore: { count: 0, at: [], isIncomplete: false },
    brokenOffId: null,
    exportOutside: false,
    fileCount: 0,
    totalBytes: 0,
    ...changes,
  };
}

const kinds = (changes: Partial<Home>, statusChanges: Partial<VaultStatus> = {}) =>
  nextSteps(home(changes), status(statusChanges), now).map(({ kind }) => kind);

describe('what to do next', () => {
  it('is nothing when all is in order', () => {
    expect(kinds({})).toEqual([]);
  });

  it('puts overdue files first and leaves out the milder prompt to return', () => {
    expect(kinds({ overdue: 1, changed: 3, dueSoon: 2, returnsWaiting: 1, requestsWaiting: 1 })).toEqual([
      'overdue',
      'dueSoon',
      'requests',
      'returns',
    ]);
  });

  it('prompts to return changed files while none is overdue', () => {
    expect(kinds({ changed: 3 })).toEqual(['changed']);
  });

  it.each([
    [-7, []],
    [-8, ['backupOld']],
  ])('mentions a backup %i days old: %j', (days, expected) => {
    expect(kinds({}, { lastBackupAt: at(days) })).toEqual(expected);
  });

  it.each([
    [31, []],
    [30, ['inspection']],
    [0, ['inspection']],
    [-1, ['inspectionLate']],
  ])('mentions a self-inspection that is due in %i days: %j', (days, expected) => {
    expect(kinds({ inspectionDueAt: at(days) })).toEqual(expected);
  });

  it('counts the cards that are left', () => {
    expect(nextSteps(home({ cardsLeft: 2 }), status(), now)).toEqual([
      { kind: 'cards', count: 2, route: { page: 'reports', tab: 'learning' }, urgency: 'later' },
    ]);
  });

  it('asks for a first backup only once there is something to lose', () => {
    expect(kinds({}, { lastBackupAt: null })).toEqual(['backupNever']);
    expect(kinds({ out: 0, changed: 0 }, { lastBackupAt: null })).toEqual([]);
  });

  it('counts the days of a lease that ends soon, begun ones as whole', () => {
    const lease = { notAfter: new Date(now + 4.2 * dayMilliseconds).toISOString(), state: 'endingSoon' as const };
    expect(nextSteps(home(), status({ lease }), now)).toEqual([
      { kind: 'lease', count: 5, route: { page: 'contacts' }, urgency: 'soon' },
    ]);
  });
});
