import { describe, expect, it } from 'vitest';
import { firstDifference } from '../../../main/setup/packages.mjs';

const wanted = {
  packages: {
    '': { version: '0.1.0' },
    'node_modules/a': { version: '1.0.0' },
    'node_modules/for-another-system': { version: '1.0.0', optional: true },
  },
};

describe('what is installed against the lock file', () => {
  it('is the same when only optional packages are missing', () => {
    expect(firstDifference(wanted, { packages: { 'node_modules/a': { version: '1.0.0' } } })).toBeNull();
  });

  it.each([
    ['a package is missing', {}, 'node_modules/a'],
    ['a package has another version', { 'node_modules/a': { version: '1.0.1' } }, 'node_modules/a'],
    [
      'an optional package has another version',
      { 'node_modules/a': { version: '1.0.0' }, 'node_modules/for-another-system': { version: '2.0.0' } },
      'node_modules/for-another-system',
    ],
    [
      'a package is there that the lock file does not know',
      { 'node_modules/a': { version: '1.0.0' }, 'node_modules/b': { version: '1.0.0' } },
      'node_modules/b',
    ],
  ])('differs when %s', (_case, packages, first) => {
    expect(firstDifference(wanted, { packages })).toBe(first);
  });
});
