/** The verbs over libsodium: published values, agreement of the two back ends, and what is refused. */
import { createHmac, hkdfSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { fromHex, toHex, utf8 } from '../../../main/crypto/encoding.ts';
import { loadSodium } from '../../../main/crypto/sodium.ts';
import type { Sodium } from '../../../main/crypto/sodium.ts';

const bytes = (hex: string) => fromHex(hex) ?? new Uint8Array(0);
const key = new Uint8Array(32).fill(7);
const none = new Uint8Array(0);
const [native, wasm] = await Promise.all([loadSodium('native'), loadSodium('wasm')]);

describe.each([native, wasm])('$backend', (sodium) => {
  it('computes SHA-256 of the empty text', () => {
    expect(toHex(sodium.sha256(none))).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  });

  it.each([0, 1, 31, 32, 63, 64, 65, 200])('computes HMAC with a key of %i bytes as Node does', (length) => {
    const hmacKey = new Uint8Array(length).fill(3);
    const parts = [utf8('a'), none, new Uint8Array(2000).fill(9)];
    const expected = createHmac('sha256', hmacKey).update(Buffer.concat(parts)).digest('hex');
    expect(toHex(sodium.hmacSha256(hmacKey, ...parts))).toBe(expected);
    expect(toHex(sodium.hmacSha256(hmacKey))).toBe(createHmac('sha256', hmacKey).digest('hex'));
  });

  it.each([1, 16, 32, 33, 64, 8160])('expands HKDF to %i bytes as Node does', (length) => {
    const expected = Buffer.from(hkdfSync('sha256', key, none, utf8('info'), length)).toString('hex');
    expect(toHex(sodium.hkdfSha256(key, none, utf8('info'), length))).toBe(expected);
    expect(() => sodium.hkdfSha256(key, none, none, 8161)).toThrow(RangeError);
  });

  it('computes the BLAKE2b of RFC 7693', () => {
    const expected =
      'ba80a53f981c4d0d6a2797b69f12f6e94c212f14685ac4b74b12bb6fdbffa2d17d87c5392aab792dc252d5de4533cc9518d38aa8dbf1925ab92386edd4009923';
    expect(toHex(sodium.blake2b(utf8('abc'), null, 64))).toBe(expected);
  });

  it('makes the Ed25519 signature of RFC 8032, test 1', () => {
    const seed = bytes('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60');
    const { publicKey, secretKey } = sodium.signKeypair(seed);
    expect(toHex(publicKey)).toBe('d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a');
    const signature = sodium.sign(none, secretKey);
    expect(toHex(signature)).toMatch(/^e5564300c360ac729086e2cc806e828a/);
    expect(sodium.verify(signature, none, publicKey)).toBe(true);
    expect(sodium.verify(signature, utf8('x'), publicKey)).toBe(false);
    expect(sodium.verify(Buffer.concat([signature, none, utf8('x')]), none, publicKey)).toBe(false);
    expect(sodium.verify(signature, none, publicKey.subarray(1))).toBe(false);
  });

  it('makes new signing keys each time when no seed is given', () => {
    expect(toHex(sodium.signKeypair().publicKey)).not.toBe(toHex(sodium.signKeypair().publicKey));
  });

  it('derives different subkeys for each id and context', () => {
    const derive = (id: number, context: string) => toHex(sodium.deriveKey(key, id, context, 32));
    const all = [derive(0, 'mochitst'), derive(1, 'mochitst'), derive(0, 'mochitsu'), derive(0x7fffffff, 'mochitst')];
    expect(new Set(all).size).toBe(all.length);
  });

  it('compares in constant time, and different lengths as unequal', () => {
    expect(sodium.equal(key, key.slice())).toBe(true);
    expect(sodium.equal(key, new Uint8Array(32))).toBe(false);
    expect(sodium.equal(key, key.subarray(1))).toBe(false);
    expect(sodium.equal(none, none)).toBe(true);
  });

  it('wipes everything it is given', () => {
    const [first, second] = [sodium.randomBytes(32), sodium.randomBytes(5000)];
    sodium.memzero(first, none, second);
    expect([...first, ...second].every((byte) => byte === 0)).toBe(true);
  });

  it('gives random bytes that own their memory, so that wiping them reaches all there is', () => {
    const random = sodium.randomBytes(32);
    expect(random.buffer.byteLength).toBe(32);
    expect(toHex(random)).not.toBe(toHex(sodium.randomBytes(32)));
    expect(sodium.randomBytes(0).length).toBe(0);
  });

  it('seals and opens inside larger buffers and touches nothing around', () => {
    const large = new Uint8Array(200).fill(0xee);
    const plaintext = utf8('twenty bytes of text');
    sodium.chachaSeal(large.subarray(50, 86), plaintext, new Uint8Array(12), key);
    expect(large.subarray(0, 50).every((byte) => byte === 0xee)).toBe(true);
    expect(large.subarray(86).every((byte) => byte === 0xee)).toBe(true);
    const into = new Uint8Array(20);
    expect(sodium.chachaOpen(into, large.subarray(50, 86), new Uint8Array(12), key)).toBe(true);
    expect(into).toEqual(plaintext);
    expect(sodium.chachaOpen(into, large.subarray(50, 86), new Uint8Array(12), new Uint8Array(32))).toBe(false);
    expect(sodium.chachaOpen(none, new Uint8Array(15), new Uint8Array(12), key)).toBe(false);
  });

  it.each<[string, (verbs: Sodium) => unknown]>([
    ['a short key', (s) => s.chachaSeal(new Uint8Array(16), none, new Uint8Array(12), key.subarray(1))],
    ['a long nonce', (s) => s.chachaSeal(new Uint8Array(16), none, new Uint8Array(24), key)],
    ['an output that is too small', (s) => s.chachaSeal(new Uint8Array(15), none, new Uint8Array(12), key)],
    [
      'an output that is too large',
      (s) => s.chachaOpen(new Uint8Array(1), new Uint8Array(16), new Uint8Array(12), key),
    ],
    ['a short nonce for XChaCha', (s) => s.xchachaSeal(none, none, new Uint8Array(12), key)],
    ['a short secret', (s) => s.x25519Public(key.subarray(1))],
    ['a long public key', (s) => s.x25519(key, new Uint8Array(33))],
    ['a context of seven letters', (s) => s.deriveKey(key, 1, 'sevenlt', 32)],
    ['a negative subkey id', (s) => s.deriveKey(key, -1, 'mochitst', 32)],
    [
      'a short salt',
      (s) => s.argon2id({ passphrase: key, salt: key.subarray(17), opsLimit: 3, memLimitBytes: 8192, length: 32 }),
    ],
    ['a signing key without its public half', (s) => s.sign(none, key)],
    ['a short seed', (s) => s.signKeypair(key.subarray(1))],
  ])('refuses %s', (_what, run) => {
    expect(() => run(sodium)).toThrow(RangeError);
  });
});

describe('both back ends', () => {
  it.each<[string, (verbs: Sodium) => Uint8Array]>([
    [
      'Argon2id',
      (s) =>
        s.argon2id({
          passphrase: utf8('合言葉'),
          salt: key.subarray(16),
          opsLimit: 3,
          memLimitBytes: 1 << 23,
          length: 32,
        }),
    ],
    ['crypto_kdf', (s) => s.deriveKey(key, 77, 'mochitst', 64)],
    ['keyed BLAKE2b', (s) => s.blake2b(utf8('x'), key, 16)],
    ['XChaCha20-Poly1305', (s) => s.xchachaSeal(utf8('text'), utf8('header'), new Uint8Array(24).fill(1), key)],
    ['X25519', (s) => s.x25519(key, s.x25519Public(new Uint8Array(32).fill(9)))],
  ])('give the same for %s', (_what, run) => {
    expect(toHex(run(native))).toBe(toHex(run(wasm)));
  });
});
