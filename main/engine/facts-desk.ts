/** What the machine said of itself, as the shell (or the command line) read it: kept for a while in the engine, where no page can touch it. */
import type { FactId, Facts } from '../../preload/contract/check-facts.ts';
import { AppError } from '../../preload/contract/errors.ts';

export interface FactsDesk {
  /** With `only`, one fact is replaced; the others grow no younger by it. */
  learn(facts: Facts, only?: FactId | null): void;
  /** Throws `check/no-facts`, or `check/facts-old` for facts that were read too long ago. */
  recent(): Facts;
}

/** Long enough for a slow reader with a passphrase, too short for facts of this morning. */
const recentMs = 15 * 60 * 1000;

/** `monotonic` in milliseconds; a wall clock that is set does not make old facts young. */
export function createFactsDesk(monotonic: () => number): FactsDesk {
  let newest: { readonly facts: Facts; readonly at: number } | null = null;
  return {
    learn(facts, only = null) {
      if (only === null) newest = { facts, at: monotonic() };
      else if (newest !== null) newest = { ...newest, facts: { ...newest.facts, [only]: facts[only] } };
    },
    recent() {
      if (newest === null) throw new AppError('check/no-facts');
      if (monotonic() - newest.at > recentMs) throw new AppError('check/facts-old');
      return newest.facts;
    },
  };
}
