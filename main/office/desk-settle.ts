/** Carries out what the administrator decided about returned files. For the office's handlers. */
import path from 'node:path';
import type { DeskItem } from '../../preload/contract/calls/desk.ts';
import type { TakeoutRules } from '../../preload/contract/policy.ts';
import { AppError } from '../../preload/contract/errors.ts';
import { syncFolder } from '../parcel/durable-file.ts';
import { localDay } from '../takeout/due.ts';
import { currentPolicy } from '../takeout/policies.ts';
import type { Job, OpenVault } from '../vault/open-vault.ts';
import { type OriginalNow, compareReturn, lookAtOriginal } from './desk-compare.ts';
import { type Action, type ItemRow, itemsOf, requireItem, requireReturn } from './desk-rows.ts';
import { isExpectedPlace } from './expected-place.ts';
import { keepOriginal, keepOriginals } from './keep-originals.ts';
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

/** Items that become durable together. */
const largestGroup = 128;

/** One group on its way. */
interface Settling {
  readonly job: Job;
  /** Folders in which originals were replaced, to be synced before anything is put on record. */
  readonly folders: Set<string>;
  /** By the current policy. */
  readonly takeout: TakeoutRules;
}

const nothingWritten: Outcome = { writtenTo: null };

function contentVersion(vault: OpenVault, item: ItemRow): string | null {
  return item.content_entry_id === null ? null : vault.files.currentVersion(item.content_entry_id).id;
}

async function writeBack(
  vault: OpenVault,
  item: ItemRow,
  { reading, problem }: OriginalNow,
  { job, folders }: Settling,
): Promise<Outcome> {
  const version = contentVersion(vault, item);
  const location = item.original_location;
  if (version === null) throw new AppError('desk/action-not-possible');
  // Settled before, or by a crash that came after the file was there.
  if (reading?.sha256 === item.returned_sha256) return { writtenTo: location };
  if (problem === 'missing') throw new AppError('desk/original-missing');
  if (reading === null) throw new AppError('desk/original-unreadable');
  if (reading.sha256 !== item.original_sha256) throw new AppError('desk/original-changed');
  await keepOriginal(vault, item, reading.sha256, job);
  await replaceOriginal(vault, version, location, reading, job);
  folders.add(path.dirname(location));
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

async function carryOut(vault: OpenVault, item: ItemRow, action: Action, settling: Settling): Promise<Outcome> {
  const { job, takeout } = settling;
  const now = await lookAtOriginal(item.original_location, job.signal);
  if (action === 'nothing') return leaveAlone(item, now);
  if (action === 'reject') return reject(item, now);
  if (!isExpectedPlace(takeout, item)) throw new AppError('desk/action-not-possible');
  switch (action) {
    case 'writeBack':
      return writeBack(vault, item, now, settling);
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

interface Chosen {
  readonly item: ItemRow;
  readonly action: Action;
}

/** Those that can be written back by all that is known so far: whatever happened to the original is seen when its turn comes. */
function toBeReplaced(group: readonly Chosen[], takeout: TakeoutRules): ItemRow[] {
  return group
    .filter(({ action }) => action === 'writeBack')
    .map(({ item }) => item)
    .filter((item) => item.content_entry_id !== null && isExpectedPlace(takeout, item));
}

/**
 * Carries out one group. The originals that are going to be replaced are kept first, all together; what was done is put on record at the
 * end, all together: after a crash in between, a file that was written back is recognised by its content, and what wrote nothing is decided
 * again. A copy beside an original would be written twice, so it is put on record at once.
 */
async function settleGroup(
  vault: OpenVault,
  group: readonly Chosen[],
  job: Job,
  onItem: (item: ItemRow) => void,
): Promise<void> {
  const { takeout } = currentPolicy(vault).policy;
  const settling: Settling = { job, folders: new Set(), takeout };
  const records: (() => void)[] = [];
  const kept = await keepOriginals(vault, toBeReplaced(group, takeout), job);
  try {
    for (const { item: row, action } of group) {
      if (job.signal.aborted) throw new AppError('job/cancelled');
      onItem(row);
      const item = { ...row, kept_entry_id: kept.get(row.id) ?? row.kept_entry_id };
      try {
        const outcome = await carryOut(vault, item, action, settling);
        const record = (): void => recordDone(vault, item, action, outcome);
        if (action === 'keepBoth') record();
        else records.push(record);
      } catch (error) {
        if (!(error instanceof AppError) || error.code === 'job/cancelled' || error.code === 'disk/full') throw error;
        records.push(() => recordProblem(vault, item, error.code));
      }
    }
  } finally {
    for (const folder of settling.folders) await syncFolder(folder);
    if (records.length > 0) vault.catalogue.transaction(() => records.forEach((record) => record()));
  }
}

/**
 * Carries the decisions out; durable when it returns. An item that was settled stays as it was. What cannot be done gets its reason as
 * `problem` and stays open; the others go on. Throws `desk/return-unknown`, `desk/item-unknown`, `job/cancelled`, `disk/full`.
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
  const open = chosen.filter(({ item }) => item.action === null);
  let done = chosen.length - open.length;
  const onItem = (item: ItemRow): void => {
    job.onProgress({ done, total: chosen.length, unit: 'files', detail: path.basename(item.name) });
    done += 1;
  };
  for (let at = 0; at < open.length; at += largestGroup)
    await settleGroup(vault, open.slice(at, at + largestGroup), job, onItem);
  const settled = itemsOf(vault, returnId).every(({ action }) => action !== null);
  if (settled) vault.catalogue.run(`UPDATE desk_returns SET state = 'settled' WHERE id = ?`, [returnId]);
  return { items: await compareReturn(vault, returnId, job), settled };
}
