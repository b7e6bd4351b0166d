/** The office's ledger as rows for a table: asked for in pieces as they come into view, anew when the query or the ledger changes. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { CallInput } from '../../../preload/contract/engine.ts';
import type { TakeoutPage, TakeoutRow } from '../../../preload/contract/values.ts';
import { toEngineError, type EngineError } from '../../bridge/engine-error.ts';
import { callEngine, onVaultChanged } from '../../bridge/engine.ts';
import type { RowSource } from '../../ui/data-table/data-table.tsx';

export type LedgerQuery = Omit<CallInput<'office/ledger'>, 'offset' | 'limit'>;

export interface LedgerRows {
  /** Undefined until the first piece came. */
  readonly rows: RowSource<TakeoutRow> | undefined;
  readonly error: EngineError | undefined;
  readonly loading: boolean;
  readonly reload: () => void;
}

const pieceRows = 200;

/** The pieces of one query's answer. */
interface Pieces {
  readonly total: number;
  readonly byNumber: ReadonlyMap<number, readonly TakeoutRow[]>;
}

export function useLedgerRows(query: LedgerQuery): LedgerRows {
  const key = JSON.stringify(query);
  const [round, setRound] = useState(0);
  const [pieces, setPieces] = useState<Pieces>();
  const [error, setError] = useState<EngineError>();
  const [loading, setLoading] = useState(true);
  // Identity of the query whose answers are wanted; answers to an older one are dropped.
  const current = useRef<{
    readonly round: number;
    readonly asked: Set<number>;
    readonly ask: (piece: number) => Promise<TakeoutPage>;
  }>(null);

  useEffect(() => {
    const parsed = JSON.parse(key) as LedgerQuery;
    const mine = {
      round,
      asked: new Set([0]),
      ask: (piece: number) => callEngine('office/ledger', { ...parsed, offset: piece * pieceRows, limit: pieceRows }),
    };
    current.current = mine;
    setLoading(true);
    mine.ask(0).then(
      ({ total, rows }) => {
        if (current.current !== mine) return;
        setPieces({ total, byNumber: new Map([[0, rows]]) });
        setError(undefined);
        setLoading(false);
      },
      (thrown: unknown) => {
        if (current.current !== mine) return;
        setError(toEngineError(thrown));
        setLoading(false);
      },
    );
  }, [key, round]);

  useEffect(
    () =>
      onVaultChanged((what) => {
        if (what === 'ledger' || what === 'returns') setRound((before) => before + 1);
      }),
    [],
  );

  const onRangeNeeded = useCallback((start: number, end: number) => {
    const mine = current.current;
    if (!mine) return;
    for (let piece = Math.floor(start / pieceRows); piece * pieceRows < end; piece += 1) {
      if (mine.asked.has(piece)) continue;
      mine.asked.add(piece);
      mine.ask(piece).then(
        ({ total, rows }) => {
          if (current.current !== mine) return;
          setPieces((before) => ({ total, byNumber: new Map(before?.byNumber).set(piece, rows) }));
        },
        // Asked again when the rows come into view the next time.
        () => mine.asked.delete(piece),
      );
    }
  }, []);

  const rows = useMemo(
    () =>
      pieces && {
        rowCount: pieces.total,
        getRow: (index: number) => pieces.byNumber.get(Math.floor(index / pieceRows))?.[index % pieceRows],
        onRangeNeeded,
      },
    [pieces, onRangeNeeded],
  );
  const reload = useCallback(() => {
    setRound((before) => before + 1);
  }, []);
  return { rows, error, loading, reload };
}
