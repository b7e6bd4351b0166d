import { describe, expect, it } from 'vitest';
import type { CheckException, WorkSession } from '../../../preload/contract/check.ts';
import { checkDays, lastDays } from '../../../renderer/features/check/check-days.ts';
import { exceptionsOf } from '../../../renderer/features/check/exceptions.ts';
import { factsWith, goodValues } from '../../helpers/check-facts.ts';

const id = '3f0e9d5c-8f3b-4c53-9c3e-0f6f3d1f2a11';

function session(checkedAt: string, over: Partial<WorkSession> = {}): WorkSession {
  return {
    version: 1,
    sessionId: id,
    deviceId: id,
    vaultId: id,
    policyVersion: 1,
    ownership: 'lent',
    system: 'linux',
    place: 'home',
    checkedAt,
    day: checkedAt.slice(0, 10),
    facts: factsWith(),
    answers: [
      { check: 'firewall', verdict: 'pass', reason: 'firewallOn', params: {}, graceUntil: null },
      { check: 'updates', verdict: 'fail', reason: 'updatesPending', params: {}, graceUntil: null },
      { check: 'wifi', verdict: 'cannotTell', reason: 'wifiUnknown', params: {}, graceUntil: null },
    ],
    given: { manual: {}, attested: [], reasons: [], exceptions: [] },
    gate: { state: 'open', blockedBy: [], attestationsFor: [], reasonsFor: [], excused: [] },
    ...over,
  };
}

describe('checks by day', () => {
  it('has of each day the last check, the oldest day first', () => {
    const days = checkDays([
      session('2026-11-24T01:00:00.000Z'),
      session('2026-11-22T09:00:00.000Z', {
        facts: factsWith({ updates: { ...goodValues.updates, pending: 7 } }),
      }),
      session('2026-11-22T01:00:00.000Z'),
    ]);
    expect(days.map(({ day, definitionsDays, pendingUpdates }) => [day, definitionsDays, pendingUpdates])).toEqual([
      ['2026-11-22', 0, 7],
      ['2026-11-24', 2, 0],
    ]);
    // Advice on the Wi-Fi is no result.
    expect(days[0]?.results).toEqual({ pass: 1, fail: 1, cannotTell: 0 });
  });

  it('shows what could not be told as a gap and not as nothing', () => {
    const [day] = checkDays([
      session('2026-11-24T01:00:00.000Z', { facts: factsWith({ antivirus: 'timeout', updates: 'failed' }) }),
    ]);
    expect([day?.definitionsDays, day?.pendingUpdates]).toEqual([null, null]);
    const said = { kind: 'said' as const, current: true };
    const products = goodValues.antivirus.products.map((product) => ({ ...product, definitions: said }));
    const [other] = checkDays([
      session('2026-11-24T01:00:00.000Z', { facts: factsWith({ antivirus: { products, updaterRunning: null } }) }),
    ]);
    expect(other?.definitionsDays).toBeNull();
  });

  it('leaves a place for days without a check, also over the end of a month', () => {
    const days = lastDays(checkDays([session('2026-11-30T01:00:00.000Z')]), '2026-12-01', 3);
    expect(days.map(({ day, check }) => [day, check !== null])).toEqual([
      ['2026-11-29', false],
      ['2026-11-30', true],
      ['2026-12-01', false],
    ]);
  });
});

describe('exceptions', () => {
  const exception = (over: Partial<CheckException>): CheckException => ({
    check: 'updates',
    ground: 'reason',
    reason: '工場では更新できない',
    day: '2026-11-22',
    ...over,
  });
  const withExceptions = (at: string, exceptions: CheckException[], excused: CheckException['check'][]) =>
    session(at, {
      given: { manual: {}, attested: [], reasons: [], exceptions },
      gate: { state: 'open', blockedBy: [], attestationsFor: [], reasonsFor: [], excused },
    });

  it('stand once a day with who decided, the newest first, and only where the check needed one', () => {
    const own = exception({});
    const code = exception({ check: 'tampering', ground: 'telephone', reason: '', day: '2026-11-23' });
    const unneeded = exception({ check: 'firewall', day: '2026-11-23' });
    const rows = exceptionsOf([
      withExceptions('2026-11-23T01:00:00.000Z', [code, unneeded], ['tampering']),
      withExceptions('2026-11-22T05:00:00.000Z', [own], ['updates']),
      withExceptions('2026-11-22T01:00:00.000Z', [own], ['updates']),
    ]);
    expect(rows).toEqual([code, own]);
  });
});
