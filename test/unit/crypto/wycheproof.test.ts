/** Wycheproof's 1,309 cases through our own verbs, on both back ends. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadSodium } from '../../../main/crypto/sodium.ts';
import { isAppError } from '../../../preload/contract/errors.ts';

interface AeadCase {
  tcId: number;
  key: string;
  iv: string;
  aad: string;
  msg: string;
  ct: string;
  tag: string;
  result: 'valid' | 'invalid';
}
interface XdhCase {
  tcId: number;
  public: string;
  private: string;
  shared: string;
  flags: string[];
  result: 'valid' | 'invalid' | 'acceptable';
}
interface SignatureCase {
  tcId: number;
  msg: string;
  sig: string;
  result: 'valid' | 'invalid';
}
interface Vectors<Group> {
  numberOfTests: number;
  testGroups: Group[];
}

function load<Group>(name: string): Vectors<Group> {
  const url = new URL(`../../vectors/wycheproof/${name}_test.json`, import.meta.url);
  return JSON.parse(readFileSync(url, 'utf8')) as Vectors<Group>;
}

const bytes = (hex: string) => Uint8Array.from(Buffer.from(hex, 'hex'));
const hex = (value: Uint8Array) => Buffer.from(value).toString('hex');

const chacha = load<{ tests: AeadCase[] }>('chacha20_poly1305');
const xchacha = load<{ tests: AeadCase[] }>('xchacha20_poly1305');
const x25519 = load<{ tests: XdhCase[] }>('x25519');
const ed25519 = load<{ publicKey: { pk: string }; tests: SignatureCase[] }>('ed25519');

it('has all 1,309 cases at hand', () => {
  const counts = [chacha, xchacha, x25519, ed25519].map((vectors) => vectors.numberOfTests);
  expect(counts).toEqual([325, 315, 518, 151]);
});

describe.each(['native', 'wasm'] as const)('%s', async (backend) => {
  const sodium = await loadSodium(backend);

  it('is the back end that was asked for', () => {
    expect(sodium.backend).toBe(backend);
  });

  it('agrees on every case of ChaCha20-Poly1305', () => {
    let seen = 0;
    for (const test of chacha.testGroups.flatMap((group) => group.tests)) {
      const [key, nonce, message, additional] = [bytes(test.key), bytes(test.iv), bytes(test.msg), bytes(test.aad)];
      const ciphertext = bytes(test.ct + test.tag);
      const into = new Uint8Array(message.length).fill(0xaa);
      const sealed = new Uint8Array(message.length + 16);
      seen += 1;
      if (nonce.length !== 12) {
        expect(() => sodium.chachaOpen(into, ciphertext, nonce, key, additional)).toThrow(RangeError);
        expect(() => sodium.chachaSeal(sealed, message, nonce, key, additional)).toThrow(RangeError);
        continue;
      }
      const ok = sodium.chachaOpen(into, ciphertext, nonce, key, additional);
      expect(ok, `case ${test.tcId}`).toBe(test.result === 'valid');
      if (test.result === 'valid') {
        expect(hex(into)).toBe(test.msg);
        sodium.chachaSeal(sealed, message, nonce, key, additional);
        expect(hex(sealed)).toBe(test.ct + test.tag);
      } else {
        expect(into.every((byte) => byte === 0)).toBe(true);
      }
    }
    expect(seen).toBe(chacha.numberOfTests);
  });

  it('agrees on every case of XChaCha20-Poly1305', () => {
    let seen = 0;
    for (const test of xchacha.testGroups.flatMap((group) => group.tests)) {
      const [key, nonce, message, additional] = [bytes(test.key), bytes(test.iv), bytes(test.msg), bytes(test.aad)];
      const ciphertext = bytes(test.ct + test.tag);
      seen += 1;
      if (nonce.length !== 24) {
        expect(() => sodium.xchachaOpen(ciphertext, additional, nonce, key)).toThrow(RangeError);
        expect(() => sodium.xchachaSeal(message, additional, nonce, key)).toThrow(RangeError);
        continue;
      }
      const opened = sodium.xchachaOpen(ciphertext, additional, nonce, key);
      if (test.result === 'valid') {
        expect(opened && hex(opened), `case ${test.tcId}`).toBe(test.msg);
        expect(hex(sodium.xchachaSeal(message, additional, nonce, key))).toBe(test.ct + test.tag);
      } else {
        expect(opened, `case ${test.tcId}`).toBeNull();
      }
    }
    expect(seen).toBe(xchacha.numberOfTests);
  });

  it('agrees on every case of X25519 and refuses the all-zero secret', () => {
    let zero = 0;
    let shared = 0;
    for (const test of x25519.testGroups.flatMap((group) => group.tests)) {
      const run = () => sodium.x25519(bytes(test.private), bytes(test.public));
      if (test.flags.includes('ZeroSharedSecret')) {
        zero += 1;
        let thrown: unknown = null;
        try {
          run();
        } catch (error) {
          thrown = error;
        }
        expect(isAppError(thrown, 'crypto/weak-public-key'), `case ${test.tcId}`).toBe(true);
      } else {
        shared += 1;
        expect(hex(run()), `case ${test.tcId}`).toBe(test.shared);
      }
    }
    expect([zero, shared]).toEqual([31, 487]);
  });

  it('agrees on every case of Ed25519, over-long and malleable signatures among them', () => {
    let seen = 0;
    for (const group of ed25519.testGroups) {
      for (const test of group.tests) {
        seen += 1;
        const good = sodium.verify(bytes(test.sig), bytes(test.msg), bytes(group.publicKey.pk));
        expect(good, `case ${test.tcId}`).toBe(test.result === 'valid');
      }
    }
    expect(seen).toBe(ed25519.numberOfTests);
  });
});
