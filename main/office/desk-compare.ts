/** Compares the three things of a returned file: the original as taken, the original now, what came back. For main/office. */
import { lstat } from 'node:fs/promises';
import type { DeskItem } from '../../preload/contract/calls/desk.ts';
import { AppError, isAppError } from '../../preload/contract/errors.ts';
import { isSystemError } from '../parcel/durable-file.ts';
import { type FileReading, readOriginal } from '../takeout/originals.ts';
import { mediaTypeOf } from '../vault/media-type.ts';
import { currentPolicy } from '../takeout/policies.ts';
import type { Job, OpenVault } from '../vault/open-vault.ts';
import { type ItemRow, itemsOf } from './desk-rows.ts';
import { isExpectedPlace } from './expected-place.ts';

type NowProblem = DeskItem['nowProblem'];

/** The original as it is at this moment. */
export interface OriginalNow {
  readonly reading: FileReading | null;
  readonly problem: NowProblem;
}

/** Looks at the original. Never through a link: what was taken was a file itself. Throws `job/cancelled`. */
export async function lookAtOriginal(location: string, signal: AbortSignal): Promise<OriginalNow> {
  try {
    const stat = await lstat(location);
    if (!stat.isFile()) return { reading: null, problem: 'notAFile' };
    return { reading: await readOriginal(location, signal), problem: 'none' };
  } catch (error) {
    if (isAppError(error, 'job/cancelled')) throw error;
    const isMissing = isAppError(error, 'takeout/original-missing') || isSystemError(error, 'ENOENT', 'ENOTDIR');
    if (isMissing) return { reading: null, problem: 'missing' };
    if (error instanceof AppError || isSystemError(error)) return { reading: null, problem: 'unreadable' };
    return { reading: null, problem: 'unreadable' };
  }
}

/** What is safe to do. Everything it says overwrites nothing that changed meanwhile. */
export function proposalFor(
  item: ItemRow,
  { reading, problem }: OriginalNow,
  isExpected: boolean,
): DeskItem['proposal'] {
  if (reading?.sha256 === item.returned_sha256 && item.changed === 1) return 'alreadySame';
  // A later return holds newer work on the same file, or this very version was dealt with already.
  if (item.superseded === 1 || item.settled_elsewhere === 1) return 'nothing';
  if (!isExpected) return 'nothing';
  if (problem === 'missing') return 'restore';
  if (item.changed === 0) return 'nothing';
  return reading?.sha256 === item.original_sha256 ? 'writeBack' : 'keepBoth';
}

const longestText = 2 * 1024 * 1024;

export function isTextItem(item: ItemRow): boolean {
  const type = mediaTypeOf(item.name);
  const isText = type.startsWith('text/') || type === 'application/json' || type === 'application/xml';
  return isText && item.returned_size_bytes <= longestText;
}

/** One item as pages and `--json` have it. */
function describeItem(item: ItemRow, now: OriginalNow, isExpected: boolean): DeskItem {
  const { reading } = now;
  return {
    id: item.id,
    name: item.name,
    folder: item.folder,
    originalPath: item.original_location,
    changedOutside: item.changed === 1,
    taken: { sha256: item.original_sha256, sizeBytes: item.original_size_bytes, modifiedAt: item.original_modified_at },
    now: reading ? { sha256: reading.sha256, sizeBytes: reading.sizeBytes, modifiedAt: reading.modifiedAt } : null,
    nowProblem: now.problem,
    returned: {
      sha256: item.returned_sha256,
      sizeBytes: item.returned_size_bytes,
      modifiedAt: item.returned_modified_at,
    },
    proposal: proposalFor(item, now, isExpected),
    isText: isTextItem(item),
    done: item.action,
    writtenTo: item.written_to,
    problem: item.problem,
  };
}

/** All items of a return, each original read anew. */
export async function compareReturn(vault: OpenVault, returnId: string, job: Job): Promise<DeskItem[]> {
  const items = itemsOf(vault, returnId);
  const { takeout } = currentPolicy(vault).policy;
  const described: DeskItem[] = [];
  for (const [index, item] of items.entries()) {
    job.onProgress({ done: index, total: items.length, unit: 'files', detail: item.name });
    described.push(
      describeItem(item, await lookAtOriginal(item.original_location, job.signal), isExpectedPlace(takeout, item)),
    );
  }
  return described;
}
