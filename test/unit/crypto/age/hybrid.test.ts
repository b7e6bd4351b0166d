/** Hybrid post-quantum recipients: agreement with other implementations, both ways, and what is refused. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Decrypter, Encrypter, generateHybridIdentity as generateByNpm, identityToRecipient } from 'age-encryption';
import { afterAll, describe, expect, it } from 'vitest';
import {
  decryptAge,
  encryptAge,
  formatIdentity,
  formatRecipient,
  generateHybridIdentity,
  generateIdentity,
  hybridIdentityFromSeed,
  parseIdentity,
  parseRecipient,
  rewrapHeader,
  x25519KeyOf,
  x25519Of,
} from '../../../../main/crypto/age/age.ts';
import { loadSodium } from '../../../../main/crypto/sodium.ts';
import { codeOf, repeatableBytes, sameBytes } from '../../../helpers/age-files.ts';
import { currentAge, decryptElsewhere } from '../../../helpers/current-age.ts';

const folder = mkdtempSync(join(tmpdir(), 'mochidashi-hybrid-'));
afterAll(() => rmSync(folder, { recursive: true }));
const path = (name: string) => join(folder, name);
const sizes = [0, 1, 65_535, 65_536, 65_537, 131_072];

const [native, wasm] = await Promise.all([loadSodium('native'), loadSodium('wasm')]);

describe.each([native, wasm])('with libsodium $backend', (sodium) => {
  const [first, second] = [generateHybridIdentity(sodium), generateHybridIdentity(sodium)];

  it('has the same text forms as the npm package of the author of age', async () => {
    expect(await identityToRecipient(formatIdentity(first))).toBe(formatRecipient(first));
    const theirs = await generateByNpm();
    const read = parseIdentity(sodium, theirs);
    expect(formatIdentity(read)).toBe(theirs);
    expect(formatRecipient(read)).toBe(await identityToRecipient(theirs));
    expect(parseRecipient(formatRecipient(read))).toEqual('seed' in read ? { hybridKey: read.hybridKey } : null);
  });

  it.each(sizes)('agrees both ways with that package on %i bytes', async (size) => {
    const plaintext = repeatableBytes(size, 'hybrid');
    const decrypter = new Decrypter();
    decrypter.addIdentity(formatIdentity(second));
    expect(sameBytes(await decrypter.decrypt(encryptAge(sodium, [first, second], plaintext)), plaintext)).toBe(true);
    const encrypter = new Encrypter();
    encrypter.addRecipient(formatRecipient(first));
    encrypter.addRecipient(formatRecipient(second));
    expect(sameBytes(decryptAge(sodium, [second], await encrypter.encrypt(plaintext)), plaintext)).toBe(true);
  });

  it('is read by the age of this machine that is new enough, or else by its stand-in, and reads what that writes', () => {
    const plaintext = repeatableBytes(70_000, 'hybrid tool');
    writeFileSync(path('key'), `${formatIdentity(first)}\n`);
    writeFileSync(path('ours'), encryptAge(sodium, [first], plaintext));
    expect(sameBytes(decryptElsewhere(path('key'), path('ours')), plaintext)).toBe(true);
    // The stand-in only reads; the test before this one has it write.
    if (currentAge === null) return;
    const theirs = execFileSync(currentAge, ['-r', formatRecipient(first)], { input: plaintext });
    expect(sameBytes(decryptAge(sodium, [first], theirs), plaintext)).toBe(true);
  });

  it('writes rewrapped headers that open for the new recipient alone', () => {
    const plaintext = repeatableBytes(1000, 'rewrap');
    const file = encryptAge(sodium, [first], plaintext);
    const { header, oldLength } = rewrapHeader(sodium, file, first, [second]);
    const rewrapped = Buffer.concat([header, file.subarray(oldLength)]);
    expect(sameBytes(decryptAge(sodium, [second], rewrapped), plaintext)).toBe(true);
    expect(codeOf(() => decryptAge(sodium, [first], rewrapped))).toBe('age/no-match');
  });

  it('never puts hybrid recipients beside others into one header', () => {
    const classic = generateIdentity(sodium);
    expect(() => encryptAge(sodium, [first, classic], new Uint8Array(1))).toThrow(RangeError);
    expect(() => encryptAge(sodium, [classic, first], new Uint8Array(1))).toThrow(RangeError);
  });

  it('refuses public keys that cannot be right', () => {
    const lowOrder = Uint8Array.from(first.hybridKey);
    lowOrder.fill(0, 1184);
    const beyondModulus = Uint8Array.from(first.hybridKey);
    beyondModulus.fill(0xff, 0, 3);
    for (const hybridKey of [lowOrder, beyondModulus])
      expect(codeOf(() => encryptAge(sodium, [{ hybridKey }], new Uint8Array(1)))).toBe('age/recipient-invalid');
  });

  it('has an X25519 half on which both sides agree, also where one of them has no other', () => {
    const classic = generateIdentity(sodium);
    const ours = x25519Of(sodium, first);
    expect(x25519KeyOf(first)).toEqual(ours.publicKey);
    expect(sodium.x25519(ours.secret, classic.publicKey)).toEqual(sodium.x25519(classic.secret, x25519KeyOf(first)));
  });
});

it('comes to the same keys from a seed on both back ends', () => {
  const seed = repeatableBytes(32, 'seed');
  const [a, b] = [native, wasm].map((sodium) => hybridIdentityFromSeed(sodium, Uint8Array.from(seed)));
  expect(a).toEqual(b);
});
