/** The list of files as a table's source: pages of 200 from the engine, fetched as they come into view. For lists of take-outs. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { CallInput } from '../../../preload/contract/engine.ts';
import type { TakeoutRow } from '../../../preload/contract/values.ts';
import { toEngineError, type EngineError } from '../../bridge/engine-error.ts';
import { callEngine, onVaultChanged } from '../../bridge/engine.ts';
import type { RowSource } from '../../ui/data-table/data-table.tsx';

/** A query without its window. */
export type RowQuery = Omit<CallInput<'files/list'>, 'offset' | 'limit'>;

export interface TakeoutRows {
  readonly rows: RowSource<TakeoutRow>;
  /** Null until the first answer. */
  readonly total: number | null;
  readonly error: EngineError | undefined;
  readonly reload: () => void;
}

const pageLength = 200;
/** The most the engine gives at once. */
const longestPage = 1000;

/** What was fetched for one query; replaced as a whole when the query or the vault changes. */
interface Fetched {
  readonly queryKey: string;
  readonly total: number;
  readonly pages: Map<number, readonly TakeoutRow[]>;
  readonly asked: Set<number>;
}

export function useTakeoutRows(query: RowQuery): TakeoutRows {
  const queryKey = JSON.stringify(query);
  const [fetched, setFetched] = useState<Fetched | null>(null);
  const [, drawAgain] = useState(0);
  const [error, setError] = useState<EngineError>();
  const [round, setRound] = useState(0);
  const inView = useRef(0);

  useEffect(() => {
    let isWanted = true;
    // After a change the rows in view come first, so that the list does not jump to its start.
    const firstPage = round === 0 ? 0 : inView.current;
    fetchPage(queryKey, firstPage).then(
      ({ total, rows }) => {
        if (!isWanted) return;
        setError(undefined);
        setFetched({ queryKey, total, pages: new Map([[firstPage, rows]]), asked: new Set([firstPage]) });
      },
      (thrown: unknown) => {
        if (isWanted) setError(toEngineError(thrown));
      },
    );
    return () => {
      isWanted = false;
    };
  }, [queryKey, round]);

  const reload = useCallback(() => {
    setRound((before) => before + 1);
  }, []);
  useEffect(
    () =>
      onVaultChanged((what) => {
        if (what === 'files' || what === 'returns') reload();
      }),
    [reload],
  );

  const rows = useMemo<RowSource<TakeoutRow>>(() => {
    if (!fetched) return { rowCount: 0, getRow: () => undefined };
    const { queryKey: key, pages, asked, total } = fetched;
    return {
      rowCount: total,
      getRow: (index) => pages.get(Math.floor(index / pageLength))?.[index % pageLength],
      onRangeNeeded: (start, end) => {
        inView.current = Math.floor(start / pageLength);
        for (let page = inView.current; page * pageLength < end; page += 1) {
          if (asked.has(page)) continue;
          asked.add(page);
          fetchPage(key, page).then(
            (answer) => {
              pages.set(page, answer.rows);
              drawAgain((before) => before + 1);
            },
            (thrown: unknown) => {
              asked.delete(page);
              setError(toEngineError(thrown));
            },
          );
        }
      },
      keysInRange: (start, end) => idsInRange(JSON.parse(key) as RowQuery, start, end),
    };
  }, [fetched]);

  return { rows, total: fetched?.total ?? null, error, reload };
}

function fetchPage(queryKey: string, page: number): Promise<{ total: number; rows: readonly TakeoutRow[] }> {
  const query = JSON.parse(queryKey) as RowQuery;
  return callEngine('files/list', { ...query, offset: page * pageLength, limit: pageLength });
}

/** Ids of the rows `start` to `end` (exclusive) of a query, in its order. */
export async function idsInRange(query: RowQuery, start: number, end: number): Promise<string[]> {
  const ids: string[] = [];
  for (let offset = start; offset < end; offset += longestPage) {
    const limit = Math.min(longestPage, end - offset);
    const page = await callEngine('files/list', { ...query, offset, limit });
    ids.push(...page.rows.map((row) => row.id));
    if (page.rows.length < limit) break;
  }
  return ids;
}
