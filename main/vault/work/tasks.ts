/** What can be done on a worker thread, by name. "How to add one": a line in `Tasks`, a line in `runTask`. For main/vault and the worker's entry. */
import type { Argon2idInput } from '../../crypto/sodium.ts';
import { checkObjects } from '../objects/check-objects.ts';
import type { CheckBatch, ObjectVerdict } from '../objects/check-objects.ts';
import { eraseObjects } from '../objects/object-store.ts';
import { giveBackObjects } from '../objects/give-back-objects.ts';
import type { GiveBackBatch } from '../objects/give-back-objects.ts';
import { hashFiles } from '../objects/hash-files.ts';
import type { FileFacts } from '../objects/hash-files.ts';
import { readObjects } from '../objects/read-object.ts';
import type { WholeObject } from '../objects/read-object.ts';
import { writeObjects } from '../objects/write-objects.ts';
import type { Report, WriteBatch } from '../objects/write-objects.ts';
import { helpOpening } from '../objects/open-blocks.ts';
import { helpSealing } from '../objects/seal-blocks.ts';
import type { WrittenObject } from '../objects/object-writer.ts';
import { toFailure } from './outcome.ts';
import type { Outcome } from './outcome.ts';
import type { SharedMemory } from './shared-blocks.ts';
import type { Workbench } from './workbench.ts';

/** Input and output of each task; both are plain data that can be cloned. */
export interface Tasks {
  argon2id: { input: Argon2idInput; output: Uint8Array };
  writeObjects: { input: WriteBatch; output: Outcome<WrittenObject>[] };
  /** Helps another thread's `writeObjects` with its one large file. */
  sealBlocks: { input: { shared: SharedMemory; path: string }; output: null };
  checkObjects: { input: CheckBatch; output: ObjectVerdict[] };
  /** Reads and authenticates whole objects, and tells what they say of themselves. */
  readObjects: {
    input: { identitySecret: Uint8Array; paths: readonly string[] };
    output: Outcome<WholeObject>[];
  };
  giveBack: { input: GiveBackBatch; output: Outcome<null>[] };
  /** Helps another thread's `giveBack` or `checkObjects` with its one large object. */
  openBlocks: { input: { shared: SharedMemory; path: string }; output: null };
  eraseObjects: { input: { paths: readonly string[] }; output: null };
  hashFiles: { input: { paths: readonly string[] }; output: Outcome<FileFacts>[] };
}

export type TaskName = keyof Tasks;

/** Tasks that cannot be stopped on the way and change nothing: nobody has to wait for the thread of one that is given up. */
export const canBeLeftBehind: ReadonlySet<TaskName> = new Set<TaskName>(['argon2id']);

function toOutcomes<Value>(results: (Value | Error)[]): Outcome<Value>[] {
  return results.map((result) => (result instanceof Error ? { failure: toFailure(result) } : { value: result }));
}

type Runners = {
  [Name in TaskName]: (bench: Workbench, input: Tasks[Name]['input'], report: Report) => Tasks[Name]['output'];
};

const runners: Runners = {
  argon2id: ({ sodium }, input) => sodium.argon2id(input),
  writeObjects: (bench, batch, report) => toOutcomes(writeObjects(bench, batch, report)),
  sealBlocks: ({ sodium, blocks }, { shared, path }) => {
    helpSealing(sodium, shared, blocks(), path);
    return null;
  },
  checkObjects,
  readObjects: (bench, { identitySecret, paths }, report) =>
    toOutcomes(readObjects(bench, identitySecret, paths, report)),
  giveBack: (bench, batch, report) => toOutcomes(giveBackObjects(bench, batch, report)),
  openBlocks: ({ sodium, reads }, { shared, path }) => {
    helpOpening(sodium, shared, reads(), path);
    return null;
  },
  eraseObjects: ({ sodium }, { paths }) => {
    eraseObjects(sodium, paths);
    return null;
  },
  hashFiles: (_bench, { paths }, report) => toOutcomes(hashFiles(paths, report)),
};

/** Runs a task in this thread. `report` is told of bytes done and throws `job/cancelled` to stop. */
export function runTask<Name extends TaskName>(
  name: Name,
  bench: Workbench,
  input: Tasks[Name]['input'],
  report: Report,
): Tasks[Name]['output'] {
  try {
    return runners[name](bench, input, report);
  } finally {
    bench.wipe();
  }
}
