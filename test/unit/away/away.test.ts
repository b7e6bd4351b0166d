/** Everything of main/away together, with clocks, input and power events moved by hand and no bus. */
import { beforeEach, describe, expect, it } from 'vitest';
import { createAway, type Away, type OpenVaultFacts } from '../../../main/away/away.ts';
import type { PowerEvent } from '../../../main/away/signals/power-events.ts';
import type { SeenSignals } from '../../../main/away/away.ts';
import { AwayRules } from '../../../preload/contract/policy.ts';
import { Preferences, type ShellEvent } from '../../../preload/contract/shell.ts';
import { createHandClocks, type HandClocks } from '../../helpers/hand-clocks.ts';

const minute = 60_000;
let clocks: HandClocks;
let vault: OpenVaultFacts | null;
let preferences: Preferences;
let locks: string[];
let events: ShellEvent[];
let seen: SeenSignals;
let systemIdleSeconds: number;
let isLocking: boolean;
let held: boolean;
let power: Map<PowerEvent, () => void>;
let away: Away;

function start(platform: NodeJS.Platform = 'win32'): Away {
  power = new Map();
  return createAway({
    platform,
    env: {},
    power: { on: (event, listener) => void power.set(event, listener), systemIdleSeconds: () => systemIdleSeconds },
    connectBus: () => Promise.reject(new Error('no bus')),
    after: () => () => undefined,
    clocks,
    vault: () => vault,
    isLocking: () => isLocking,
    preferences: () => preferences,
    lock(reason) {
      locks.push(reason);
      vault = null;
    },
    tellPage: (event) => void events.push(event),
    memory: {
      read: () => seen,
      write: (value) => {
        seen = value;
      },
    },
    sticks: {
      list: () => [],
      isPresent: () => true,
      deviceOf: () => ({ number: 1, isCarried: false, isPluggedIn: () => true }),
    },
    inhibitor: {
      hold: () => {
        held = true;
      },
      release: () => {
        held = false;
      },
      isHeld: () => held,
    },
  });
}

function open(rules: Partial<AwayRules> = {}, leaseUntil: string | null = null): void {
  // The lock before is noticed while the passphrase is typed.
  away.tick();
  vault = { folder: '/v', idleLockMinutes: 5, away: AwayRules.parse(rules), leaseUntil };
  away.tick();
}

/** Time goes by, looked at twice a second. */
function pass(ms: number): void {
  for (let gone = 0; gone < ms; gone += 500) {
    clocks.pass(Math.min(500, ms - gone));
    away.tick();
  }
}

const warnings = () => events.filter((event) => event.type === 'idleWarning').map(({ locksAt }) => locksAt);

beforeEach(() => {
  clocks = createHandClocks();
  vault = null;
  preferences = Preferences.parse({ locale: 'ja', theme: 'system', idleLockMinutes: 30 });
  [locks, events, seen] = [[], [], {}];
  systemIdleSeconds = 0;
  isLocking = false;
  held = false;
  away = start();
});

describe('an idle lock', () => {
  it('comes at the limit, announced half a minute before', () => {
    open();
    const locksAt = new Date(clocks.now() + 5 * minute).toISOString();
    pass(4.5 * minute - 500);
    expect(warnings()).toEqual([]);
    pass(500);
    expect(warnings()).toEqual([locksAt]);
    pass(30_000 - 500);
    expect(locks).toEqual([]);
    pass(500);
    expect(locks).toEqual(['idle']);
    expect(warnings()).toEqual([locksAt]);
  });

  it('is called off by whoever says that he is there, who is told so', () => {
    open();
    pass(4.75 * minute);
    away.noteInput();
    expect(warnings().at(-1)).toBeNull();
    pass(5 * minute - 500);
    expect(locks).toEqual([]);
  });

  it('is called off by input in another program', () => {
    open();
    pass(4.75 * minute);
    expect(warnings()).toHaveLength(1);
    systemIdleSeconds = 1;
    pass(1500);
    expect(warnings().at(-1)).toBeNull();
  });

  it('counts from the unlocking, however long nobody was there before', () => {
    pass(10 * minute);
    open();
    expect(locks).toEqual([]);
  });
});

describe('a signal', () => {
  it.each<[PowerEvent, string]>([
    ['suspend', 'suspend'],
    ['lock-screen', 'screenLock'],
    ['user-did-resign-active', 'sessionSwitch'],
  ])('%s locks without a warning', (event, reason) => {
    open();
    power.get(event)?.();
    expect(locks).toEqual([reason]);
    expect(warnings()).toEqual([]);
  });

  it.each<[PowerEvent]>([['resume'], ['unlock-screen'], ['user-did-become-active']])('%s locks nothing', (event) => {
    open();
    power.get(event)?.();
    expect(locks).toEqual([]);
  });

  it('calls an unlocking off that is under way', () => {
    power.get('lock-screen')?.();
    expect(locks).toEqual(['screenLock']);
  });
});

describe('the clocks', () => {
  it.each<[string, () => void, string]>([
    ['set back', () => clocks.set(-60 * minute), 'clock'],
    ['set forward', () => clocks.set(60 * minute), 'clock'],
    ['unreadable', () => clocks.say(Number.NaN), 'clock'],
    ['stopped in a sleep nobody told of', () => clocks.sleep(minute), 'suspend'],
  ])('lock when they are %s', (_what, happens, reason) => {
    open();
    happens();
    away.tick();
    expect(locks).toEqual([reason]);
  });

  it('lock at once what is unlocked while they are unreadable', () => {
    clocks.say(0);
    away.tick();
    open();
    expect(locks).toEqual(['clock']);
  });

  it('are looked at when the machine wakes up, not only at the next tick', () => {
    open({}, new Date(clocks.now() + 2 * minute).toISOString());
    clocks.sleep(3 * minute);
    power.get('resume')?.();
    expect(locks).toHaveLength(1);
  });
});

describe('the lease', () => {
  it('locks when it ends while the vault is open, and does not lock again what is opened to return files', () => {
    const until = new Date(clocks.now() + 2 * minute).toISOString();
    open({}, until);
    pass(2 * minute - 500);
    expect(locks).toEqual([]);
    pass(500);
    expect(locks).toEqual(['leaseOver']);
    open({}, until);
    pass(minute);
    expect(locks).toEqual(['leaseOver']);
  });
});

describe('the end of work', () => {
  it('locks at the earlier of both times, and only once a day', () => {
    const at = new Date(clocks.now() + 2 * minute);
    const time = `${String(at.getHours()).padStart(2, '0')}:${String(at.getMinutes()).padStart(2, '0')}`;
    preferences = { ...preferences, endOfWork: time };
    open({ endOfWork: '23:59' });
    pass(2 * minute);
    expect(locks).toEqual(['endOfWork']);
    open({ endOfWork: '23:59' });
    pass(minute);
    expect(locks).toEqual(['endOfWork']);
  });
});

describe('sleep', () => {
  it('is held back from unlocking until the lock has ended', () => {
    away.tick();
    expect(held).toBe(false);
    open();
    expect(held).toBe(true);
    power.get('suspend')?.();
    isLocking = true;
    away.tick();
    expect(held).toBe(true);
    isLocking = false;
    away.tick();
    expect(held).toBe(false);
  });
});

describe('the coverage', () => {
  const of = (signal: string) => away.coverage().find((one) => one.signal === signal);

  it('names every signal, and says what was never seen, what works, and what is not here', () => {
    expect(of('screenLock')).toMatchObject({ state: 'untested', sources: ['powerMonitor lock-screen'], seenAt: null });
    expect(of('lid')).toMatchObject({ state: 'unavailable', reason: 'noSystem' });
    expect(of('endOfWork')).toMatchObject({ state: 'unavailable', reason: 'notSet' });
    power.get('lock-screen')?.();
    expect(of('screenLock')).toMatchObject({
      state: 'works',
      reason: null,
      seenAt: new Date(clocks.now()).toISOString(),
    });
  });

  it('is remembered by the next start of the app', () => {
    power.get('suspend')?.();
    away = start();
    expect(of('suspend')?.state).toBe('works');
  });

  it('does not take what was seen of one source for another', () => {
    seen = { suspend: { sources: ['something else'], at: '2026-01-01T00:00:00.000Z' } };
    expect(of('suspend')?.state).toBe('untested');
  });

  it('says why nothing comes from a desktop without a bus', () => {
    away = start('linux');
    expect(of('screenLock')).toMatchObject({ state: 'unavailable', reason: 'noBus' });
    expect(of('screenSaver')).toMatchObject({ state: 'unavailable', reason: 'noBus' });
  });

  it('says what the policy of the open vault does not ask for', () => {
    open({ lockOnLid: false });
    expect(of('lid')).toMatchObject({ state: 'unavailable', reason: 'notAsked' });
  });

  it('shows a running lease as working', () => {
    open({}, new Date(clocks.now() + 60 * minute).toISOString());
    expect(of('lease')?.state).toBe('works');
  });
});

describe('a self-test', () => {
  const told = () => events.filter((event) => event.type === 'signalSeen');

  it('tells when the signal comes, and the open vault is locked all the same', () => {
    open();
    away.selfTest('screenLock');
    power.get('lock-screen')?.();
    expect(told()).toEqual([{ type: 'signalSeen', signal: 'screenLock', at: new Date(clocks.now()).toISOString() }]);
    expect(locks).toEqual(['screenLock']);
  });

  it('tells once, only of its own signal, and not after its time', () => {
    away.selfTest('suspend');
    power.get('lock-screen')?.();
    expect(told()).toEqual([]);
    pass(2 * minute + 500);
    power.get('suspend')?.();
    expect(told()).toEqual([]);
    away.selfTest('suspend');
    power.get('suspend')?.();
    power.get('suspend')?.();
    expect(told()).toHaveLength(1);
  });

  it('beside a locked vault leaves the page where the answer is shown, until that page is left', () => {
    away.selfTest('screenLock');
    power.get('lock-screen')?.();
    power.get('lock-screen')?.();
    expect(told()).toHaveLength(1);
    expect(locks).toEqual([]);
    // Another signal is no test, and neither is the same one once nobody looks.
    power.get('suspend')?.();
    expect(locks).toEqual(['suspend']);
    away.endSelfTests();
    power.get('lock-screen')?.();
    expect(locks).toEqual(['suspend', 'screenLock']);
  });

  it('that locked an open vault is over: an unlocking after it is called off as always', () => {
    open();
    away.selfTest('screenLock');
    power.get('lock-screen')?.();
    vault = null;
    power.get('lock-screen')?.();
    expect(locks).toEqual(['screenLock', 'screenLock']);
  });

  it('finds that the idle time counts, with no vault open', () => {
    away.selfTest('idle');
    systemIdleSeconds = 1;
    pass(1000);
    systemIdleSeconds = 2;
    pass(1000);
    expect(told()).toHaveLength(1);
  });
});
