import { expect, it } from 'vitest';
import { createIdleWatch } from '../../../main/shell/idle-watch.ts';

const minute = 60_000;

function watched({ limitMs = minute, system = () => 0 }: { limitMs?: number; system?: () => number }) {
  let time = 1000;
  const watch = createIdleWatch({ systemIdleSeconds: system, monotonic: () => time, limitMs: () => limitMs });
  return {
    watch,
    pass: (ms: number) => {
      time += ms;
    },
  };
}

it.each([
  [59, false],
  [60, true],
  [61, true],
])('with a system idle for %i s of a minute says %s', (seconds, expected) => {
  const { watch, pass } = watched({ system: () => seconds });
  pass(seconds * 1000);
  expect(watch.isIdle()).toBe(expected);
});

it('leaves the vault open after input in the own window that the system did not see', () => {
  const { watch, pass } = watched({ system: () => 600 });
  pass(10 * minute);
  expect(watch.isIdle()).toBe(true);
  watch.noteInput();
  pass(minute - 1);
  expect(watch.isIdle()).toBe(false);
});

it('leaves the vault open while the user works in another program', () => {
  let seconds = 3;
  const { watch, pass } = watched({ system: () => seconds });
  expect(watch.isIdle()).toBe(false);
  pass(10 * minute);
  seconds = 0;
  expect(watch.isIdle()).toBe(false);
});

it('counts input in the own window where the system cannot tell', () => {
  const { watch, pass } = watched({});
  pass(minute - 1);
  expect(watch.isIdle()).toBe(false);
  pass(1);
  expect(watch.isIdle()).toBe(true);
  watch.noteInput();
  expect(watch.isIdle()).toBe(false);
});

it('counts input in the own window where asking the system fails', () => {
  const { watch, pass } = watched({
    system: () => {
      throw new Error('no screen saver extension');
    },
  });
  expect(watch.isIdle()).toBe(false);
  pass(minute);
  expect(watch.isIdle()).toBe(true);
});
