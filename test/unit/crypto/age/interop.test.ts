/** Agreement with the stock `age` tool, both ways. Needs `age` on the path; fails without it. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import {
  armor,
  dearmor,
  decryptAge,
  encryptAge,
  formatIdentity,
  formatRecipient,
  generateIdentity,
  parseIdentity,
  rewrapHeader,
} from '../../../../main/crypto/age/age.ts';
import { utf8 } from '../../../../main/crypto/encoding.ts';
import { loadSodium } from '../../../../main/crypto/sodium.ts';
import { repeatableBytes, sameBytes } from '../../../helpers/age-files.ts';

const sizes = [0, 1, 65_535, 65_536, 65_537, 131_072];
const recipientCounts = [1, 2, 20];
const randomFiles = 200;

const folder = mkdtempSync(join(tmpdir(), 'mochidashi-interop-'));
afterAll(() => rmSync(folder, { recursive: true }));
const path = (name: string) => join(folder, name);

/** What `age` writes to its standard output. */
function age(args: readonly string[], input?: Uint8Array): Uint8Array {
  return execFileSync('age', args, { input, maxBuffer: 64 * 1024 * 1024, stdio: ['pipe', 'pipe', 'pipe'] });
}

const [native, wasm] = await Promise.all([loadSodium('native'), loadSodium('wasm')]);

describe.each([native, wasm])('with libsodium $backend', (sodium) => {
  const identities = Array.from({ length: 20 }, () => generateIdentity(sodium));
  const keyFile = (index: number) => {
    const identity = identities[index];
    if (identity === undefined) throw new RangeError('no such identity');
    const name = path(`${sodium.backend}-${index}.key`);
    writeFileSync(name, `${formatIdentity(identity)}\n`);
    return name;
  };

  it.each(recipientCounts.flatMap((count) => sizes.map((size): [number, number] => [size, count])))(
    'agrees both ways on %i bytes for %i recipients',
    (size, count) => {
      const plaintext = repeatableBytes(size, `interop ${count}`);
      const recipients = identities.slice(0, count);
      const last = count - 1;

      const ours = path('ours.age');
      writeFileSync(ours, encryptAge(sodium, recipients, plaintext));
      for (const index of new Set([0, last])) {
        expect(sameBytes(age(['-d', '-i', keyFile(index), ours]), plaintext)).toBe(true);
      }

      const args = recipients.flatMap((recipient) => ['-r', formatRecipient(recipient)]);
      const theirs = age(args, plaintext);
      for (const identity of [identities[0], identities[last]]) {
        if (identity === undefined) throw new RangeError('no such identity');
        expect(sameBytes(decryptAge(sodium, [identity], theirs), plaintext)).toBe(true);
      }
    },
  );

  it('agrees both ways on armor', () => {
    const [identity] = identities;
    if (identity === undefined) throw new RangeError('no identity');
    for (const size of [0, 100, 10_000]) {
      const plaintext = repeatableBytes(size, 'armor');
      const ours = utf8(armor(encryptAge(sodium, [identity], plaintext)));
      expect(sameBytes(age(['-d', '-i', keyFile(0)], ours), plaintext)).toBe(true);
      const theirs = age(['-a', '-r', formatRecipient(identity)], plaintext);
      expect(sameBytes(decryptAge(sodium, [identity], dearmor(theirs)), plaintext)).toBe(true);
    }
  });

  it('writes rewrapped headers that stock age accepts', () => {
    const [first, second] = identities;
    if (first === undefined || second === undefined) throw new RangeError('no identities');
    const plaintext = repeatableBytes(100_000, 'rewrap');
    const theirs = age(['-r', formatRecipient(first)], plaintext);
    const { header, oldLength } = rewrapHeader(sodium, theirs, first, [second]);
    const rewrapped = Buffer.concat([header, theirs.subarray(oldLength)]);
    expect(sameBytes(age(['-d', '-i', keyFile(1)], rewrapped), plaintext)).toBe(true);
    expect(() => age(['-d', '-i', keyFile(0)], rewrapped)).toThrow('no identity matched');
  });
});

it(`agrees both ways on ${randomFiles} files of random sizes`, { timeout: 120_000 }, () => {
  const identity = generateIdentity(native);
  const key = path('random.key');
  writeFileSync(key, `${formatIdentity(identity)}\n`);
  for (let round = 0; round < randomFiles; round++) {
    const [a = 0, b = 0, c = 0] = native.randomBytes(3);
    const plaintext = native.randomBytes(((a << 16) | (b << 8) | c) % 400_000);
    const ours = encryptAge(native, [identity], plaintext);
    expect(sameBytes(age(['-d', '-i', key], ours), plaintext)).toBe(true);
    const theirs = age(['-r', formatRecipient(identity)], plaintext);
    expect(sameBytes(decryptAge(native, [identity], theirs), plaintext)).toBe(true);
  }
});

it('reads the key file that age-keygen writes', () => {
  const name = path('keygen.key');
  execFileSync('age-keygen', ['-o', name], { stdio: 'pipe' });
  const text = readFileSync(name, 'utf8');
  const secret = /^AGE-SECRET-KEY-1\S+$/m.exec(text)?.[0] ?? '';
  const recipient = /age1\S+/.exec(text)?.[0] ?? '';
  expect(formatRecipient(parseIdentity(native, secret))).toBe(recipient);
});
