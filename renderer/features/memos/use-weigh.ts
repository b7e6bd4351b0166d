/** The estimate while typing: a little after the last key the engine is asked, the newest answer counts, nothing of the question is kept. */
import { useEffect, useRef, useState } from 'react';
import type { MemoKind } from '../../../preload/contract/memo.ts';
import { isEngineError } from '../../bridge/engine-error.ts';
import { callEngine } from '../../bridge/engine.ts';
import type { FinderReportProps } from './finder-report.tsx';
import { wipe } from './secret-bytes.ts';

/** So long nothing must be typed before the engine is asked. */
const pauseMs = 150;

/** What stands in the form; `text` and `password` are null where nothing was typed. */
export interface TypedMemo {
  readonly service: string;
  readonly account: string;
  readonly usedAt: string;
  readonly kind: MemoKind;
  readonly text: Uint8Array<ArrayBuffer> | null;
  readonly password: Uint8Array<ArrayBuffer> | null;
}

export interface Weighing {
  readonly weighed: FinderReportProps['weighed'];
  /** Something changed: `read` is called when the pause is over, and what it gave is overwritten after the answer. */
  readonly ask: (read: () => TypedMemo) => void;
}

export function useWeigh(): Weighing {
  const [weighed, setWeighed] = useState<FinderReportProps['weighed']>('waiting');
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const newest = useRef(0);
  useEffect(
    () => () => {
      clearTimeout(timer.current);
      newest.current += 1;
    },
    [],
  );

  const weigh = async (read: () => TypedMemo, mine: number): Promise<void> => {
    const { text, password, ...facts } = read();
    try {
      if (!text || !password) {
        setWeighed('waiting');
        return;
      }
      setWeighed((before) => (typeof before === 'string' ? 'busy' : before));
      const answer = await callEngine('memo/weigh', { ...facts, text, password });
      if (newest.current === mine) setWeighed(answer);
    } catch (thrown) {
      if (newest.current === mine && !isEngineError(thrown, 'job/cancelled')) setWeighed('failed');
    } finally {
      wipe(text, password);
    }
  };
  const ask = (read: () => TypedMemo): void => {
    clearTimeout(timer.current);
    newest.current += 1;
    const mine = newest.current;
    timer.current = setTimeout(() => void weigh(read, mine), pauseMs);
  };
  return { weighed, ask };
}
