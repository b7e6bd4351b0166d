/** Carries out what the administrator decided about returned files. For the office's handlers. */
import { hostname } from 'node:os';
import path from 'node:path';
import type { DeskItem } from '../../preload/contract/calls/desk.ts';
import { AppError } from '../../preload/contract/errors.ts';
import { localDay } from '../takeout/due.ts';
import type { FileReading } from '../takeout/originals.ts';
import { currentPolicy } from '../takeout/policies.ts';
import type { Job, OpenVault } from '../vault/open-vault.ts';
import { type OriginalNow, compareReturn, lookAtOriginal } from './desk-compare.ts';
import { type Action, type ItemRow, itemsOf, requireItem, requireReturn } from './desk-rows.ts';
import { isExpectedPlace } from './expected-place.ts';
import { readOfficeSelf } from './self.ts';
import { keepBeside, replaceOriginal, restoreOriginal } from './write-back.ts';

export interface Decision {
  readonly itemId: string;
  readonly action: Action;
}

interface Outcome {
  readonly writtenTo: string | null;
  /** The content of an unchanged file has to come from the device, since the original is gone. */
  readonly contentWanted?: true;
}

const nothingWritten: Outcome = { writtenTo: null };

function contentVersion(vault: OpenVault, item: ItemRow): string | null {
  return item.content_entry_id === null ? null : vault.files.currentVersion(item.content_entry_id).id;
}

/** Keeps the original in the office vault before it is replaced. Done once, however often settling is tried. */
async function keepOriginal(vault: OpenVault, item: ItemRow, now: FileReading, job: Job): Promise<void> {
  if (item.kept_entry_id !== null && vault.files.currentVersion(item.kept_entry_id).sha256 === now.sha256) return;
  const entry = {
    id: vault.newId(),
    kind: 'kept' as const,
    name: item.name,
    folder: item.folder,
    takenOutAt: new Date(vault.clock.now()).toISOString(),
    dueAt: null,
    purpose: '',
    allowedBy: { ground: 'office' as const, name: readOfficeSelf(vault).adminName, policyVersion: 0 },
    original: { location: item.original_location, host: hostname(), sha256: '', sizeBytes: 0, modifiedAt: '' },
    batchId: item.return_id,
  };
  const [object] = await vault.files.stage([{ entry, name: item.name, source: { path: item.original_location } }], job);
  if (object === undefined || object instanceof Error) throw object ?? new AppError('desk/original-unreadable');
  if (object.sha256 !== now.sha256) {
    await vault.files.discard([object]);
    throw new AppError('desk/original-changed');
  }
  vault.catalogue.transaction(() => {
    vault.files.addEntry(entry, object, 'put');
    vault.catalogue.run('UPDATE desk_items SET kept_entry_id = ? WHERE id = ?', [entry.id, item.id]);
  });
}

async function writeBack(
  vault: OpenVault,
  item: ItemRow,
  { reading, problem }: OriginalNow,
  job: Job,
): Promise<Outcome> {
  const version = contentVersion(vault, item);
  const location = item.original_location;
  if (version === null) throw new AppError('desk/action-not-possible');
  // Settled before, or by a crash that came after the file was there.
  if (reading?.sha256 === item.returned_sha256) return { writtenTo: location };
  if (problem === 'missing') throw new AppError('desk/original-missing');
  if (reading === null) throw new AppError('desk/original-unreadable');
  if (reading.sha256 !== item.original_sha256) throw new AppError('desk/original-changed');
  await keepOriginal(vault, item, reading, job);
  await replaceOriginal(vault, version, location, reading, job);
  return { writtenTo: location };
}

async function keepBoth(vault: OpenVault, item: ItemRow, { reading }: OriginalNow, job: Job): Promise<Outcome> {
  const version = contentVersion(vault, item);
  if (version === null) throw new AppError('desk/action-not-possible');
  const { locale } = readOfficeSelf(vault);
  const day = localDay(vault.clock.now());
  const naming = { day, workerName: item.worker_name, locale, mode: reading?.mode ?? null };
  return { writtenTo: await keepBeside(vault, version, item.original_location, naming, job) };
}

async function restore(vault: OpenVault, item: ItemRow, { reading, problem }: OriginalNow, job: Job): Promise<Outcome> {
  const location = item.original_location;
  if (reading?.sha256 === item.returned_sha256) return { writtenTo: location };
  if (problem !== 'missing') throw new AppError('desk/original-changed');
  const version = contentVersion(vault, item);
  if (version === null) return { writtenTo: null, contentWanted: true };
  await restoreOriginal(vault, version, location, job);
  return { writtenTo: location };
}

/** Nothing to do is right when nothing would be lost by it: the original is there, or the work on the copy is there already. */
function leaveAlone(item: ItemRow, { reading, problem }: OriginalNow): Outcome {
  if (item.changed === 1) {
    const isThere = reading?.sha256 === item.returned_sha256 || item.superseded === 1 || item.settled_elsewhere === 1;
    if (!isThere) throw new AppError('desk/action-not-possible');
    return nothingWritten;
  }
  if (problem === 'missing' && item.settled_elsewhere === 0) throw new AppError('desk/original-missing');
  if (reading === null && item.settled_elsewhere === 0) throw new AppError('desk/original-unreadable');
  return nothingWritten;
}

/** The returned version stays in the office vault only. One that came without content must not be given up while there is no original. */
function reject(item: ItemRow, { problem }: OriginalNow): Outcome {
  if (item.content_entry_id === null && problem === 'missing') return { writtenTo: null, contentWanted: true };
  return nothingWritten;
}

async function carryOut(vault: OpenVault, item: ItemRow, action: Action, job: Job): Promise<Outcome> {
  const now = await lookAtOriginal(item.original_location, job.signal);
  if (action === 'nothing') return leaveAlone(item, now);
  if (action === 'reject') return reject(item, now);
  if (!isExpectedPlace(currentPolicy(vault).policy.takeout, item)) throw new AppError('desk/action-not-possible');
  switch (action) {
    case 'writeBack':
      return writeBack(vault, item, now, job);
    case 'keepBoth':
      return keepBoth(vault, item, now, job);
    case 'restore':
      return restore(vault, item, now, job);
  }
}

function recordDone(vault: OpenVault, item: ItemRow, action: Action, { writtenTo, contentWanted }: Outcome): void {
  const { catalogue } = vault;
  const now = new Date(vault.clock.now()).toISOString();
  catalogue.transaction(() => {
    catalogue.run('UPDATE desk_items SET action = ?, action_at = ?, written_to = ?, problem = ? WHERE id = ?', [
      action,
      now,
      writtenTo,
      contentWanted ? 'desk/content-wanted' : null,
      item.id,
    ]);
    const newer = catalogue.get(
      `SELECT 1 FROM desk_items i JOIN desk_returns r ON r.id = i.return_id
       WHERE i.takeout_id = ? AND r.sequence > ? AND i.action IS NULL`,
      [item.takeout_id, item.sequence],
    );
    if (contentWanted) {
      catalogue.run(`UPDATE ledger SET state = 'out' WHERE id = ? AND state = 'returning'`, [item.takeout_id]);
    } else if (!newer) {
      // A copy that was edited after it was packed is still out; the device said so in this or a later return.
      catalogue.run(
        `UPDATE ledger SET state = 'returned', returned_at = ? WHERE id = ? AND state IN ('returning', 'lost')`,
        [now, item.takeout_id],
      );
    }
    vault.audit.append('return.settled', {
      returnId: item.return_id,
      takeoutId: item.takeout_id,
      action,
      written: writtenTo !== null,
    });
  });
}

function recordProblem({ catalogue }: OpenVault, item: ItemRow, code: string): void {
  catalogue.run('UPDATE desk_items SET problem = ? WHERE id = ? AND action IS NULL', [code, item.id]);
}

/**
 * Carries the decisions out one by one; each that writes a file is durable by itself. An item that was settled stays as it was. What cannot be done gets its reason
 * as `problem` and stays open; the others go on. Throws `desk/return-unknown`, `desk/item-unknown`, `job/cancelled`, `disk/full`.
 */
export async function settleReturn(
  vault: OpenVault,
  returnId: string,
  decisions: readonly Decision[],
  job: Job,
): Promise<{ items: DeskItem[]; settled: boolean }> {
  requireReturn(vault, returnId);
  // One decision a file: the last one, if somebody sends several.
  const byItem = new Map(decisions.map(({ itemId, action }) => [itemId, action]));
  const chosen = [...byItem].map(([itemId, action]) => ({ item: requireItem(vault, returnId, itemId), action }));
  // What wrote nothing can wait and become durable together: after a crash it is simply decided again.
  let waiting: (() => void)[] = [];
  const recordWaiting = (): void => {
    const records = waiting;
    waiting = [];
    if (records.length > 0) vault.catalogue.transaction(() => records.forEach((record) => record()));
  };
  try {
    for (const [index, { item, action }] of chosen.entries()) {
      if (job.signal.aborted) throw new AppError('job/cancelled');
      job.onProgress({ done: index, total: chosen.length, unit: 'files', detail: path.basename(item.name) });
      if (item.action !== null) continue;
      try {
        const outcome = await carryOut(vault, item, action, job);
        if (outcome.writtenTo === null) waiting.push(() => recordDone(vault, item, action, outcome));
        else recordDone(vault, item, action, outcome);
      } catch (error) {
        if (!(error instanceof AppError) || error.code === 'job/cancelled' || error.code === 'disk/full') throw error;
        waiting.push(() => recordProblem(vault, item, error.code));
      }
    }
  } finally {
    recordWaiting();
  }
  const settled = itemsOf(vault, returnId).every(({ action }) => action !== null);
  if (settled) vault.catalogue.run(`UPDATE desk_returns SET state = 'settled' WHERE id = ?`, [returnId]);
  return { items: await compareReturn(vault, returnId, job), settled };
}
