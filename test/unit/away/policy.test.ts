import { describe, expect, it } from 'vitest';
import { judge, lockReasonOf, rulesOf, warningMs } from '../../../main/away/policy.ts';
import { SignalId } from '../../../preload/contract/away.ts';
import { AwayRules } from '../../../preload/contract/policy.ts';
import { Preferences } from '../../../preload/contract/shell.ts';

const minute = 60_000;
const vault = (away: Partial<AwayRules> = {}, idleLockMinutes = 10) => ({
  folder: '/v',
  idleLockMinutes,
  away: AwayRules.parse(away),
  leaseUntil: null,
});
const wish = (changes: Partial<Preferences> = {}) =>
  Preferences.parse({ locale: 'ja', theme: 'system', idleLockMinutes: 30, ...changes });

describe('the rules', () => {
  it.each([
    [10, 30, 10],
    [10, 3, 3],
    [1, 120, 1],
  ])('with %i minutes of the office and %i of the user are %i', (office, user, holds) => {
    expect(rulesOf(vault({}, office), wish({ idleLockMinutes: user })).idleLimitMs).toBe(holds * minute);
  });

  it('end work at the times of both, so at the earlier one', () => {
    expect(rulesOf(vault({ endOfWork: '18:00' }), wish({ endOfWork: '17:00' })).endsOfWork).toEqual(['18:00', '17:00']);
    expect(rulesOf(vault(), wish()).endsOfWork).toEqual([]);
  });

  it('let the user take nothing away that the office asks for', () => {
    expect(rulesOf(vault(), wish()).asked).toMatchObject({ lockOnLid: true, lockOnScreenSaver: true });
  });
});

describe('a signal', () => {
  it('locks for its own reason, every one of them', () => {
    const { asked } = rulesOf(vault(), wish());
    const reasons = SignalId.options.map((signal) => lockReasonOf(signal, { asked }));
    expect(reasons).toEqual(SignalId.options.map((signal) => (signal === 'lease' ? 'leaseOver' : signal)));
  });

  it.each([
    ['lid', { lockOnLid: false }],
    ['screenSaver', { lockOnScreenSaver: false }],
    ['displayOff', { lockOnDisplayOff: false }],
  ] as const)('%s does not lock where the policy does not ask for it', (signal, away) => {
    expect(lockReasonOf(signal, rulesOf(vault(away), wish()))).toBeNull();
  });
});

describe('a look at the clocks', () => {
  const calm = { clock: 'fine', leaseOver: false, workOver: false, idleMs: 0, idleLimitMs: 5 * minute } as const;

  it.each([
    ['a clock that was set', { clock: 'set' }, 'clock'],
    ['an unreadable clock', { clock: 'unreadable' }, 'clock'],
    ['a sleep nobody told of', { clock: 'slept' }, 'suspend'],
    ['the end of the lease', { leaseOver: true }, 'leaseOver'],
    ['the end of work', { workOver: true }, 'endOfWork'],
    ['the idle limit', { idleMs: 5 * minute }, 'idle'],
    ['an idle time that is no number', { idleMs: Number.NaN }, 'idle'],
    ['a wrong clock before anything else', { clock: 'set', leaseOver: true, idleMs: 9 * minute }, 'clock'],
  ] as const)('locks for %s', (_what, changes, reason) => {
    expect(judge({ ...calm, ...changes })).toEqual({ kind: 'lock', reason });
  });

  it.each([
    [5 * minute, 5 * minute - 30_001, 'nothing'],
    [5 * minute, 5 * minute - 30_000, 'warn'],
    [5 * minute, 5 * minute - 1, 'warn'],
    [minute, 39_999, 'nothing'],
    [minute, 40_000, 'warn'],
  ])('with a limit of %i ms, idle for %i ms, says %s', (idleLimitMs, idleMs, kind) => {
    expect(judge({ ...calm, idleLimitMs, idleMs }).kind).toBe(kind);
  });

  it('warns half a minute before, or a third of a short limit', () => {
    expect([warningMs(minute), warningMs(90_000), warningMs(60 * minute)]).toEqual([20_000, 30_000, 30_000]);
  });
});
