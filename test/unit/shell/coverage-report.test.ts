import { describe, expect, it } from 'vitest';
import { createCoverageReport } from '../../../main/shell/coverage-report.ts';
import type { CoverageState, SignalCoverage } from '../../../preload/contract/away.ts';

const of = (state: SignalCoverage['state']): SignalCoverage[] => [
  { signal: 'lid', state, sources: ['org.freedesktop.UPower LidIsClosed'], reason: null, seenAt: null },
];

describe('the report of what the machine notices', () => {
  it('waits until it rests, tells the last of it once, and no technical names', () => {
    const timers: { work: () => void; isOff: boolean }[] = [];
    const told: (readonly CoverageState[])[] = [];
    const take = createCoverageReport({
      after: (_ms, work) => {
        const timer = { work, isOff: false };
        timers.push(timer);
        return () => {
          timer.isOff = true;
        };
      },
      tell: (signals) => told.push(signals),
    });
    take(of('untested'));
    take(of('works'));
    expect(told).toEqual([]);
    for (const { work, isOff } of timers) if (!isOff) work();
    expect(told).toEqual([[{ signal: 'lid', state: 'works', reason: null }]]);
  });
});
