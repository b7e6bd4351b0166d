/** What this machine can notice, kept up to date, and the self-test of one signal at a time. For the coverage list. */
import { useCallback, useEffect, useState } from 'react';
import type { SignalCoverage, SignalId } from '../../../preload/contract/away.ts';
import { toEngineError, type EngineError } from '../../bridge/engine-error.ts';
import { useShellEvent } from '../../bridge/events.ts';
import { callShell } from '../../bridge/shell.ts';

export interface SelfTest {
  readonly signal: SignalId;
  readonly state: 'waiting' | 'seen' | 'missed';
}

export interface CoverageNow {
  /** Undefined until the shell answered. */
  readonly coverage: readonly SignalCoverage[] | undefined;
  readonly error: EngineError | undefined;
  readonly test: SelfTest | null;
  readonly startTest: (signal: SignalId) => void;
}

export function useCoverage(): CoverageNow {
  const [coverage, setCoverage] = useState<readonly SignalCoverage[]>();
  const [error, setError] = useState<EngineError>();
  const [test, setTest] = useState<SelfTest | null>(null);
  const [until, setUntil] = useState<number | null>(null);
  const ask = useCallback(async () => {
    try {
      setCoverage(await callShell('away/coverage', {}));
    } catch (thrown) {
      setError(toEngineError(thrown));
    }
  }, []);
  useEffect(() => {
    void ask();
  }, [ask]);
  useShellEvent('coverage', (event) => {
    setCoverage(event.coverage);
  });
  useShellEvent('signalSeen', ({ signal }) => {
    setTest((now) => (now?.signal === signal ? { signal, state: 'seen' } : now));
    void ask();
  });
  useEffect(() => {
    if (until === null) return;
    const timer = setTimeout(
      () => {
        setTest((now) => (now?.state === 'waiting' ? { ...now, state: 'missed' } : now));
      },
      Math.max(0, until - Date.now()),
    );
    return () => {
      clearTimeout(timer);
    };
  }, [until]);
  useEffect(() => () => void callShell('away/end-self-tests', {}), []);
  const startTest = (signal: SignalId) => {
    setError(undefined);
    setTest(null);
    callShell('away/self-test', { signal }).then(
      (started) => {
        // Not before: what somebody does at once would come before anybody waits for it.
        setTest({ signal, state: 'waiting' });
        setUntil(Date.parse(started.until));
      },
      (thrown: unknown) => {
        setError(toEngineError(thrown));
      },
    );
  };
  return { coverage, error, test, startTest };
}
