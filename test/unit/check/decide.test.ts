import { describe, expect, it } from 'vitest';
import { decide, judge, levelsFor } from '../../../main/check/check.ts';
import type { CheckAnswer, CheckException, GateState, GivenAnswers, Verdict } from '../../../preload/contract/check.ts';
import { CheckPolicy, type CheckId, type Level } from '../../../preload/contract/check-policy.ts';
import { defaultPolicy } from '../../../main/office/default-policy.ts';
import { factsWith } from '../../helpers/check-facts.ts';
import { policyAt } from '../../helpers/check-policies.ts';
import { recordedAt } from '../../helpers/recorded-machine.ts';

const today = '2026-11-22';
const setting = { ownership: 'lent', place: 'cafe' } as const;
const nothingGiven: GivenAnswers = { manual: {}, attested: [], reasons: [], exceptions: [] };

/** A policy that asks for the firewall alone, at this level. */
function firewallAt(level: Level, exceptions = { byReason: false, byTelephone: true }): CheckPolicy {
  const off = policyAt('off', { manual: [] });
  return { ...off, exceptions, levels: { ...off.levels, firewall: { lent: level, own: 'block' } } };
}
const answer = (check: CheckId, verdict: Verdict): CheckAnswer => ({
  check,
  verdict,
  reason: 'firewallUnknown',
  params: {},
  graceUntil: null,
});
function gateOf(level: Level, verdict: Verdict, given: Partial<GivenAnswers> = {}, policy = firewallAt(level)) {
  const answers = [answer('firewall', verdict)];
  return decide({ answers, policy, setting, given: { ...nothingGiven, ...given }, today });
}
const reason = (text: string) => ({ reasons: [{ check: 'firewall' as const, text }] });
const exception = (over: Partial<CheckException> = {}): Partial<GivenAnswers> => ({
  exceptions: [{ check: 'firewall', ground: 'telephone', reason: '', day: today, ...over }],
});

describe('the gate', () => {
  it.each<[Level, Verdict, GateState]>([
    ['block', 'pass', 'open'],
    ['block', 'fail', 'blocked'],
    ['block', 'cannotTell', 'blocked'],
    ['warn', 'pass', 'open'],
    ['warn', 'fail', 'needsReasons'],
    ['warn', 'cannotTell', 'needsReasons'],
    ['attest', 'pass', 'open'],
    ['attest', 'fail', 'needsReasons'],
    ['attest', 'cannotTell', 'needsAttestations'],
    ['off', 'fail', 'open'],
    ['off', 'cannotTell', 'open'],
  ])('at level %s with %s is %s', (level, verdict, state) => {
    expect(gateOf(level, verdict).state).toBe(state);
  });

  it('is opened by a reason where one is asked for, but not by an empty one, nor where the check blocks', () => {
    expect(gateOf('warn', 'fail', reason('出先で直せません')).state).toBe('open');
    expect(gateOf('warn', 'fail', reason('  x ')).state).toBe('needsReasons');
    expect(gateOf('block', 'fail', reason('出先で直せません')).state).toBe('blocked');
  });

  it('is opened by the worker’s word for what cannot be told, not for what fails', () => {
    expect(gateOf('attest', 'cannotTell', { attested: ['firewall'] }).state).toBe('open');
    expect(gateOf('attest', 'fail', { attested: ['firewall'] }).state).toBe('needsReasons');
    expect(gateOf('block', 'cannotTell', { attested: ['firewall'] }).state).toBe('blocked');
  });

  it('is opened by an exception of today, and says so', () => {
    expect(gateOf('block', 'fail', exception())).toMatchObject({ state: 'open', excused: ['firewall'], blockedBy: [] });
  });

  it.each([
    ['of yesterday', exception({ day: '2026-11-21' })],
    ['for another check', exception({ check: 'antivirus' })],
    ['by a reason, which this policy does not allow', exception({ ground: 'reason', reason: '急ぎの見積りのため' })],
  ])('stays shut for an exception %s', (_, given) => {
    expect(gateOf('block', 'fail', given).state).toBe('blocked');
  });

  it('takes an exception by reason where the policy allows it and there is a reason', () => {
    const policy = firewallAt('block', { byReason: true, byTelephone: false });
    const by = (text: string) => exception({ ground: 'reason', reason: text });
    expect(gateOf('block', 'fail', by('急ぎの見積りのため'), policy).state).toBe('open');
    expect(gateOf('block', 'fail', by(' '), policy).state).toBe('blocked');
    expect(gateOf('block', 'fail', exception(), policy).state).toBe('blocked');
  });

  it('counts two answers to one check as the worse one', () => {
    const answers = [answer('firewall', 'pass'), answer('firewall', 'fail')];
    expect(decide({ answers, policy: firewallAt('block'), setting, given: nothingGiven, today }).state).toBe('blocked');
  });

  it('goes by the kind of device', () => {
    const own = { ownership: 'own', place: 'cafe' } as const;
    const answers = [answer('firewall', 'fail')];
    expect(decide({ answers, policy: firewallAt('off'), setting: own, given: nothingGiven, today }).state).toBe(
      'blocked',
    );
  });
});

describe('the manual items', () => {
  const policy = { ...policyAt('off'), manual: defaultPolicy('ja').check.manual };
  const at = (place: 'home' | 'cafe', manual: GivenAnswers['manual'], reasons: GivenAnswers['reasons'] = []) => {
    const where = { ownership: 'lent', place } as const;
    const answers = judge(factsWith(), policy, where, manual, recordedAt);
    return decide({ answers, policy, setting: where, given: { ...nothingGiven, manual, reasons }, today });
  };

  it('follow the place: no privacy filter at home', () => {
    const items = (place: 'home' | 'cafe') => [...levelsFor(policy, { ownership: 'lent', place }).keys()];
    expect(items('home')).toEqual(['alone', 'memoApart', 'contactCard', 'suspicious']);
    expect(items('cafe')).toEqual(['privacyFilter', 'seat', 'alone', 'memoApart', 'contactCard', 'suspicious']);
  });

  it('are asked for one by one until each is answered', () => {
    expect(at('home', {})).toMatchObject({
      state: 'needsAttestations',
      attestationsFor: ['alone', 'memoApart', 'contactCard', 'suspicious'],
    });
    const yes = { alone: 'yes', memoApart: 'yes', contactCard: 'yes', suspicious: 'yes' } as const;
    expect(at('home', yes).state).toBe('open');
  });

  it('take an honest no with a reason', () => {
    const said = { alone: 'yes', memoApart: 'no', contactCard: 'yes', suspicious: 'yes' } as const;
    expect(at('home', said)).toMatchObject({ state: 'needsReasons', reasonsFor: ['memoApart'] });
    expect(at('home', said, [{ check: 'memoApart', text: '今日はかばんが一つです' }]).state).toBe('open');
  });

  it('shut the vault for a no where the policy blocks, and only ask while there is no answer', () => {
    const strict = {
      ...policyAt('off'),
      manual: [
        {
          item: 'alone' as const,
          levels: { lent: 'block' as const, own: 'block' as const },
          places: ['home' as const],
        },
      ],
    };
    const where = { ownership: 'lent', place: 'home' } as const;
    const gate = (manual: GivenAnswers['manual']) =>
      decide({
        answers: judge(factsWith(), strict, where, manual, recordedAt),
        policy: strict,
        setting: where,
        given: { ...nothingGiven, manual },
        today,
      }).state;
    expect([gate({}), gate({ alone: 'no' }), gate({ alone: 'yes' })]).toEqual(['needsAttestations', 'blocked', 'open']);
  });
});

describe('a policy from before there was a check', () => {
  it('reads, and asks for nothing', () => {
    const { check: _, ...before } = defaultPolicy('ja');
    const policy = CheckPolicy.parse({});
    expect(before).not.toHaveProperty('check');
    expect([...levelsFor(policy, setting)]).toEqual([]);
  });
});
