/** How one call between a page and the engine (or the shell) is described. Imports zod alone. */
import type { z } from 'zod';
import type { Role } from './values.ts';

export interface Call<Input extends z.ZodType = z.ZodType, Output extends z.ZodType = z.ZodType> {
  readonly input: Input;
  readonly output: Output;
  /** `locked`: only before a vault is open; `open`: only with an open vault; `any`: both. */
  readonly when: 'locked' | 'open' | 'any';
  /** Only for vaults of this role; absent: for both. */
  readonly role?: Role;
  /** Sends progress and can be cancelled. */
  readonly long?: true;
  /** Allowed although the lease is over (a vault whose lease is over opens for returning only). Absent: refused then. */
  readonly afterLease?: true;
}

/** Keeps the literal types of one call; adds nothing. */
export function call<Input extends z.ZodType, Output extends z.ZodType, Rest extends Omit<Call, 'input' | 'output'>>(
  description: Rest & { input: Input; output: Output },
): Rest & { input: Input; output: Output } {
  return description;
}
