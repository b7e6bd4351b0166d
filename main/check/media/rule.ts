/** Is a stick or card plugged in that may be forgotten on the table? For main/check. */
import { fail, namesInARow, pass, ruleFor } from '../answer.ts';

export const mediaRule = ruleFor('media', ({ value }) => {
  const { removable } = value;
  return removable.length === 0
    ? pass('mediaNone')
    : fail('mediaPresent', { count: removable.length, names: namesInARow(removable.map(({ name }) => name)) });
});
