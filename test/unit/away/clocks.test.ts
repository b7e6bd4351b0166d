import { describe, expect, it } from 'vitest';
import { createClockWatch, createDeadline, earliestTrue, nextTimeOfDay } from '../../../main/away/clocks.ts';
import { createHandClocks, type HandClocks } from '../../helpers/hand-clocks.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

describe('a look at the clocks', () => {
  it.each<[string, (clocks: HandClocks) => void, string]>([
    ['time going by', (clocks) => clocks.pass(8 * 60 * minute), 'fine'],
    ['a clock set right by seconds', (clocks) => clocks.set(-20_000), 'fine'],
    ['a clock set back', (clocks) => clocks.set(-31_000), 'set'],
    ['a clock set forward', (clocks) => clocks.set(31_000), 'set'],
    ['a clock set back by years', (clocks) => clocks.say(Date.UTC(2026, 0, 2)), 'set'],
    ['a sleep', (clocks) => clocks.sleep(7000), 'slept'],
    ['a sleep in which the clock was set back as far', (clocks) => (clocks.sleep(day), clocks.set(-day)), 'set'],
    ['a clock that lost the time', (clocks) => clocks.say(0), 'unreadable'],
    ['a clock from before the program was made', (clocks) => clocks.say(earliestTrue - 1), 'unreadable'],
    ['a clock that says nothing', (clocks) => clocks.say(Number.NaN), 'unreadable'],
    ['a clock beyond all dates', (clocks) => clocks.say(Date.UTC(9500, 0, 1)), 'unreadable'],
  ])('after %s', (_what, happens, verdict) => {
    const clocks = createHandClocks();
    const watch = createClockWatch(clocks);
    happens(clocks);
    expect(watch.look()).toBe(verdict);
  });

  it('adds up small steps in the same direction', () => {
    const clocks = createHandClocks();
    const watch = createClockWatch(clocks);
    const verdicts = [1, 2, 3].map(() => {
      clocks.set(-15_000);
      return watch.look();
    });
    expect(verdicts).toEqual(['fine', 'fine', 'set']);
  });

  it('says once what happened', () => {
    const clocks = createHandClocks();
    const watch = createClockWatch(clocks);
    clocks.set(-day);
    expect([watch.look(), watch.look()]).toEqual(['set', 'fine']);
  });

  it('says an unreadable clock for as long as it is', () => {
    const clocks = createHandClocks();
    const watch = createClockWatch(clocks);
    clocks.say(Number.NaN);
    watch.start();
    expect([watch.look(), watch.look()]).toEqual(['unreadable', 'unreadable']);
  });
});

describe('a deadline in an hour', () => {
  it.each<[string, (clocks: HandClocks) => void, boolean]>([
    ['a minute before', (clocks) => clocks.pass(59 * minute), false],
    ['an hour later', (clocks) => clocks.pass(60 * minute), true],
    ['a sleep of an hour', (clocks) => clocks.sleep(60 * minute), true],
    ['an hour with the clock set back', (clocks) => (clocks.set(-day), clocks.pass(60 * minute)), true],
    ['a sleep of an hour with the clock set back', (clocks) => (clocks.sleep(60 * minute), clocks.set(-day)), true],
    ['the clock set forward', (clocks) => clocks.set(60 * minute), true],
    ['the clock set back', (clocks) => clocks.set(-day), false],
    ['a clock that says nothing', (clocks) => clocks.say(Number.NaN), true],
  ])('after %s', (_what, happens, isOver) => {
    const clocks = createHandClocks();
    const deadline = createDeadline(clocks.now() + 60 * minute, clocks);
    happens(clocks);
    expect(deadline.isOver()).toBe(isOver);
  });
});

describe('the next 17:30', () => {
  const at = (text: string) => new Date(text).getTime();
  it.each([
    ['2026-06-15T08:00:00', '2026-06-15T17:30:00'],
    ['2026-06-15T17:29:59.999', '2026-06-15T17:30:00'],
    ['2026-06-15T17:30:00', '2026-06-16T17:30:00'],
    ['2026-12-31T23:00:00', '2027-01-01T17:30:00'],
  ])('after %s is %s', (now, next) => {
    expect(nextTimeOfDay(at(now), '17:30')).toBe(at(next));
  });
});
