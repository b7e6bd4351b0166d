/** What a vault needs of the world around it. Whoever composes services makes one. */
import type { Sodium } from '../crypto/sodium.ts';
import type { Keychain } from './keychain.ts';
import type { Clock } from './open-vault.ts';
import { createPool, usualPoolSize } from './work/pool.ts';
import type { Pool } from './work/pool.ts';

export interface VaultEnvironment {
  readonly sodium: Sodium;
  readonly clock: Clock;
  readonly keychain: Keychain;
  /** Entry of the worker threads: `main/engine/worker.ts`, or where the bundle puts it. */
  readonly workerUrl: URL | string;
  /** Threads at most; 0 runs all in the calling thread. Default: one for each core, at most four. */
  readonly poolSize?: number;
}

/** A pool for this environment; its maker closes it. */
export function poolOf({ sodium, workerUrl, poolSize }: VaultEnvironment): Pool {
  return createPool({ sodium, workerUrl, size: poolSize ?? usualPoolSize() });
}
