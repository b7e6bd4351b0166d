/** Content of one version for a part of the viewer; dropped when the part goes away or another version is shown. */
import { useEffect, useState } from 'react';
import { toEngineError, type EngineError } from '../../../bridge/engine-error.ts';
import { callEngine } from '../../../bridge/engine.ts';
import { readContent } from './read-content.ts';

export interface Content {
  readonly bytes: Uint8Array<ArrayBuffer> | undefined;
  readonly error: EngineError | undefined;
  /** 0 to 1 while it is read; null before the first piece came. */
  readonly share: number | null;
  readonly reload: () => void;
}

export interface ContentWish {
  readonly id: string;
  readonly versionId: string;
  readonly offset?: number;
  readonly length: number;
}

interface State {
  readonly key: string;
  readonly bytes?: Uint8Array<ArrayBuffer>;
  readonly error?: EngineError;
  readonly share: number | null;
}

/** Null reads nothing. Another wish drops what the last one brought at once. */
export function useContent(wish: ContentWish | null): Content {
  const [turn, setTurn] = useState(0);
  const key = wish === null ? '' : JSON.stringify({ ...wish, turn });
  const [state, setState] = useState<State>({ key: '', share: null });

  useEffect(() => {
    if (key === '') return undefined;
    const { id, versionId, offset = 0, length } = JSON.parse(key) as ContentWish;
    const abort = new AbortController();
    const onProgress = (done: number, total: number) => {
      setState({ key, share: total === 0 ? 1 : done / total });
    };
    readContent(
      (input) => callEngine('files/read', input),
      { id, versionId },
      { offset, length: Math.max(1, length) },
      {
        signal: abort.signal,
        onProgress,
      },
    ).then(
      (bytes) => {
        if (!abort.signal.aborted) setState({ key, bytes, share: 1 });
      },
      (error: unknown) => {
        if (!abort.signal.aborted) setState({ key, error: toEngineError(error), share: null });
      },
    );
    return () => {
      abort.abort();
      // Nothing of the content outlives its view.
      setState({ key: '', share: null });
    };
  }, [key]);

  const isMine = state.key === key;
  return {
    bytes: isMine ? state.bytes : undefined,
    error: isMine ? state.error : undefined,
    share: isMine ? state.share : null,
    reload: () => {
      setTurn((last) => last + 1);
    },
  };
}
