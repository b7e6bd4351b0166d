/** Tells the engine what this machine notices, once it has come to rest: sources appear one after the other. For presence.ts. */
import type { CoverageState, SignalCoverage } from '../../preload/contract/away.ts';

/** Longer than the buses of a desktop take to be asked. */
const restMs = 2000;

/** Returns the function that takes each state of the coverage in; `tell` gets the last one when no other has come for a while. */
export function createCoverageReport({
  after,
  tell,
}: {
  after: (ms: number, work: () => void) => () => void;
  tell: (signals: readonly CoverageState[]) => void;
}): (coverage: readonly SignalCoverage[]) => void {
  let callOff = (): void => undefined;
  return (coverage) => {
    callOff();
    callOff = after(restMs, () => {
      tell(coverage.map(({ signal, state, reason }) => ({ signal, state, reason })));
    });
  };
}
