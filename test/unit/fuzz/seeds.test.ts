/** Inputs that structured fuzzing found something with, kept by name. */
import { expect, it } from 'vitest';
import { createPathGuard, foldPath } from '../../../main/parcel/paths.ts';
import { codeOf } from '../../helpers/age-files.ts';

it('takes the capital ẞ for the same as ß and SS, as file systems without case do', () => {
  expect(new Set(['ẞ', 'ß', 'SS', 'ss'].map(foldPath)).size).toBe(1);
  const guard = createPathGuard();
  guard('STRASSE.txt');
  expect(codeOf(() => guard('STRAẞE.txt'))).toBe('parcel/duplicate-name');
});
