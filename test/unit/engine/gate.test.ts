import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listSessions } from '../../../main/check/check.ts';
import { createFactsDesk, type FactsDesk } from '../../../main/engine/facts-desk.ts';
import { passGate } from '../../../main/engine/gate.ts';
import { issueTelephoneCode } from '../../../main/engine/telephone.ts';
import {
  confirmSessions,
  markSessionsSent,
  mostBytesInOneReturn,
  sessionsToSend,
} from '../../../main/takeout/work-sessions.ts';
import { lastChecks } from '../../../main/engine/device-rows.ts';
import { listDevices, setDeviceState } from '../../../main/office/devices.ts';
import { workSessionsOf } from '../../../main/office/work-sessions.ts';
import { effectiveNow, noteTime } from '../../../main/takeout/lease.ts';
import { currentPolicy, storePolicy } from '../../../main/takeout/policies.ts';
import type { OpenVault } from '../../../main/vault/open-vault.ts';
import type { HandedIn } from '../../../preload/contract/check.ts';
import { factIds, type FactId, type Facts } from '../../../preload/contract/check-facts.ts';
import { automaticChecks, type CheckPolicy } from '../../../preload/contract/check-policy.ts';
import { factsWith } from '../../helpers/check-facts.ts';
import { everythingBlocks, policyAt } from '../../helpers/check-policies.ts';
import { dayMs } from '../../helpers/clock.ts';
import { code, useStory } from '../../helpers/use-story.ts';

const hourMs = 3_600_000;
const yesToAll: HandedIn = {
  place: 'cafe',
  manual: { privacyFilter: 'yes', seat: 'yes', alone: 'yes', memoApart: 'yes', contactCard: 'yes', suspicious: 'yes' },
  attested: [],
  reasons: [],
  excuses: [],
  codes: [],
};
const noAntivirus = factsWith({ antivirus: { products: [], updaterRunning: null } });
/** Without an antivirus its definitions cannot be told either. */
const withoutAntivirus = ['antivirus', 'definitions'] as const;

function deskWith(facts: Facts): FactsDesk {
  const desk = createFactsDesk(() => 0);
  desk.learn(facts);
  return desk;
}

const good = deskWith(factsWith());
const events = (vault: OpenVault): string[] =>
  vault.catalogue.all<{ event: string }>('SELECT event FROM audit ORDER BY seq').map(({ event }) => event);
const today = '2026-11-22';

/** The vault gets a newer policy, as a renewal would bring it. */
function changePolicy(vault: OpenVault, check: Partial<CheckPolicy>): void {
  const { policy } = currentPolicy(vault);
  const next = { ...policy, version: policy.version + 1, check: { ...policy.check, ...check } };
  storePolicy(vault, next, new Date(vault.clock.now()).toISOString(), null);
}

describe('the gate of an office, and of a policy that asks for nothing', () => {
  const story = useStory();

  it('is open without any check', () => {
    expect(
      passGate(
        story().story.office,
        null,
        createFactsDesk(() => 0),
      ),
    ).toBeNull();
    expect(
      passGate(
        story().sato.vault,
        null,
        createFactsDesk(() => 0),
      ),
    ).toBeNull();
    expect(listSessions(story().sato.vault, 10)).toEqual([]);
  });
});

describe('the gate of a worker’s vault', () => {
  const current = useStory({ check: everythingBlocks });
  const vaultOf = (): OpenVault => current().sato.vault;
  const pass = (handedIn: HandedIn | null, facts = good) => passGate(vaultOf(), handedIn, facts);

  it('asks for a check where none was made', () => {
    expect(() => pass(null)).toThrow(code('check/needed'));
    expect(listSessions(vaultOf(), 10)).toEqual([]);
  });

  it('lets a good device through, and puts a signed record down', () => {
    const session = pass(yesToAll);
    expect(session).toMatchObject({ place: 'cafe', day: today, gate: { state: 'open' }, policyVersion: 1 });
    expect(listSessions(vaultOf(), 10)).toEqual([session]);
    expect(events(vaultOf())).toContain('check.passed');
  });

  it('lets through again on the same day without a check, and not on the next', () => {
    pass(yesToAll);
    current().story.clock.pass(2 * hourMs);
    expect(pass(null)).toBeNull();
    current().story.clock.pass(dayMs);
    expect(() => pass(null)).toThrow(code('check/needed'));
  });

  it('is not fooled by a clock that is set back to the day of the last check', () => {
    pass(yesToAll);
    current().story.clock.pass(dayMs);
    noteTime(vaultOf());
    current().story.clock.pass(-dayMs);
    expect(effectiveNow(vaultOf())).toBeGreaterThan(vaultOf().clock.now());
    expect(() => pass(null)).toThrow(code('check/needed'));
  });

  it('asks anew when the policy has changed, at each unlocking, or after its hours, as the policy says', () => {
    pass(yesToAll);
    changePolicy(vaultOf(), { freshness: { every: 'hours', hours: 2 } });
    expect(() => pass(null)).toThrow(code('check/needed'));
    pass(yesToAll);
    current().story.clock.pass(2 * hourMs - 1);
    expect(pass(null)).toBeNull();
    current().story.clock.pass(1);
    expect(() => pass(null)).toThrow(code('check/needed'));
    changePolicy(vaultOf(), { freshness: { every: 'unlock', hours: 8 } });
    expect(pass(yesToAll)).not.toBeNull();
    expect(() => pass(null)).toThrow(code('check/needed'));
  });

  it('takes no facts that nobody read, and none of this morning', () => {
    let monotonic = 0;
    const desk = createFactsDesk(() => monotonic);
    expect(() => pass(yesToAll, desk)).toThrow(code('check/no-facts'));
    desk.learn(factsWith());
    monotonic = 15 * 60_000 + 1;
    expect(() => pass(yesToAll, desk)).toThrow(code('check/facts-old'));
  });

  it('stays shut for a device that fails, names what is missing, and puts that on record', () => {
    expect(() => pass(yesToAll, deskWith(noAntivirus))).toThrow(
      expect.objectContaining({
        code: 'check/gate-closed',
        params: { state: 'blocked', checks: withoutAntivirus.join(',') },
      }) as Error,
    );
    expect(events(vaultOf())).toContain('check.refused');
    expect(listSessions(vaultOf(), 10)).toEqual([]);
  });

  it('never opens while a fact is missing, whatever the worker says', () => {
    const gaps = ['timeout', 'failed', 'nonsense', 'missing', 'refused', 'unsupported'] as const;
    const judged = factIds.filter((id): id is Exclude<FactId, 'wifi'> => id !== 'wifi');
    fc.assert(
      fc.property(fc.subarray(judged, { minLength: 1 }), fc.constantFrom(...gaps), (absent, gap) => {
        const facts = factsWith(Object.fromEntries(absent.map((id) => [id, gap])));
        const words = automaticChecks.map((check) => ({ check, text: 'どうしても今日中に必要です' }));
        const handedIn = { ...yesToAll, attested: [...automaticChecks], reasons: words, excuses: words };
        expect(() => pass(handedIn, deskWith(facts))).toThrow(code('check/gate-closed'));
      }),
      { numRuns: 100 },
    );
    expect(listSessions(vaultOf(), 10)).toEqual([]);
  });

  it('goes by what the vault knows of its own backup, whatever was told while it was locked', () => {
    expect(() => pass(yesToAll, deskWith(factsWith({ backup: 'locked' })))).toThrow(
      expect.objectContaining({ params: { state: 'blocked', checks: 'backup' } }) as Error,
    );
  });

  it('keeps a record that it can read again, whichever facts were known only with the vault open', () => {
    changePolicy(vaultOf(), { levels: { ...everythingBlocks.levels, backup: { lent: 'off', own: 'off' } } });
    const session = pass(yesToAll, deskWith(factsWith({ backup: 'locked' })));
    expect(session?.facts.backup).toMatchObject({ state: 'read', value: { lastAt: 'never' } });
    expect(listSessions(vaultOf(), 10)).toEqual([session]);
    expect(pass(null)).toBeNull();
  });

  it('asks for a check where the record cannot be read, and opens after it', () => {
    pass(yesToAll);
    vaultOf().catalogue.run(`UPDATE work_sessions SET record = '{"session":{}}'`);
    expect(() => pass(null)).toThrow(code('check/needed'));
    expect(pass(yesToAll)).not.toBeNull();
  });

  it('takes a reason for today only where the policy allows it', () => {
    const excuses = withoutAntivirus.map((check) => ({ check, text: '客先で今日中に直せません' }));
    const handedIn = { ...yesToAll, excuses };
    expect(() => pass(handedIn, deskWith(noAntivirus))).toThrow(code('check/gate-closed'));
    changePolicy(vaultOf(), { exceptions: { byReason: true, byTelephone: false } });
    const session = pass(handedIn, deskWith(noAntivirus));
    expect(session?.gate.excused).toEqual(withoutAntivirus);
    expect(session?.given.exceptions).toEqual(
      excuses.map(({ check, text }) => ({ check, ground: 'reason', reason: text, day: today })),
    );
  });
});

describe('a check that holds for hours', () => {
  const current = useStory({
    check: policyAt('off', {
      levels: { ...policyAt('off').levels, antivirus: { lent: 'block', own: 'block' } },
      freshness: { every: 'hours', hours: 168 },
      exceptions: { byReason: true, byTelephone: true },
    }),
  });
  const pass = (handedIn: HandedIn | null, facts = good) => passGate(current().sato.vault, handedIn, facts);

  it('ends with the day where it passed by an exception', () => {
    const excuses = [{ check: 'antivirus' as const, text: '客先で今日中に直せません' }];
    pass({ ...yesToAll, excuses }, deskWith(noAntivirus));
    expect(pass(null)).toBeNull();
    current().story.clock.pass(dayMs);
    expect(() => pass(null)).toThrow(code('check/needed'));
  });

  it('holds on for its hours where it passed by itself', () => {
    pass(yesToAll);
    current().story.clock.pass(6 * dayMs);
    expect(pass(null)).toBeNull();
  });
});

describe('a code by telephone', () => {
  const current = useStory({
    check: policyAt('off', { levels: { ...policyAt('off').levels, antivirus: { lent: 'block', own: 'block' } } }),
  });
  const vaultOf = (): OpenVault => current().sato.vault;
  const codeFor = (day = today, check: 'antivirus' | 'firewall' = 'antivirus') =>
    issueTelephoneCode(current().story.office, current().sato.id, check, day);
  const tryCode = (typed: string) =>
    passGate(vaultOf(), { ...yesToAll, codes: [{ check: 'antivirus', code: typed }] }, deskWith(noAntivirus));

  it('lets this device past this check on this day, and both sides have it on record', () => {
    const session = tryCode(codeFor());
    expect(session?.gate).toMatchObject({ state: 'open', excused: ['antivirus'] });
    expect(session?.given.exceptions).toEqual([{ check: 'antivirus', ground: 'telephone', reason: '', day: today }]);
    expect(events(current().story.office)).toContain('check.code-issued');
  });

  it.each([
    ['another day', () => codeFor('2026-11-23')],
    ['another check', () => codeFor(today, 'firewall')],
  ])('of %s is wrong', (_, make) => {
    expect(() => tryCode(make())).toThrow(code('check/code-wrong'));
    expect(events(vaultOf())).toContain('check.code-wrong');
  });

  it('that was misheard by one digit is not counted', () => {
    const right = codeFor();
    const misheard = `${right.slice(0, -1)}${String((Number(right.at(-1)) + 1) % 10)}`;
    for (let count = 0; count < 10; count += 1) {
      expect(() => tryCode(misheard)).toThrow(code('check/code-mistyped'));
    }
    expect(tryCode(right)).not.toBeNull();
  });

  it('slows down after three wrong ones, also when the vault was closed in between', async () => {
    const wrong = codeFor('2026-11-23');
    for (let count = 0; count < 3; count += 1) expect(() => tryCode(wrong)).toThrow(code('check/code-wrong'));
    await current().sato.reopen();
    expect(() => tryCode(codeFor())).toThrow(code('check/code-too-soon'));
    current().story.clock.pass(30_000);
    expect(tryCode(codeFor())).not.toBeNull();
  });

  it('is not made for a device that is lost', () => {
    current().story.office.catalogue.run(`UPDATE devices SET state = 'lost'`);
    expect(() => codeFor()).toThrow(code('office/device-not-active'));
  });
});

describe('records on their way to the office', () => {
  const current = useStory({ check: everythingBlocks });

  it('travel with the return, are kept once, and are not sent again after the receipt', async () => {
    const { story, sato } = current();
    const session = passGate(sato.vault, yesToAll, good);
    await story.packFor(sato, [await story.original('表.csv', 'a,b')]);
    const returnId = await story.receive(await story.packReturn(sato));
    expect(workSessionsOf(story.office, sato.id, 10)).toEqual([session]);
    await story.settleAll(returnId);
    await story.import(sato, await story.receipt(returnId));
    const unconfirmed = () => sato.vault.catalogue.all('SELECT id FROM work_sessions WHERE confirmed = 0');
    expect(unconfirmed()).toEqual([]);
    passGate(sato.vault, yesToAll, good);
    expect(unconfirmed()).toHaveLength(1);
  });

  it('tell the office’s ledger whether the device can be lent, and an unreadable newest one tells nothing', async () => {
    const { story, sato } = current();
    const row = () => {
      const [device] = listDevices(story.office);
      if (device === undefined) throw new Error('no device');
      return lastChecks(story.office)(device).lastCheck;
    };
    expect(row()).toMatchObject({ readiness: 'unknown', why: 'none', checkedAt: null });
    passGate(sato.vault, yesToAll, good);
    await story.packFor(sato, [await story.original('表.csv', 'a,b')]);
    await story.receive(await story.packReturn(sato));
    expect(row()).toMatchObject({ readiness: 'ready', definitions: { ageDays: 0 }, updates: { pending: 0 } });
    setDeviceState(story.office, sato.id, 'lost', '電車に忘れた');
    expect(row()).toMatchObject({ readiness: 'attention', why: 'notInUse' });
    setDeviceState(story.office, sato.id, 'active', '見つかった');
    story.clock.pass(8 * 86_400_000);
    expect(row()).toMatchObject({ readiness: 'unknown', why: 'old', updates: { verdict: 'cannotTell' } });
    story.office.catalogue.run(
      `INSERT INTO device_sessions (device_id, id, checked_at, received_at, record) VALUES (?, 'cut', '2099', '', '{"session":')`,
      [sato.id],
    );
    expect(row()).toMatchObject({ readiness: 'unknown', why: 'unreadable' });
    // The others are still listed.
    expect(workSessionsOf(story.office, sato.id, 10)).toHaveLength(1);
  });

  it('go in portions that a return can hold, the oldest first, and one that is too large never holds up the others', () => {
    const { sato } = current();
    const { catalogue } = sato.vault;
    const put = (id: string, bytes: number) =>
      catalogue.run('INSERT INTO work_sessions (id, checked_at, record) VALUES (?, ?, ?)', [
        id,
        id,
        JSON.stringify('あ'.repeat(Math.floor(bytes / 3))),
      ]);
    const third = mostBytesInOneReturn / 3;
    put('1', mostBytesInOneReturn + 10);
    for (const id of ['2', '3', '4', '5']) put(id, third - 100);
    catalogue.run(`INSERT INTO work_sessions (id, checked_at, record) VALUES ('6', '6', '{"cut":')`);
    const sent = sessionsToSend(sato.vault);
    expect(sent.ids).toEqual(['2', '3', '4', '6']);
    // One that was cut off here is sent no more, and stops nothing.
    expect(sent.records).toHaveLength(3);
    markSessionsSent(sato.vault, sent, 'r');
    confirmSessions(sato.vault, 'r');
    expect(sessionsToSend(sato.vault).ids).toEqual(['5']);
  });

  it('that this device did not sign are left out, and the return arrives all the same', async () => {
    const { story, sato } = current();
    passGate(sato.vault, yesToAll, good);
    const { catalogue } = sato.vault;
    const { record = '' } = catalogue.get<{ record: string }>('SELECT record FROM work_sessions') ?? {};
    const hostile = [
      record.replace('"place":"cafe"', '"place":"home"'),
      record.replace('"version":1', '"version":2'),
      '{"session":null,"signature":""}',
      '[]',
      'null',
      JSON.stringify({ session: { a: 'x'.repeat(100_000) }, signature: 'A'.repeat(88) }),
    ];
    for (const [index, json] of hostile.entries()) {
      catalogue.run('INSERT INTO work_sessions (id, checked_at, record) VALUES (?, ?, ?)', [
        `h${String(index)}`,
        '',
        json,
      ]);
    }
    await story.packFor(sato, [await story.original('表.csv', 'a,b')]);
    await story.receive(await story.packReturn(sato));
    expect(workSessionsOf(story.office, sato.id, 10)).toHaveLength(1);
    const said = story.office.catalogue.get<{ data: string }>(`SELECT data FROM audit WHERE event = 'return.received'`);
    expect(JSON.parse(said?.data ?? '{}')).toMatchObject({ checks: 1, checksRefused: hostile.length });
  });
});
