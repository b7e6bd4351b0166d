/** The messages between the pool and a worker thread. For pool.ts and the worker's entry. */
import type { Sodium } from '../../crypto/sodium.ts';
import type { Outcome } from './outcome.ts';
import type { TaskName } from './tasks.ts';

/** Given to the thread when it starts. */
export interface WorkerStart {
  readonly backend: Sodium['backend'];
}

/** pool → worker. `cancel` holds one number that becomes 1 when the work is to stop. */
export interface WorkerOrder {
  readonly id: number;
  readonly name: TaskName;
  readonly input: unknown;
  readonly cancel: Int32Array;
}

/** worker → pool. */
export type WorkerNews =
  { readonly id: number; readonly bytes: number } | { readonly id: number; readonly outcome: Outcome<unknown> };
