/** The log as a table's source: pages of 200 lines from the engine, newest first, fetched as they come into view. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { CallOutput } from '../../../preload/contract/engine.ts';
import { toEngineError, type EngineError } from '../../bridge/engine-error.ts';
import { callEngine } from '../../bridge/engine.ts';
import type { RowSource } from '../../ui/data-table/data-table.tsx';

export type LogRow = CallOutput<'audit/list'>['rows'][number];

const pageLength = 200;

interface Fetched {
  readonly search: string;
  readonly total: number;
  readonly pages: Map<number, readonly LogRow[]>;
  readonly asked: Set<number>;
}

export interface LogRows {
  readonly rows: RowSource<LogRow>;
  readonly total: number | null;
  readonly error: EngineError | undefined;
  readonly reload: () => void;
}

export function useLogRows(search: string): LogRows {
  const [fetched, setFetched] = useState<Fetched | null>(null);
  const [, drawAgain] = useState(0);
  const [error, setError] = useState<EngineError>();
  // Of several questions under way the last one counts.
  const lastAsked = useRef(0);
  const reload = useCallback(() => {
    lastAsked.current += 1;
    const mine = lastAsked.current;
    fetchPage(search, 0).then(
      ({ total, rows }) => {
        if (mine !== lastAsked.current) return;
        setError(undefined);
        setFetched({ search, total, pages: new Map([[0, rows]]), asked: new Set([0]) });
      },
      (thrown: unknown) => {
        if (mine === lastAsked.current) setError(toEngineError(thrown));
      },
    );
  }, [search]);
  useEffect(reload, [reload]);

  const rows = useMemo<RowSource<LogRow>>(() => {
    if (!fetched) return { rowCount: 0, getRow: () => undefined };
    const { pages, asked, total } = fetched;
    return {
      rowCount: total,
      getRow: (index) => pages.get(Math.floor(index / pageLength))?.[index % pageLength],
      onRangeNeeded: (start, end) => {
        for (let page = Math.floor(start / pageLength); page * pageLength < end; page += 1) {
          if (asked.has(page)) continue;
          asked.add(page);
          fetchPage(fetched.search, page).then(
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
    };
  }, [fetched]);

  return { rows, total: fetched?.total ?? null, error, reload };
}

function fetchPage(search: string, page: number): Promise<CallOutput<'audit/list'>> {
  return callEngine('audit/list', { search, offset: page * pageLength, limit: pageLength });
}
