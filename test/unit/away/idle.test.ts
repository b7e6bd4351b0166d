import { expect, it } from 'vitest';
import { createIdle } from '../../../main/away/idle.ts';

const minute = 60_000;

function watched({ trustMs = minute } = {}) {
  let time = 1000;
  const idle = createIdle({ monotonic: () => time, trustMs: () => trustMs });
  return {
    idle,
    pass: (ms: number) => {
      time += ms;
    },
  };
}

it('counts from the last input in the own window where no source tells', () => {
  const { idle, pass } = watched();
  pass(minute);
  expect(idle.idleMs()).toBe(minute);
  idle.noteInput();
  expect(idle.idleMs()).toBe(0);
});

it('takes input elsewhere for presence, and input in the own window that the system did not see', () => {
  const { idle, pass } = watched();
  const system = idle.reader(() => undefined);
  pass(10 * minute);
  system.take(3000);
  expect(idle.idleMs()).toBe(3000);
  system.take(9 * minute);
  expect(idle.idleMs()).toBe(9 * minute);
  idle.noteInput();
  expect(idle.idleMs()).toBe(0);
});

it('does not believe a source that has said 0 since the start', () => {
  const { idle, pass } = watched();
  const system = idle.reader(() => undefined);
  for (let second = 0; second < 60; second += 1) {
    pass(1000);
    system.take(0);
  }
  expect(idle.idleMs()).toBe(minute);
});

it('does not believe a source that has stuck at 0, once the limit has gone by', () => {
  const { idle, pass } = watched();
  const system = idle.reader(() => undefined);
  pass(minute);
  system.take(2000);
  expect(idle.idleMs()).toBe(2000);
  for (let second = 0; second < 59; second += 1) {
    pass(1000);
    system.take(0);
  }
  expect(idle.idleMs()).toBe(0);
  pass(1000);
  system.take(0);
  expect(idle.idleMs()).toBe(2 * minute);
});

it('leaves out a source that no longer answers, and asks the next', () => {
  const { idle, pass } = watched();
  const first = idle.reader(() => undefined);
  const second = idle.reader(() => undefined);
  pass(10 * minute);
  first.take(1000);
  second.take(4 * minute);
  expect(idle.idleMs()).toBe(1000);
  pass(5000);
  second.take(5 * minute);
  expect(idle.idleMs()).toBe(5 * minute);
});

it.each([[null], [-1], [Number.NaN], [Number.POSITIVE_INFINITY]])('does not believe an answer of %s', (answer) => {
  const { idle, pass } = watched();
  const system = idle.reader(() => undefined);
  pass(minute);
  system.take(1000);
  system.take(answer);
  expect(idle.idleMs()).toBe(minute);
});

it('says that a source works when its number has grown', () => {
  const { idle } = watched();
  let works = 0;
  const system = idle.reader(() => {
    works += 1;
  });
  for (const answer of [0, 0, 500, 0, 300]) system.take(answer);
  expect(works).toBe(2);
  system.take(200);
  expect(works).toBe(2);
});
