/** For one thing that a dialog or a form does: busy while it is done, and why the last try failed. With progress and cancel: `useLongCall`. */
import { useState } from 'react';
import { toEngineError, type EngineError } from './engine-error.ts';

export interface Act {
  readonly isBusy: boolean;
  /** Why the last try failed; undefined while another one is made. */
  readonly error: EngineError | undefined;
  /** Does it. What `work` throws becomes `error`; what has to follow a success stands in `work`. */
  readonly act: (work: () => Promise<void>) => Promise<void>;
}

export function useAct(): Act {
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<EngineError>();
  const act = async (work: () => Promise<void>): Promise<void> => {
    setIsBusy(true);
    setError(undefined);
    try {
      await work();
    } catch (thrown) {
      setError(toEngineError(thrown));
    } finally {
      setIsBusy(false);
    }
  };
  return { isBusy, error, act };
}
