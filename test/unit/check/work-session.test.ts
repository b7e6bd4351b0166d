import { beforeAll, describe, expect, it } from 'vitest';
import { factsForRecord, isFresh, signWorkSession, verifyWorkSession } from '../../../main/check/check.ts';
import { loadSodium, type SignKeypair, type Sodium } from '../../../main/crypto/sodium.ts';
import type { WorkSession } from '../../../preload/contract/check.ts';
import { factsWith } from '../../helpers/check-facts.ts';
import { everythingBlocks } from '../../helpers/check-policies.ts';
import { workSessionOf } from '../../helpers/work-session.ts';

let sodium: Sodium;
let keys: SignKeypair;
const manual = {
  privacyFilter: 'yes',
  seat: 'yes',
  alone: 'yes',
  memoApart: 'yes',
  contactCard: 'yes',
  suspicious: 'yes',
} as const;
const session = workSessionOf({ place: 'train', manual });

beforeAll(async () => {
  sodium = await loadSodium();
  keys = sodium.signKeypair(new Uint8Array(32).fill(3));
});
const signed = () => signWorkSession(sodium, session, keys.secretKey);
const overWire = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('the record of a check', () => {
  it('is believed when the device signed it, also with its members in another order', () => {
    expect(session.gate.state).toBe('open');
    expect(verifyWorkSession(sodium, overWire(signed()), keys.publicKey)).toEqual(session);
    const reversed = Object.fromEntries(Object.entries(signed().session).reverse());
    expect(verifyWorkSession(sodium, { ...signed(), session: reversed }, keys.publicKey)).toEqual(session);
  });

  it.each<[string, (record: WorkSession) => unknown]>([
    ['a verdict', (record) => ({ ...record, answers: record.answers.map((one) => ({ ...one, verdict: 'fail' })) })],
    ['the place', (record) => ({ ...record, place: 'home' })],
    ['the time', (record) => ({ ...record, checkedAt: '2026-11-22T06:00:00.000Z' })],
    ['the policy’s version', (record) => ({ ...record, policyVersion: 4 })],
    ['the gate', (record) => ({ ...record, gate: { ...record.gate, state: 'blocked' } })],
    ['a member more', (record) => ({ ...record, extra: 1 })],
    ['a fact', (record) => ({ ...record, facts: factsWith({ firewall: 'timeout' }) })],
  ])('is not believed after a change of %s', (_, change) => {
    const record = signed();
    expect(verifyWorkSession(sodium, { ...record, session: change(record.session) }, keys.publicKey)).toBeNull();
  });

  it('is not believed from another device, or without a signature', () => {
    const other = sodium.signKeypair(new Uint8Array(32).fill(4));
    expect(verifyWorkSession(sodium, signed(), other.publicKey)).toBeNull();
    expect(verifyWorkSession(sodium, { ...signed(), signature: '' }, keys.publicKey)).toBeNull();
    for (const nonsense of [null, 1, 'x', [], {}, { session }]) {
      expect(verifyWorkSession(sodium, nonsense, keys.publicKey)).toBeNull();
    }
  });

  it('tells the office of installed software only what is not approved', () => {
    const items = [
      { name: 'chromium', version: '131' },
      { name: '家計簿', version: '2' },
    ];
    const sent = factsForRecord(factsWith({ software: { items } }), everythingBlocks);
    expect(sent.software).toMatchObject({ value: { items: [{ name: '家計簿', version: '2' }] } });
    const withoutList = factsForRecord(factsWith({ software: { items } }), {
      ...everythingBlocks,
      approvedSoftware: [],
    });
    expect(withoutList.software).toMatchObject({ value: { items: [] } });
  });
});

describe('a record', () => {
  const hour = 60 * 60 * 1000;
  const checkedAt = Date.parse(session.checkedAt);
  const fresh = (
    every: 'unlock' | 'day' | 'hours',
    over: Partial<Parameters<typeof isFresh>[1]> = {},
    record: WorkSession = session,
  ) =>
    isFresh(record, {
      policy: { ...everythingBlocks, freshness: { every, hours: 8 } },
      policyVersion: 3,
      now: checkedAt + hour,
      today: '2026-11-22',
      isForThisUnlock: false,
      ...over,
    });

  it('opens the vault as long as the policy says', () => {
    expect(fresh('day')).toBe(true);
    expect(fresh('day', { today: '2026-11-23' })).toBe(false);
    expect(fresh('hours', { now: checkedAt + 8 * hour - 1 })).toBe(true);
    expect(fresh('hours', { now: checkedAt + 8 * hour })).toBe(false);
    expect(fresh('unlock')).toBe(false);
    expect(fresh('unlock', { isForThisUnlock: true })).toBe(true);
  });

  it('holds no longer than 24 hours for a day, whatever the time zone is set to', () => {
    expect(fresh('day', { now: checkedAt + 24 * hour - 1 })).toBe(true);
    expect(fresh('day', { now: checkedAt + 24 * hour })).toBe(false);
  });

  it('does not outlive the grace that it passed by', () => {
    const [answer, ...others] = session.answers;
    if (answer === undefined) throw new Error('an answer is needed');
    const graceUntil = new Date(checkedAt + 2 * hour).toISOString();
    const inGrace = { ...session, answers: [{ ...answer, graceUntil }, ...others] };
    expect(fresh('hours', { now: checkedAt + 2 * hour }, inGrace)).toBe(true);
    expect(fresh('hours', { now: checkedAt + 2 * hour + 1 }, inGrace)).toBe(false);
  });

  it.each(['unlock', 'day', 'hours'] as const)(
    'never opens it (every %s) when it is from the future, of another policy, or not open',
    (every) => {
      const isForThisUnlock = true;
      expect(fresh(every, { isForThisUnlock, now: checkedAt - 1 })).toBe(false);
      expect(fresh(every, { isForThisUnlock, policyVersion: 4 })).toBe(false);
      const blocked = { ...session, gate: { ...session.gate, state: 'blocked' as const } };
      expect(fresh(every, { isForThisUnlock }, blocked)).toBe(false);
    },
  );
});
