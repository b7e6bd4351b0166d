/** Content on its way into the vault: encrypted and durable as objects, not in the catalogue yet. For files.ts. */
import { AppError } from '../../preload/contract/errors.ts';
import { asDiskError } from './durable.ts';
import { fsyncObjectFolders, removeObjects } from './objects/object-store.ts';
import type { Job, StagedObject } from './open-vault.ts';
import { writeFiles } from './stage-files.ts';
import { writeHere } from './stage-here.ts';
import { planItems } from './stage-plan.ts';
import type { StageDeps, StageItem, Staging } from './stage-plan.ts';

/** Does what `Files.stage` promises (open-vault.ts). */
export async function stageContent(
  deps: StageDeps,
  items: readonly StageItem[],
  job: Job,
): Promise<(StagedObject | Error)[]> {
  const { planned, areMeasured } = await planItems(deps, items);
  const results: (StagedObject | Error)[] = [];
  const total = areMeasured ? planned.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0) : items.length;
  const unit = areMeasured ? 'bytes' : 'files';
  let done = 0;
  const advance = (amount: number) => {
    if (amount === 0) return;
    done += amount;
    job.onProgress({ done: Math.min(done, total), total, unit, detail: '' });
  };
  const staging: Staging = {
    signal: job.signal,
    onBytes: (bytes) => advance(areMeasured ? bytes : 0),
    keep({ index, objectId }, written) {
      results[index] = written instanceof Error ? written : { objectId, ...written };
      advance(areMeasured ? 0 : 1);
    },
  };

  deps.intents.note(planned.map(({ objectId }) => objectId));
  try {
    if (job.signal.aborted) throw new AppError('job/cancelled');
    await writeFiles(deps, planned, staging);
    await writeHere(deps, planned, staging);
    await fsyncObjectFolders(planned.filter(({ index }) => !(results[index] instanceof Error)).map(({ path }) => path));
    deps.intents.settle(planned.filter(({ index }) => results[index] instanceof Error).map(({ objectId }) => objectId));
    return results;
  } catch (error) {
    await removeObjects(planned.map(({ path }) => path));
    deps.intents.settle(planned.map(({ objectId }) => objectId));
    throw asDiskError(error);
  }
}
