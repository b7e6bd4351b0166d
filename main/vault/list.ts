/** Lists of take-outs: searched, filtered, sorted and cut into pages by the catalogue. Public through vault.ts. */
import { AppError } from '../../preload/contract/errors.ts';
import type {
  TakeoutDetail,
  TakeoutFilter,
  TakeoutPage,
  TakeoutQuery,
  TakeoutRow,
} from '../../preload/contract/values.ts';
import { instantOf } from './clock.ts';
import { notedEntryOf, versionOf } from './entry-rows.ts';
import type { EntryRow, VersionRow } from './entry-rows.ts';
import type { Catalogue, SqlValue } from './open-vault.ts';
import { foldForSearch } from './search-key.ts';

/** `entries`: the take-outs of this vault; `ledger`: the office's ledger of all devices' take-outs. */
export type ListedTable = 'entries' | 'ledger';

/** What "overdue" and "due soon" are measured by. */
export interface DueTerms {
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly dueSoonDays: number;
}

interface ListedRow extends EntryRow {
  media_type: string;
  changed_at: string | null;
  returned_at: string | null;
  device_id?: string | null;
  device_name?: string | null;
  worker_name?: string | null;
}

/** States of a copy that is still outside; only these can be overdue. */
export const openStates = ['out', 'changed', 'returning'] as const;
const isOutside = "state IN ('out', 'changed', 'returning')";
const dayMilliseconds = 86_400_000;

const sortColumns: Readonly<Record<TakeoutQuery['sort']['by'], string>> = {
  name: 'search_key',
  state: 'state',
  sizeBytes: 'size_bytes',
  takenOutAt: 'taken_out_at',
  dueAt: 'due_at',
  changedAt: 'changed_at',
  workerName: 'worker_name',
};

function dueBounds({ now, dueSoonDays }: DueTerms): { now: string; soon: string } {
  return { now: instantOf(now), soon: instantOf(now + dueSoonDays * dayMilliseconds) };
}

function filterSql(filter: TakeoutFilter): string {
  if (filter === 'overdue') return `(${isOutside} AND due_at IS NOT NULL AND due_at < $now)`;
  if (filter === 'dueSoon') return `(${isOutside} AND due_at >= $now AND due_at < $soon)`;
  return `state = '${filter}'`;
}

/** A row as pages and `--json` have it. */
export function takeoutRowOf(row: ListedRow, terms: DueTerms): TakeoutRow {
  const { now, soon } = dueBounds(terms);
  const canBeDue = row.due_at !== null && openStates.some((state) => state === row.state);
  const isOverdue = canBeDue && (row.due_at ?? '') < now;
  return {
    id: row.id,
    name: row.name,
    folder: row.folder,
    state: row.state,
    isOverdue,
    isDueSoon: canBeDue && !isOverdue && (row.due_at ?? '') < soon,
    sizeBytes: row.size_bytes,
    mediaType: row.media_type,
    takenOutAt: row.taken_out_at,
    dueAt: row.due_at,
    changedAt: row.changed_at,
    returnedAt: row.returned_at,
    purpose: row.purpose,
    originalPath: row.original_location,
    originalSha256: row.original_sha256,
    deviceId: row.device_id ?? null,
    deviceName: row.device_name ?? null,
    workerName: row.worker_name ?? null,
  };
}

/**
 * One page of a list, with the number of all rows that match. The search is for a part of name or folder, folded as
 * `foldForSearch` folds. Several filters mean any of them. Equal rows keep the order in which they came.
 */
export function listTakeouts(
  catalogue: Catalogue,
  table: ListedTable,
  query: TakeoutQuery,
  terms: DueTerms,
): TakeoutPage {
  const { search, filters, sort, deviceId, offset, limit } = query;
  const conditions: string[] = table === 'entries' ? ["kind = 'takeout'"] : [];
  const params: Record<string, SqlValue> = { ...dueBounds(terms) };
  const needle = foldForSearch(search.trim());
  if (needle !== '') {
    // Not LIKE: that would give % and _ a meaning.
    conditions.push('instr(search_key, $needle) > 0');
    params['needle'] = needle;
  }
  if (filters.length > 0) conditions.push(`(${filters.map((filter) => filterSql(filter)).join(' OR ')})`);
  if (deviceId !== null && table === 'ledger') {
    conditions.push('device_id = $deviceId');
    params['deviceId'] = deviceId;
  }
  const where = conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : '';
  const isByWorker = sort.by === 'workerName' && table === 'ledger';
  const source = isByWorker ? 'ledger JOIN devices ON devices.id = device_id' : table;
  const byColumn = sort.by === 'workerName' && table === 'entries' ? 'taken_out_at' : sortColumns[sort.by];
  const direction = sort.descending ? 'DESC' : 'ASC';
  const used = Object.fromEntries(Object.entries(params).filter(([name]) => where.includes(`$${name}`)));
  const total =
    catalogue.get<{ total: number }>(
      `SELECT count(*) AS total FROM ${source} ${isByWorker ? where.replaceAll(/\bstate\b/g, 'ledger.state') : where}`,
      used,
    )?.total ?? 0;
  return { total, rows: total === 0 ? [] : pageRows() };

  function pageRows(): TakeoutRow[] {
    // The page is found in the index alone; only its own rows are then looked up.
    const qualified = isByWorker ? where.replaceAll(/\bstate\b/g, 'ledger.state') : where;
    const empty = `(${byColumn} IS NULL)`;
    const page = `SELECT ${table}.rowid FROM ${source} ${qualified} ORDER BY ${byColumn === 'due_at' || byColumn === 'changed_at' ? `${empty}, ` : ''}${byColumn} ${direction}, ${table}.rowid ${direction} LIMIT $limit OFFSET $offset`;
    const ids = catalogue.all<{ rowid: number }>(page, { ...used, limit, offset }).map(({ rowid }) => rowid);
    return ids.flatMap((rowid) => {
      const row = catalogue.get<ListedRow>(rowSql(table, `${table}.rowid = $rowid`), { rowid });
      return row === undefined ? [] : [takeoutRowOf(row, terms)];
    });
  }
}

function rowSql(table: ListedTable, condition: string): string {
  return table === 'entries'
    ? `SELECT * FROM entries WHERE ${condition}`
    : `SELECT ledger.*, devices.name AS device_name, devices.worker_name AS worker_name
       FROM ledger JOIN devices ON devices.id = ledger.device_id WHERE ${condition}`;
}

/** One entry with its original and its versions. Throws `vault/entry-unknown`. */
export function showTakeout(catalogue: Catalogue, entryId: string, terms: DueTerms): TakeoutDetail {
  const row = catalogue.get<ListedRow>(rowSql('entries', "id = $entryId AND kind <> 'keyring'"), { entryId });
  if (row === undefined) throw new AppError('vault/entry-unknown');
  const { original, allowedBy } = notedEntryOf(row);
  const versions = catalogue
    .all<VersionRow>('SELECT * FROM versions WHERE entry_id = $entryId AND destroyed_at IS NULL ORDER BY number', {
      entryId,
    })
    .map((version) => versionOf(version, row.current_version_id));
  const hasDraft = catalogue.get('SELECT 1 FROM drafts WHERE entry_id = $entryId', { entryId }) !== undefined;
  return { row: takeoutRowOf(row, terms), original, allowedBy, versions, hasDraft };
}
