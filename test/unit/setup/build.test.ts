import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hashOfSources } from '../../../main/setup/build.mjs';
import { root } from '../../../main/setup/place.mjs';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mochidashi-sources-'));
  mkdirSync(join(folder, 'inner'));
  writeFileSync(join(folder, 'a.ts'), 'a');
  writeFileSync(join(folder, 'inner/b.ts'), 'b');
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const hash = (): string => hashOfSources([relative(root, folder)]);

describe('the hash of the sources', () => {
  it('stays the same while nothing changes', () => {
    const before = hash();
    writeFileSync(join(folder, 'a.ts'), 'a');
    expect(hash()).toBe(before);
  });

  it.each([
    ['a file changes', () => writeFileSync(join(folder, 'inner/b.ts'), 'c')],
    ['a file is added', () => writeFileSync(join(folder, 'inner/c.ts'), '')],
    ['a file goes', () => rmSync(join(folder, 'a.ts'))],
  ])('changes when %s', (_case, change) => {
    const before = hash();
    change();
    expect(hash()).not.toBe(before);
  });

  it('leaves out what does not go into the bundles', () => {
    const before = hashOfSources(['main/setup', 'main/docs']);
    expect(before).toBe(hashOfSources([]));
  });
});
