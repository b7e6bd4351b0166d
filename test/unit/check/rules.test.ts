import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../main/check/answer.ts';
import { rules } from '../../../main/check/rules.ts';
import type { ReasonCode, Verdict } from '../../../preload/contract/check.ts';
import type { FactId, FactValue, Gap } from '../../../preload/contract/check-facts.ts';
import type { CheckPolicy } from '../../../preload/contract/check-policy.ts';
import { factsWith, goodValues } from '../../helpers/check-facts.ts';
import { everythingBlocks, policyAt } from '../../helpers/check-policies.ts';
import { recordedAt } from '../../helpers/recorded-machine.ts';

type Over = { readonly [Id in FactId]?: FactValue<Id> | Gap };
type Row = readonly [words: string, over: Over, verdict: Verdict, reason: ReasonCode, policy?: Partial<CheckPolicy>];

const dayMs = 24 * 60 * 60 * 1000;
const daysAgo = (days: number): string => new Date(recordedAt - days * dayMs).toISOString();
const guard = goodValues.antivirus.products[0];
if (guard === undefined) throw new Error('no product');
const antivirus = (...products: Partial<typeof guard>[]): Over => ({
  antivirus: { products: products.map((over) => ({ ...guard, ...over })), updaterRunning: null },
});
const defined = (days: number): Over => antivirus({ definitions: { kind: 'dated', at: daysAgo(days), version: null } });
const updates = (over: Partial<FactValue<'updates'>>): Over => ({ updates: { ...goodValues.updates, ...over } });
const release = (over: Partial<FactValue<'release'>>): Over => ({ release: { ...goodValues.release, ...over } });
const software = (...items: readonly [string, string | null][]): Over => ({
  software: { items: items.map(([name, version]) => ({ name, version })) },
});
const volume = (holds: 'system' | 'vault', encrypted: boolean | null) => ({ holds, place: '/', encrypted, how: null });
const support = (endsOn: string, graceDays = 0): Partial<CheckPolicy> => ({
  endOfSupport: { asOf: '2026-11-01', graceDays, table: [{ product: 'debian', version: '12', editions: [], endsOn }] },
});

const table: Readonly<Record<keyof typeof rules, readonly Row[]>> = {
  antivirus: [
    ['one product that runs', {}, 'pass', 'antivirusOn'],
    ['none', antivirus(), 'fail', 'antivirusNone'],
    ['a stopped one', antivirus({ running: false }), 'fail', 'antivirusStopped'],
    ['real-time protection off', antivirus({ realTime: false }), 'fail', 'antivirusRealTimeOff'],
    ['an expired licence', antivirus({ licence: 'expired' }), 'fail', 'antivirusExpired'],
    ['an unknown licence', antivirus({ licence: null }), 'cannotTell', 'antivirusUnknown'],
    ['running or not unknown', antivirus({ running: null }), 'cannotTell', 'antivirusUnknown'],
    ['a stopped one beside one that runs', antivirus({ running: false }, {}), 'pass', 'antivirusOn'],
    [
      'a stopped one beside an unknown one',
      antivirus({ running: false }, { realTime: null }),
      'cannotTell',
      'antivirusUnknown',
    ],
    [
      'one that scans when asked',
      antivirus({ onDemand: true, running: false, realTime: false }),
      'pass',
      'antivirusOnDemand',
    ],
    [
      'one that scans when asked, where that is not enough',
      antivirus({ onDemand: true, running: false }),
      'fail',
      'antivirusStopped',
      { antivirus: { onDemandSuffices: [] } },
    ],
    ['no answer', { antivirus: 'timeout' }, 'cannotTell', 'absentTimeout'],
  ],
  definitions: [
    ['of today', defined(0), 'pass', 'definitionsFresh'],
    ['three days old, the last fresh day', defined(3), 'pass', 'definitionsFresh'],
    ['four days old, in grace', defined(4), 'pass', 'definitionsGrace'],
    ['seven days old, the last day of grace', defined(7), 'pass', 'definitionsGrace'],
    ['eight days old', defined(8), 'fail', 'definitionsOld'],
    ['an hour ahead, as clocks differ', defined(-1 / 24), 'pass', 'definitionsFresh'],
    ['two days ahead', defined(-2), 'cannotTell', 'definitionsFromFuture'],
    ['undated', antivirus({ definitions: null }), 'cannotTell', 'definitionsUnknown'],
    [
      'said to be current',
      antivirus({ definitions: { kind: 'said', current: true } }),
      'pass',
      'definitionsSaidCurrent',
    ],
    ['said to be old', antivirus({ definitions: { kind: 'said', current: false } }), 'fail', 'definitionsSaidOld'],
    ['fresh, but of a product that is off', antivirus({ running: false }), 'cannotTell', 'definitionsUnknown'],
    [
      'old on the one that works, fresh on one that is off',
      antivirus({ definitions: { kind: 'dated', at: daysAgo(60), version: null } }, { running: false }),
      'fail',
      'definitionsOld',
    ],
    [
      'old on a second product that works too',
      antivirus({}, { definitions: { kind: 'dated', at: daysAgo(60), version: null } }),
      'pass',
      'definitionsFresh',
    ],
    ['no product', antivirus(), 'fail', 'antivirusNone'],
    ['no answer', { antivirus: 'nonsense' }, 'cannotTell', 'absentNonsense'],
  ],
  osSupport: [
    ['supported today', {}, 'pass', 'supported', support('2026-11-22')],
    ['ended yesterday', {}, 'fail', 'supportEnded', support('2026-11-21')],
    ['ended yesterday, with a day of grace', {}, 'pass', 'supportGrace', support('2026-11-21', 1)],
    ['a point release of a row', release({ version: '12.5' }), 'pass', 'supported', support('2027-01-01')],
    [
      'another version that begins alike',
      release({ version: '120' }),
      'cannotTell',
      'supportUnknown',
      support('2027-01-01'),
    ],
    ['no version at all', release({ version: '' }), 'cannotTell', 'supportUnknown', support('2027-01-01')],
    ['not in the table', release({ product: 'plan9' }), 'cannotTell', 'supportUnknown'],
    [
      'an edition with a longer life',
      release({ product: 'windows', version: '10.0.22631', edition: 'Enterprise' }),
      'fail',
      'supportEnded',
    ],
    [
      'an edition with a longer life, in the table of today',
      release({ product: 'windows', version: '10.0.26100', edition: 'Enterprise' }),
      'pass',
      'supported',
    ],
    [
      'an edition with a shorter life',
      release({ product: 'windows', version: '10.0.26100', edition: 'Core' }),
      'fail',
      'supportEnded',
    ],
    [
      'an edition that could not be told',
      release({ product: 'windows', version: '10.0.26100', edition: null }),
      'fail',
      'supportEnded',
    ],
    ['no answer', { release: 'missing' }, 'cannotTell', 'absentMissing'],
  ],
  updates: [
    ['none', {}, 'pass', 'updatesNone'],
    [
      'pending for 14 days, the last day of grace',
      updates({ pending: 2, pendingSince: daysAgo(14) }),
      'pass',
      'updatesGrace',
    ],
    ['pending for 15 days', updates({ pending: 2, pendingSince: daysAgo(15) }), 'fail', 'updatesPending'],
    ['pending since nobody knows when', updates({ pending: 2 }), 'cannotTell', 'updatesSinceUnknown'],
    [
      'pending since the day after tomorrow',
      updates({ pending: 2, pendingSince: daysAgo(-2) }),
      'cannotTell',
      'updatesSinceUnknown',
    ],
    ['not counted', updates({ pending: null }), 'cannotTell', 'updatesUnknown'],
    ['looked up 30 days ago', updates({ lookedAt: daysAgo(30) }), 'pass', 'updatesNone'],
    ['looked up 31 days ago', updates({ lookedAt: daysAgo(31) }), 'cannotTell', 'updatesLookOld'],
    ['looked up nobody knows when', updates({ lookedAt: null }), 'cannotTell', 'updatesLookUnknown'],
    ['a restart pending', updates({ restartPending: true }), 'fail', 'restartPending'],
    [
      'a restart pending, nothing else known',
      updates({ restartPending: true, pending: null, lookedAt: null }),
      'fail',
      'restartPending',
    ],
    ['restart or not unknown', updates({ restartPending: null }), 'cannotTell', 'restartUnknown'],
    ['no answer', { updates: 'refused' }, 'cannotTell', 'absentRefused'],
  ],
  applications: [
    ['new enough', {}, 'pass', 'applicationsCurrent'],
    ['exactly the minimum', software(['chromium', '130']), 'pass', 'applicationsCurrent'],
    ['older', software(['chromium', '129.9.9']), 'fail', 'applicationsOld'],
    ['one new, one old', software(['chromium', '131'], ['Firefox ESR', '115.1']), 'fail', 'applicationsOld'],
    ['without a version', software(['chromium', null]), 'cannotTell', 'applicationsUnknown'],
    ['a version that is none', software(['chromium', 'latest']), 'cannotTell', 'applicationsUnknown'],
    ['none of them installed', software(['vim', '9']), 'cannotTell', 'applicationsNoneFound'],
    ['another that begins alike', software(['Firefoxy', '1']), 'cannotTell', 'applicationsNoneFound'],
    [
      'a baseline without rows',
      {},
      'cannotTell',
      'baselineNone',
      { applications: { expiresOn: '2026-12-31', baseline: [] } },
    ],
    [
      'a baseline that expired yesterday',
      {},
      'cannotTell',
      'baselineExpired',
      { applications: { ...everythingBlocks.applications, expiresOn: '2026-11-21' } },
    ],
    [
      'a baseline on its last day',
      {},
      'pass',
      'applicationsCurrent',
      { applications: { ...everythingBlocks.applications, expiresOn: '2026-11-22' } },
    ],
    ['no answer', { software: 'failed' }, 'cannotTell', 'absentFailed'],
  ],
  software: [
    ['all approved', {}, 'pass', 'softwareApproved'],
    ['by a star at the end', software(['Microsoft 365 Apps - ja-jp', '1']), 'pass', 'softwareApproved'],
    ['in other letters', software(['ＣＨＲＯＭＩＵＭ', '1']), 'pass', 'softwareApproved'],
    ['one that is not', software(['chromium', '1'], ['Game', '1']), 'fail', 'softwareUnapproved'],
    ['no list', {}, 'cannotTell', 'softwareNoList', { approvedSoftware: [] }],
    ['nothing read', software(), 'cannotTell', 'softwareNoneFound'],
    ['no answer', { software: 'timeout' }, 'cannotTell', 'absentTimeout'],
  ],
  firewall: [
    ['on', {}, 'pass', 'firewallOn'],
    [
      'one of three off',
      {
        firewall: {
          profiles: [
            { name: 'a', on: true },
            { name: 'b', on: false },
          ],
        },
      },
      'fail',
      'firewallOff',
    ],
    [
      'one of them unknown',
      {
        firewall: {
          profiles: [
            { name: 'a', on: true },
            { name: 'b', on: null },
          ],
        },
      },
      'cannotTell',
      'firewallUnknown',
    ],
    ['none', { firewall: { profiles: [] } }, 'fail', 'firewallNone'],
    ['no answer', { firewall: 'refused' }, 'cannotTell', 'absentRefused'],
  ],
  diskEncryption: [
    ['both', {}, 'pass', 'diskEncrypted'],
    ['the system only', { disks: { volumes: [volume('system', true), volume('vault', false)] } }, 'fail', 'diskPlain'],
    [
      'the vault’s unknown',
      { disks: { volumes: [volume('system', true), volume('vault', null)] } },
      'cannotTell',
      'diskUnknown',
    ],
    ['the vault’s not looked at', { disks: { volumes: [volume('system', true)] } }, 'cannotTell', 'diskUnknown'],
    ['no volume', { disks: { volumes: [] } }, 'cannotTell', 'diskUnknown'],
    ['no answer', { disks: 'missing' }, 'cannotTell', 'absentMissing'],
  ],
  screenLock: [
    ['after five minutes', {}, 'pass', 'screenLockOn'],
    ['after ten and half a minute', { screenLock: { on: true, afterSeconds: 630 } }, 'pass', 'screenLockOn'],
    ['a second later', { screenLock: { on: true, afterSeconds: 631 } }, 'fail', 'screenLockLate'],
    ['off', { screenLock: { on: false, afterSeconds: null } }, 'fail', 'screenLockOff'],
    [
      'on, after nobody knows how long',
      { screenLock: { on: true, afterSeconds: null } },
      'cannotTell',
      'screenLockUnknown',
    ],
    ['unknown', { screenLock: { on: null, afterSeconds: 60 } }, 'cannotTell', 'screenLockUnknown'],
    ['no answer', { screenLock: 'unsupported' }, 'cannotTell', 'absentUnsupported'],
  ],
  tampering: [
    ['no sign', {}, 'pass', 'tamperingNone'],
    ['run as root', { tampering: { signs: [{ sign: 'elevated', present: true }] } }, 'fail', 'tamperingFound'],
    [
      'a sign that is tolerated',
      { tampering: { signs: [{ sign: 'secureBootOff', present: true }] } },
      'pass',
      'tamperingNone',
    ],
    ['one unknown', { tampering: { signs: [{ sign: 'elevated', present: null }] } }, 'cannotTell', 'tamperingUnknown'],
    ['none looked for', { tampering: { signs: [] } }, 'cannotTell', 'tamperingUnknown'],
    ['no answer', { tampering: 'failed' }, 'cannotTell', 'absentFailed'],
  ],
  media: [
    ['none', {}, 'pass', 'mediaNone'],
    ['a stick', { media: { removable: [{ name: 'E:', sizeBytes: null }] } }, 'fail', 'mediaPresent'],
    ['no answer', { media: 'missing' }, 'cannotTell', 'absentMissing'],
  ],
  backup: [
    ['14 days old', { backup: { lastAt: daysAgo(14) } }, 'pass', 'backupFresh'],
    ['15 days old', { backup: { lastAt: daysAgo(15) } }, 'fail', 'backupOld'],
    ['never', { backup: { lastAt: 'never' } }, 'fail', 'backupNever'],
    ['from the future', { backup: { lastAt: daysAgo(-3) } }, 'cannotTell', 'backupFromFuture'],
    ['while locked', { backup: 'locked' }, 'cannotTell', 'absentLocked'],
  ],
  clock: [
    ['after all that has passed', {}, 'pass', 'clockPlausible'],
    [
      'five minutes behind, as clocks differ',
      { clock: { ...goodValues.clock, notBefore: daysAgo(-5 / 1440) } },
      'pass',
      'clockPlausible',
    ],
    ['an hour behind', { clock: { ...goodValues.clock, notBefore: daysAgo(-1 / 24) } }, 'fail', 'clockBehind'],
    ['nothing to compare with', { clock: { ...goodValues.clock, notBefore: null } }, 'cannotTell', 'clockUnknown'],
    ['no answer', { clock: 'nonsense' }, 'cannotTell', 'absentNonsense'],
  ],
  wifi: [
    ['protected', {}, 'pass', 'wifiProtected'],
    ['not connected', { wifi: { connected: false, protection: null } }, 'pass', 'wifiNone'],
    ['open', { wifi: { connected: true, protection: 'open' } }, 'fail', 'wifiOpen'],
    ['WEP', { wifi: { connected: true, protection: 'weak' } }, 'fail', 'wifiWeak'],
    ['unknown', { wifi: { connected: true, protection: null } }, 'cannotTell', 'wifiUnknown'],
    ['no answer', { wifi: 'missing' }, 'cannotTell', 'absentMissing'],
  ],
};

describe.each(Object.entries(table))('%s', (check, rows) => {
  it.each(rows.map((row) => ({ words: row[0], row })))('$words', ({ row }) => {
    const [, over, verdict, reason, policy = {}] = row;
    const answer: Answer = rules[check as keyof typeof rules](factsWith(over), policyAt('block', policy), recordedAt);
    expect({ verdict: answer.verdict, reason: answer.reason }).toEqual({ verdict, reason });
  });
});

describe('grace', () => {
  const answer = (check: keyof typeof rules, over: Over, policy: Partial<CheckPolicy> = {}) =>
    rules[check](factsWith(over), policyAt('block', policy), recordedAt);

  it('says how old and how many days are left, down to the last', () => {
    expect(answer('definitions', defined(4)).params).toMatchObject({ days: 4, daysLeft: 3 });
    expect(answer('definitions', defined(7)).params).toMatchObject({ days: 7, daysLeft: 0 });
    expect(answer('updates', updates({ pending: 3, pendingSince: daysAgo(10) })).params).toMatchObject({
      count: 3,
      daysLeft: 4,
    });
  });

  it('ends at the very moment it names', () => {
    const given = defined(5);
    const { graceUntil } = answer('definitions', given);
    const end = Date.parse(graceUntil ?? '');
    const at = (now: number) => rules.definitions(factsWith(given), everythingBlocks, now).verdict;
    expect([at(end - 1), at(end)]).toEqual(['pass', 'fail']);
    const pending = updates({ pending: 1, pendingSince: daysAgo(1) });
    const until = Date.parse(answer('updates', pending).graceUntil ?? '');
    const later = (now: number) => rules.updates(factsWith({ ...pending }), everythingBlocks, now).verdict;
    expect([later(until - 1), later(until)]).toEqual(['pass', 'fail']);
  });
});
