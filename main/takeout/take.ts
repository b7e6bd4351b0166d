/** Takes files into a worker's vault: copy, then prove that each original is still there, then put all on record at once. For takeout. */
import { createHash } from 'node:crypto';
import { hostname } from 'node:os';
import { AppError } from '../../preload/contract/errors.ts';
import type { AllowedBy } from '../../preload/contract/values.ts';
import type { Job, NewEntry, OpenVault, StagedObject } from '../vault/open-vault.ts';
import { type LeftOut, codeForLeftOut } from './left-out.ts';
import { readBack } from './read-back.ts';

export interface FileToTake {
  readonly location: string;
  readonly name: string;
  readonly folder: string;
  readonly sizeBytes: number;
  /** Where somebody approved this very content: its hash, or null when it was not named and nothing may go out by it. */
  readonly approvedSha256?: string | null;
}

export interface Taking {
  readonly purpose: string;
  readonly dueAt: string | null;
  readonly allowedBy: AllowedBy;
}

export interface Taken {
  readonly taken: number;
  readonly bytes: number;
  readonly entryIds: string[];
  readonly leftOut: LeftOut[];
}

/**
 * Takes the files; durable when it returns. A file whose original changed while it was copied, changed or vanished before it
 * could be read again, is not what was approved, or cannot be read is left out with the reason. `also` runs in the same transaction.
 * Throws `job/cancelled` and `disk/full`; nothing is taken then.
 */
export async function takeFiles(
  vault: OpenVault,
  files: readonly FileToTake[],
  taking: Taking,
  job: Job,
  also: (taken: Omit<Taken, 'leftOut'>) => void = () => undefined,
): Promise<Taken> {
  const takenOutAt = new Date(vault.clock.now()).toISOString();
  const batchId = vault.newId();
  const host = hostname();
  const entries = files.map(({ location, name, folder }): NewEntry => ({
    id: vault.newId(),
    kind: 'takeout',
    name,
    folder,
    takenOutAt,
    ...taking,
    // An empty hash stands for "this very content", which is known when it has been read.
    original: { location, host, sha256: '', sizeBytes: 0, modifiedAt: '' },
    batchId,
  }));
  const leftOut: LeftOut[] = [];
  const leave = (file: FileToTake | undefined, error: unknown): void => {
    leftOut.push({ name: file?.name ?? '', folder: file?.folder ?? '', code: codeForLeftOut(error) });
  };

  const results = await vault.files.stage(
    entries.map((entry, index) => ({ entry, name: entry.name, source: { path: files[index]?.location ?? '' } })),
    job,
  );
  const staged: { entry: NewEntry; object: StagedObject; index: number }[] = [];
  const notApproved: StagedObject[] = [];
  for (const [index, result] of results.entries()) {
    const [entry, file] = [entries[index], files[index]];
    if (result instanceof Error) leave(file, result);
    else if (file?.approvedSha256 !== undefined && file.approvedSha256 !== result.sha256) {
      leave(file, new AppError('takeout/not-as-approved'));
      notApproved.push(result);
    } else if (entry) staged.push({ entry, object: result, index });
  }

  try {
    await vault.files.discard(notApproved);
    const again = await readBack(
      vault,
      staged.map(({ entry, object }) => ({ location: entry.original.location, sha256: object.sha256 })),
      job,
    );
    const proved = staged.filter(({ index }, at) => {
      const problem = again[at];
      if (problem) leave(files[index], problem);
      return !problem;
    });
    const kept = new Set(proved);
    const refused = staged.filter((each) => !kept.has(each)).map(({ object }) => object);
    const taken = {
      taken: proved.length,
      bytes: proved.reduce((sum, { object }) => sum + object.sizeBytes, 0),
      entryIds: proved.map(({ entry }) => entry.id),
    };
    vault.catalogue.transaction(() => {
      const bound = createHash('sha256');
      for (const { entry, object } of proved) {
        const { sha256, sizeBytes, modifiedAt } = object;
        const original = { ...entry.original, sha256, sizeBytes, modifiedAt: modifiedAt ?? takenOutAt };
        vault.files.addEntry({ ...entry, original }, object, 'takeout');
        bound.update(`${entry.id} ${sha256}\n`);
      }
      also(taken);
      // One row for all: which files they were is bound by the hash over their ids and contents in this order.
      vault.audit.append('takeout.taken', {
        batchId,
        files: taken.taken,
        bytes: taken.bytes,
        leftOut: leftOut.length,
        bound: bound.digest('hex'),
      });
    });
    await vault.files.discard(refused);
    return { ...taken, leftOut };
  } catch (error) {
    await vault.files.discard(staged.map(({ object }) => object));
    throw error;
  }
}
