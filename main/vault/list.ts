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
const isOutside = "t.state IN ('out', 'changed', 'returning')";
const dayMilliseconds = 86_400_000;

/** By what to sort, each for the table under its short name `t`. What has no date comes last either way. */
const sortTerms: Readonly<Record<TakeoutQuery['sort']['by'], (direction: string) => string>> = {
  name: (direction) => `t.search_key ${direction}`,
  state: (direction) => `t.state ${direction}`,
  sizeBytes: (direction) => `t.size_bytes ${direction}`,
  takenOutAt: (direction) => `t.taken_out_at ${direction}`,
  dueAt: (direction) => `t.due_at IS NULL, t.due_at ${direction}`,
  changedAt: (direction) => `t.changed_at IS NULL, t.changed_at ${direction}`,
  workerName: (direction) => `d.worker_name ${direction}`,
};

function dueBounds({ now, dueSoonDays }: DueTerms): { now: string; soon: string } {
  return { now: instantOf(now), soon: instantOf(now + dueSoonDays * dayMilliseconds) };
}

function filterSql(filter: TakeoutFilter): string {
  if (filter === 'overdue') return `(${isOutside} AND t.due_at < $now)`;
  if (filter === 'dueSoon') return `(${isOutside} AND t.due_at >= $now AND t.due_at < $soon)`;
  return `t.state = '${filter}'`;
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
    mustFetch: (row.fetch_again_since ?? null) !== null && openStates.some((state) => state === row.state),
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

/** The rows that match, as SQL after WHERE, with the values it names. */
function matching(
  table: ListedTable,
  query: TakeoutQuery,
  terms: DueTerms,
): { where: string; params: Record<string, SqlValue> } {
  const { search, filters, deviceId } = query;
  const conditions = [table === 'entries' ? "t.kind = 'takeout'" : 'TRUE'];
  const params: Record<string, SqlValue> = {};
  const needle = foldForSearch(search.trim());
  if (needle !== '') {
    // Not LIKE: that would give % and _ a meaning.
    conditions.push('instr(t.search_key, $needle) > 0');
    params['needle'] = needle;
  }
  if (filters.length > 0) {
    conditions.push(`(${filters.map((filter) => filterSql(filter)).join(' OR ')})`);
    Object.assign(params, dueBounds(terms));
  }
  if (deviceId !== null && table === 'ledger') {
    conditions.push('t.device_id = $deviceId');
    params['deviceId'] = deviceId;
  }
  return { where: conditions.join(' AND '), params };
}

/** All that match a query, in order: row numbers, four bytes each. */
interface Order {
  /** Of the query without its page, and of the catalogue's content. */
  readonly key: string;
  readonly rowIds: Int32Array;
}

/** The order that was asked for last, for each open catalogue: whoever turns pages or scrolls asks for the same one again and again. */
const lastOrders = new WeakMap<Catalogue, Order>();

function orderOf(catalogue: Catalogue, table: ListedTable, query: TakeoutQuery, terms: DueTerms): Int32Array {
  const { where, params } = matching(table, query, terms);
  const { sort } = query;
  const by = sort.by === 'workerName' && table === 'entries' ? 'takenOutAt' : sort.by;
  const direction = sort.descending ? 'DESC' : 'ASC';
  const key = JSON.stringify([table, by, direction, where, params, catalogue.mark()]);
  const known = lastOrders.get(catalogue);
  if (known?.key === key) return known.rowIds;
  const devices = by === 'workerName' ? 'JOIN devices d ON d.id = t.device_id' : '';
  // The index holds all that is looked at here; without its name the planner would go through the table by dates.
  const sql = `SELECT t.rowid FROM ${table} t INDEXED BY ${table}_list ${devices} WHERE ${where}
    ORDER BY ${sortTerms[by](direction)}, t.rowid ${direction}`;
  const rowIds = Int32Array.from(catalogue.all<{ rowid: number }>(sql, params), ({ rowid }) => rowid);
  lastOrders.set(catalogue, { key, rowIds });
  return rowIds;
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
  const rowIds = orderOf(catalogue, table, query, terms);
  const page = rowIds.subarray(query.offset, query.offset + query.limit);
  const sql = rowSql(table, `t.rowid IN (SELECT value FROM json_each($page))`);
  const found = catalogue.all<ListedRow & { rowid: number }>(sql, { page: JSON.stringify([...page]) });
  const byRowId = new Map(found.map((row) => [row.rowid, row]));
  const rows = [...page].flatMap((rowId) => byRowId.get(rowId) ?? []);
  return { total: rowIds.length, rows: rows.map((row) => takeoutRowOf(row, terms)) };
}

function rowSql(table: ListedTable, condition: string): string {
  return table === 'entries'
    ? `SELECT t.rowid, t.* FROM entries t WHERE ${condition}`
    : `SELECT t.rowid, t.*, d.name AS device_name, d.worker_name FROM ledger t JOIN devices d ON d.id = t.device_id WHERE ${condition}`;
}

/** One entry with its original and its versions. Throws `vault/entry-unknown`. */
export function showTakeout(catalogue: Catalogue, entryId: string, terms: DueTerms): TakeoutDetail {
  const row = catalogue.get<ListedRow>(rowSql('entries', "t.id = $entryId AND t.kind <> 'keyring'"), { entryId });
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
