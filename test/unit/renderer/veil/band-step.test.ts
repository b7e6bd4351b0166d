import { expect, it } from 'vitest';
import { stepOfBand } from '../../../../renderer/features/veil/band-step.ts';

const text = { at: 300, height: 600, isAtStart: false, isAtEnd: false };

it.each([
  ['down in the upper half moves the band', 'ArrowDown', { at: 100 }, 1],
  ['down in the lower half moves the text', 'ArrowDown', { at: 400 }, 0],
  ['down at the end of the text moves the band on', 'ArrowDown', { at: 400, isAtEnd: true }, 1],
  ['up in the lower half moves the band', 'ArrowUp', { at: 400 }, -1],
  ['up in the upper half moves the text', 'ArrowUp', { at: 100 }, 0],
  ['up at the start of the text moves the band on', 'ArrowUp', { at: 100, isAtStart: true }, -1],
  ['another key moves nothing', 'a', {}, 0],
])('%s', (_title, key, change, direction) => {
  expect(Math.sign(stepOfBand(key, { ...text, ...change }))).toBe(direction);
});

it('reaches every line of a text that does not scroll', () => {
  let at = 0;
  for (let presses = 0; presses < 100 && at < 600; presses += 1)
    at += stepOfBand('ArrowDown', { at, height: 600, isAtStart: true, isAtEnd: true });
  expect(at).toBeGreaterThanOrEqual(600);
});
