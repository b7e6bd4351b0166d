/** Hooks for calls to the engine: `useCall` for what a page shows, `useLongCall` for what a page does and can cancel. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { CallInput, CallName, CallOutput } from '../../preload/contract/engine.ts';
import type { Progress } from '../../preload/contract/values.ts';
import type { Changed } from './engine-client.ts';
import { toEngineError, type EngineError } from './engine-error.ts';
import { callEngine, onVaultChanged } from './engine.ts';

export interface CallResult<Value> {
  /** The newest value; the previous one while it is asked for again, undefined before the first came. */
  readonly value: Value | undefined;
  /** Why the last try failed; undefined once a try succeeds. The previous value stays. */
  readonly error: EngineError | undefined;
  /** True while the engine is being asked. */
  readonly loading: boolean;
  /** Asks again now. */
  readonly reload: () => void;
}

/**
 * Asks the engine and asks again when the input changes or the vault says that something changed. Input null: does not ask.
 * `changedBy` narrows the changes that matter (default: all).
 */
export function useCall<Name extends CallName>(
  name: Name,
  input: CallInput<Name> | null,
  { changedBy }: { readonly changedBy?: readonly Changed[] } = {},
): CallResult<CallOutput<Name>> {
  const inputKey = input === null ? null : JSON.stringify(input);
  const changedByKey = changedBy?.join(' ');
  const [state, setState] = useState<{
    readonly name: Name;
    readonly value?: CallOutput<Name>;
    readonly error?: EngineError;
    readonly loading: boolean;
  }>({ name, loading: inputKey !== null });

  // Of several questions under way the last one counts.
  const lastAsked = useRef(0);
  const ask = useCallback(() => {
    lastAsked.current += 1;
    const mine = lastAsked.current;
    if (inputKey === null) {
      setState({ name, loading: false });
      return;
    }
    setState((previous) => (previous.name === name ? { ...previous, loading: true } : { name, loading: true }));
    callEngine(name, JSON.parse(inputKey) as CallInput<Name>).then(
      (value) => {
        if (lastAsked.current === mine) setState({ name, value, loading: false });
      },
      (error: unknown) => {
        if (lastAsked.current === mine)
          setState((previous) => ({ ...previous, error: toEngineError(error), loading: false }));
      },
    );
  }, [name, inputKey]);

  useEffect(() => {
    ask();
    return () => {
      lastAsked.current += 1;
    };
  }, [ask]);

  useEffect(
    () =>
      onVaultChanged((what) => {
        if (changedByKey === undefined || changedByKey.split(' ').includes(what)) ask();
      }),
    [changedByKey, ask],
  );

  return { value: state.value, error: state.error, loading: state.loading, reload: ask };
}

export interface LongCall<Name extends CallName> {
  /**
   * Starts the call; resolves with its output, or with undefined when it failed or was cancelled (see `error`). While one runs,
   * another start is ignored and gives undefined.
   */
  readonly start: (input: CallInput<Name>) => Promise<CallOutput<Name> | undefined>;
  readonly cancel: () => void;
  readonly running: boolean;
  /** True between the wish to cancel and the engine's answer. */
  readonly cancelling: boolean;
  /** Undefined until the first progress came. */
  readonly progress: Progress | undefined;
  readonly value: CallOutput<Name> | undefined;
  /** `job/cancelled` after a cancel. */
  readonly error: EngineError | undefined;
  /** Forgets value and error. */
  readonly reset: () => void;
}

const idle = { running: false, cancelling: false, progress: undefined, value: undefined, error: undefined };

/** A call that the user starts, watches and can cancel. It is cancelled when the component goes away. */
export function useLongCall<Name extends CallName>(name: Name): LongCall<Name> {
  const abort = useRef<AbortController | null>(null);
  const [state, setState] = useState<Omit<LongCall<Name>, 'start' | 'cancel' | 'reset'>>(idle);

  const start = useCallback(
    async (input: CallInput<Name>) => {
      if (abort.current) return undefined;
      const mine = new AbortController();
      abort.current = mine;
      setState({ ...idle, running: true });
      const onProgress = (progress: Progress): void => {
        setState((previous) => ({ ...previous, progress }));
      };
      try {
        const value = await callEngine(name, input, { onProgress, signal: mine.signal });
        setState({ ...idle, value });
        return value;
      } catch (error) {
        setState({ ...idle, error: toEngineError(error) });
        return undefined;
      } finally {
        abort.current = null;
      }
    },
    [name],
  );

  const cancel = useCallback(() => {
    if (!abort.current) return;
    abort.current.abort();
    setState((previous) => ({ ...previous, cancelling: true }));
  }, []);

  const reset = useCallback(() => {
    if (!abort.current) setState(idle);
  }, []);

  useEffect(() => () => abort.current?.abort(), []);

  return { ...state, start, cancel, reset };
}
