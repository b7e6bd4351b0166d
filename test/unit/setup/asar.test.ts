import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { asarOf } from '../../../main/setup/asar.mjs';
import { at, node24 } from '../../../main/setup/place.mjs';

const folder = mkdtempSync(join(tmpdir(), 'mochidashi-asar-'));

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('an archive written by asarOf', () => {
  // Lengths that need every amount of padding in the header.
  it.each(['a', 'ab', 'abc', 'abcd'])('is read back by the stock tool, with a file named %s', (name) => {
    const files = { [name]: '持ち出し金庫', empty: '', 'main.cjs': 'x'.repeat(5_000) };
    const archive = join(folder, `${name}.asar`);
    writeFileSync(archive, asarOf(files));
    const target = join(folder, `${name}-unpacked`);
    execFileSync(node24, [at('node_modules/.bin/asar'), 'extract', archive, target]);
    const read = Object.fromEntries(Object.keys(files).map((key) => [key, readFileSync(join(target, key), 'utf8')]));
    expect(read).toEqual(files);
  });
});
