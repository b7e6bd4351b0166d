/** Medians of repeated runs, and the table they are printed in. For the benchmarks. */
import { performance } from 'node:perf_hooks';

/** Milliseconds of `work`, the median of so many runs; `before` is not counted. */
export async function medianMs(
  runs: number,
  work: () => unknown,
  before: () => unknown = () => undefined,
): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    await before();
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[Math.floor(runs / 2)] ?? Number.NaN;
}

export interface Row {
  readonly work: string;
  readonly ours: number;
  /** Milliseconds of the peer, or of the budget where there is no peer. */
  readonly against: number;
  readonly peer: string;
  /** Falls short above this ratio. */
  readonly mostRatio: number;
}

/** Prints the rows and tells whether all of them are within their ratio. */
export function report(rows: readonly Row[]): boolean {
  for (const { work, ours, against, peer, mostRatio } of rows) {
    const ratio = ours / against;
    const verdict = ratio <= mostRatio ? 'ok' : 'FALLS SHORT';
    process.stdout.write(
      `${work}: ours ${ours.toFixed(0)} ms, ${peer} ${against.toFixed(0)} ms, ratio ${ratio.toFixed(2)} (at most ${mostRatio.toFixed(2)}) ${verdict}\n`,
    );
  }
  return rows.every(({ ours, against, mostRatio }) => ours / against <= mostRatio);
}
