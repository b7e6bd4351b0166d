/** One check before work as the page holds it: facts being read, what the worker answered, what the engine says of both. For check-page.tsx. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { HandedIn } from '../../../preload/contract/check.ts';
import type { FactId, Facts } from '../../../preload/contract/check-facts.ts';
import type { CheckId, ManualItem, Place } from '../../../preload/contract/check-policy.ts';
import type { CallOutput } from '../../../preload/contract/engine.ts';
import { toEngineError, type EngineError } from '../../bridge/engine-error.ts';
import { callEngine } from '../../bridge/engine.ts';
import { useShellEvent } from '../../bridge/events.ts';
import { callShell } from '../../bridge/shell.ts';

export type Judged = CallOutput<'check/judge'>;
export type Terms = CallOutput<'check/terms'>;

/** What the worker may say to one check, besides yes and no. */
export type Words = 'reasons' | 'excuses';

export interface CheckNow {
  readonly handedIn: HandedIn;
  /** Undefined until the facts were read once. */
  readonly judged: Judged | undefined;
  readonly facts: Facts | undefined;
  /** Facts read so far of those that are being read; null while none are. */
  readonly reading: { readonly done: number; readonly total: number; readonly only: FactId | null } | null;
  readonly error: EngineError | undefined;
  /** Reads the facts anew, or one of them; what was answered stays. */
  readonly readAgain: (only?: FactId) => void;
  readonly setPlace: (place: Place) => void;
  readonly answer: (item: ManualItem, said: 'yes' | 'no') => void;
  readonly attest: (check: CheckId, isOn: boolean) => void;
  readonly write: (kind: Words, check: CheckId, text: string) => void;
  readonly enterCode: (check: CheckId, code: string) => void;
}

/** The list with another word for this check; an empty one is none. */
function withText<Entry extends { readonly check: CheckId }>(
  list: readonly Entry[],
  entry: Entry,
  isEmpty: boolean,
): Entry[] {
  const others = list.filter(({ check }) => check !== entry.check);
  return isEmpty ? others : [...others, entry];
}

/** `before` is what was answered when the vault stayed locked: nothing has to be said twice. */
export function useCheck(terms: Terms, before: HandedIn | null): CheckNow {
  const [handedIn, setHandedIn] = useState<HandedIn>(
    before ?? {
      place: terms.last?.place ?? 'home',
      manual: {},
      attested: [],
      reasons: [],
      excuses: [],
      codes: [],
    },
  );
  const [facts, setFacts] = useState<Facts>();
  const [judged, setJudged] = useState<Judged>();
  const [reading, setReading] = useState<CheckNow['reading']>(null);
  const [error, setError] = useState<EngineError>();
  const lastAsked = useRef(0);
  useShellEvent('factsProgress', ({ done, total }) => {
    setReading((now) => (now === null ? null : { ...now, done, total }));
  });

  const readAgain = useCallback((only: FactId | null = null) => {
    const read = async (): Promise<void> => {
      setReading({ done: 0, total: 0, only });
      setError(undefined);
      try {
        const answer = await callShell('check/read-facts', { only });
        setFacts(answer.facts);
      } catch (thrown) {
        setError(toEngineError(thrown));
      } finally {
        setReading(null);
      }
    };
    void read();
  }, []);
  useEffect(() => {
    readAgain();
  }, [readAgain]);

  useEffect(() => {
    if (facts === undefined) return;
    const mine = (lastAsked.current += 1);
    callEngine('check/judge', handedIn).then(
      (answer) => {
        if (mine === lastAsked.current) setJudged(answer);
      },
      (thrown: unknown) => {
        if (mine === lastAsked.current) setError(toEngineError(thrown));
      },
    );
  }, [facts, handedIn]);

  const change = (part: (now: HandedIn) => Partial<HandedIn>): void => {
    setHandedIn((now) => ({ ...now, ...part(now) }));
  };
  return {
    handedIn,
    judged,
    facts,
    reading,
    error,
    readAgain,
    setPlace: (place) => {
      change(() => ({ place }));
    },
    answer: (item, said) => {
      change(({ manual }) => ({ manual: { ...manual, [item]: said } }));
    },
    attest: (check, isOn) => {
      change(({ attested }) => ({
        attested: [...attested.filter((each) => each !== check), ...(isOn ? [check] : [])],
      }));
    },
    write: (kind, check, text) => {
      change((now) => ({ [kind]: withText(now[kind], { check, text }, text === '') }));
    },
    enterCode: (check, code) => {
      change(({ codes }) => ({ codes: withText(codes, { check, code }, code === '') }));
    },
  };
}
