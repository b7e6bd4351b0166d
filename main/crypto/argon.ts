/** Argon2id: how strong the derivation from a passphrase is, and what strengths are believed. For vault, office, engine, cli. */
import { AppError } from '../../preload/contract/errors.ts';
import { keyBytes, saltBytes } from './sizes.ts';
import type { Sodium } from './sodium.ts';

const mebibyte = 1024 * 1024;

/** Inclusive bounds. Weaker would be attackable, stronger would let a forged header use up memory or hang us. */
export const argonBounds = {
  leastMemory: 64 * mebibyte,
  mostMemory: 1024 * mebibyte,
  leastPasses: 3,
  mostPasses: 16,
} as const;

/** Memory beyond this is not chosen by calibration: office laptops with 4 GiB have to open the vault, too. */
const mostCalibratedMemory = 256 * mebibyte;
/** The middle of the wanted 0.5 to 1 s. */
const wantedMilliseconds = 750;

export interface ArgonParameters {
  /** Passes over the memory, 3 to 16. */
  readonly opsLimit: number;
  /** 64 MiB to 1 GiB, a multiple of 1,024. */
  readonly memLimitBytes: number;
}

/** What is used where nothing was measured: the weakest that is accepted. */
export const leastArgonParameters: ArgonParameters = {
  opsLimit: argonBounds.leastPasses,
  memLimitBytes: argonBounds.leastMemory,
};

/** Throws `vault/kdf-out-of-bounds` for parameters outside the bounds. Call it before deriving with what a file says. */
export function requireArgonBounds({ opsLimit, memLimitBytes }: ArgonParameters): void {
  const { leastMemory, mostMemory, leastPasses, mostPasses } = argonBounds;
  const isWithin =
    Number.isInteger(opsLimit) &&
    opsLimit >= leastPasses &&
    opsLimit <= mostPasses &&
    memLimitBytes % 1024 === 0 &&
    memLimitBytes >= leastMemory &&
    memLimitBytes <= mostMemory;
  if (!isWithin) throw new AppError('vault/kdf-out-of-bounds');
}

/**
 * 32 bytes from a passphrase (see `passphraseBytes`) and a 16-byte salt. Takes up to about a second: call it in a worker.
 * Throws `vault/kdf-out-of-bounds`. The caller wipes passphrase and result.
 */
export function deriveFromPassphrase(
  sodium: Sodium,
  parameters: ArgonParameters,
  passphrase: Uint8Array,
  salt: Uint8Array,
): Uint8Array {
  requireArgonBounds(parameters);
  return sodium.argon2id({ passphrase, salt, ...parameters, length: keyBytes });
}

/**
 * Parameters that take 0.5 to 1 s on this machine, or the weakest accepted ones where even those take longer. More
 * memory (up to 256 MiB) comes first, more passes after. `clock` gives milliseconds and never goes back. Blocks for
 * about half a second.
 */
export function calibrate(sodium: Sodium, clock: () => number): ArgonParameters {
  const probe = () => {
    const start = clock();
    sodium.argon2id({
      passphrase: new Uint8Array(saltBytes),
      salt: new Uint8Array(saltBytes),
      ...leastArgonParameters,
      length: keyBytes,
    });
    return clock() - start;
  };
  // The faster of two: something else that ran meanwhile must not make the vault weaker.
  const elapsed = Math.max(1, Math.min(probe(), probe()));
  let memLimitBytes: number = argonBounds.leastMemory;
  let factor = wantedMilliseconds / elapsed;
  while (factor >= 2 && memLimitBytes < mostCalibratedMemory) {
    memLimitBytes *= 2;
    factor /= 2;
  }
  const { leastPasses, mostPasses } = argonBounds;
  const opsLimit = Math.min(mostPasses, Math.max(leastPasses, Math.round(leastPasses * factor)));
  return { opsLimit, memLimitBytes };
}
