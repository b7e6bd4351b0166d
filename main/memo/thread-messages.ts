/** The messages between the engine and the thread in which passwords are weighed and stretched. For thread.ts and thread-entry.ts. */
import type { Argon2idInput } from '../crypto/sodium.ts';
import type { GenerateKind, Generated } from './generate.ts';
import type { WeighInput, Weighed } from './weigh.ts';

export interface ThreadTasks {
  stretch: { input: Argon2idInput; output: Uint8Array };
  /** The vault's slot wants the passphrase normalised; that makes a text, so it is done here. */
  stretchPassphrase: { input: Argon2idInput; output: Uint8Array };
  weigh: { input: WeighInput; output: Weighed };
  generate: { input: { kind: GenerateKind; bits: number }; output: Generated };
  warmUp: { input: null; output: null };
}
export type ThreadTask = keyof ThreadTasks;

/** `turn`: the work stops once `newest` holds another number; 0 for work that nothing overtakes. */
export interface ThreadOrder {
  readonly id: number;
  readonly task: ThreadTask;
  readonly input: unknown;
  readonly turn: number;
  readonly newest: Int32Array;
}

export type ThreadNews =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly cancelled: true }
  | { readonly id: number; readonly bug: string };
