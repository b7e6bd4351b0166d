import { describe, expect, it } from 'vitest';
import { missingPackages } from '../../../main/setup/debian.mjs';

const answer = ['libgtk-3-0 installed', 'libasound2t64 installed', 'libnss3 not-installed', 'xvfb config-files'].join(
  '\n',
);

describe('the Debian packages that are missing', () => {
  it('are those that dpkg does not call installed', () => {
    expect(missingPackages(['libgtk-3-0', 'libnss3', 'xvfb', 'age'], answer)).toEqual(['libnss3', 'xvfb', 'age']);
  });

  it('are not those that a newer Debian has under the name with t64', () => {
    expect(missingPackages(['libasound2'], answer)).toEqual([]);
  });

  it('are none when none are wanted', () => {
    expect(missingPackages([], answer)).toEqual([]);
  });
});
