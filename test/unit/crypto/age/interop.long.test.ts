/** 1 GiB there and back with the stock `age` tool. Runs with MOCHIDASHI_LONG=1 only; needs 4 GiB in the temp folder. */
import { execFileSync } from 'node:child_process';
import { closeSync, createReadStream, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import {
  decryptStream,
  encryptStream,
  formatIdentity,
  formatRecipient,
  generateIdentity,
} from '../../../../main/crypto/age/age.ts';
import { loadSodium } from '../../../../main/crypto/sodium.ts';

const isLong = process.env['MOCHIDASHI_LONG'] === '1';
const gibibyte = 1024 ** 3;
const mebibyte = 1024 ** 2;

async function write(path: string, source: AsyncIterable<Uint8Array>): Promise<void> {
  const file = openSync(path, 'w');
  for await (const piece of source) writeSync(file, piece);
  closeSync(file);
}

it.runIf(isLong)(
  'agrees with stock age both ways on 1 GiB (only with MOCHIDASHI_LONG=1)',
  { timeout: 600_000 },
  async () => {
    const sodium = await loadSodium();
    const folder = mkdtempSync(join(process.env['MOCHIDASHI_TEST_TMP'] ?? tmpdir(), 'mochidashi-long-'));
    const path = (name: string) => join(folder, name);
    const read = (name: string) => createReadStream(path(name), { highWaterMark: mebibyte });
    try {
      const identity = generateIdentity(sodium);
      writeFileSync(path('key'), `${formatIdentity(identity)}\n`);
      const plain = openSync(path('plain'), 'w');
      for (let written = 0; written < gibibyte; written += mebibyte) writeSync(plain, sodium.randomBytes(mebibyte));
      closeSync(plain);

      await write(path('ours.age'), encryptStream(sodium, [identity], read('plain')));
      execFileSync('age', ['-d', '-i', path('key'), '-o', path('back'), path('ours.age')]);
      expect(() => execFileSync('cmp', [path('plain'), path('back')])).not.toThrow();

      execFileSync('age', ['-r', formatRecipient(identity), '-o', path('theirs.age'), path('plain')]);
      await write(path('back'), decryptStream(sodium, [identity], read('theirs.age')));
      expect(() => execFileSync('cmp', [path('plain'), path('back')])).not.toThrow();
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
);
