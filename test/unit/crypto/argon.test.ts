/** Strengths of Argon2id: what is refused and what calibration picks. */
import { describe, expect, it } from 'vitest';
import {
  argonBounds,
  calibrate,
  deriveFromPassphrase,
  leastArgonParameters,
  requireArgonBounds,
} from '../../../main/crypto/argon.ts';
import { passphraseBytes } from '../../../main/crypto/passphrase.ts';
import { loadSodium } from '../../../main/crypto/sodium.ts';
import type { Sodium } from '../../../main/crypto/sodium.ts';
import { codeOf } from '../../helpers/age-files.ts';

const sodium = await loadSodium();
const mebibyte = 1024 * 1024;
const code = (opsLimit: number, memLimitBytes: number) => codeOf(() => requireArgonBounds({ opsLimit, memLimitBytes }));

it.each([
  [3, 64 * mebibyte],
  [16, 1024 * mebibyte],
  [4, 64 * mebibyte + 1024],
])('accepts %i passes over %i bytes', (opsLimit, memLimitBytes) => {
  expect(code(opsLimit, memLimitBytes)).toBeNull();
});

it.each([
  [2, 64 * mebibyte],
  [17, 64 * mebibyte],
  [3, 64 * mebibyte - 1024],
  [3, 1024 * mebibyte + 1024],
  [3, 64 * mebibyte + 1],
  [3.5, 64 * mebibyte],
  [Number.NaN, 64 * mebibyte],
  [3, Number.NaN],
  [3, Number.POSITIVE_INFINITY],
])('refuses %d passes over %d bytes', (opsLimit, memLimitBytes) => {
  expect(code(opsLimit, memLimitBytes)).toBe('vault/kdf-out-of-bounds');
});

it('does not even start with parameters out of bounds', () => {
  const untouchable = new Proxy({} as Sodium, {
    get() {
      throw new Error('must not be touched');
    },
  });
  const weak = { opsLimit: 1, memLimitBytes: 8192 };
  const run = () => deriveFromPassphrase(untouchable, weak, new Uint8Array(1), new Uint8Array(16));
  expect(codeOf(run)).toBe('vault/kdf-out-of-bounds');
});

it('derives 32 bytes that depend on passphrase and salt', () => {
  const derive = (passphrase: string, salt: number) =>
    deriveFromPassphrase(
      sodium,
      leastArgonParameters,
      passphraseBytes(passphrase),
      new Uint8Array(16).fill(salt),
    ).join();
  const [one, again, otherSalt, otherPassphrase] = [derive('あ', 1), derive('あ', 1), derive('あ', 2), derive('い', 1)];
  expect(one.split(',').length).toBe(32);
  expect(again).toBe(one);
  expect(new Set([one, otherSalt, otherPassphrase]).size).toBe(3);
});

describe('calibration', () => {
  /** A machine on which the probe (3 passes over 64 MiB) takes so long; the second probe is slower, as if disturbed. */
  const calibrateAt = (milliseconds: number) => {
    const times = [0, milliseconds, 10_000, 10_000 + 2 * milliseconds];
    const pretend: Sodium = { ...sodium, argon2id: () => new Uint8Array(32) };
    return calibrate(pretend, () => times.shift() ?? 0);
  };

  it.each([
    [3000, 3, 64],
    [750, 3, 64],
    [400, 6, 64],
    [370, 3, 128],
    [150, 4, 256],
    [100, 6, 256],
    [20, 16, 256],
  ])('picks for a probe of %i ms: %i passes over %i MiB', (milliseconds, opsLimit, mebibytes) => {
    expect(calibrateAt(milliseconds)).toEqual({ opsLimit, memLimitBytes: mebibytes * mebibyte });
  });

  it('always stays within the bounds, even with a clock that stands still', () => {
    for (const milliseconds of [0, 0.1, 1, 10, 50, 500, 5000, 100_000]) {
      expect(() => requireArgonBounds(calibrateAt(milliseconds))).not.toThrow();
    }
    expect(calibrateAt(0).memLimitBytes).toBeLessThanOrEqual(argonBounds.mostMemory);
  });
});
