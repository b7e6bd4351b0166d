/**
 * Taking in, giving back, opening, listing and verifying the corpora of QUALITY, by us and by what people use today, interleaved in one run
 * on tmpfs. Writes its part of RESULTS.md. Arguments: `--quick` (small corpora, only the rows won before; fails when one of them is
 * behind by more than a fifth), `--corpus ABCD`, `--stores name,name`, `--runs N`.
 */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { archives } from './bulk/archives.ts';
import { makeCorpus } from './bulk/corpora.ts';
import type { Corpus, CorpusName } from './bulk/corpora.ts';
import { measureLimits } from './bulk/limits.ts';
import { mounts, unmountBelow } from './bulk/mounts.ts';
import { ours } from './bulk/ours.ts';
import { repositories } from './bulk/repositories.ts';
import { compare, corpusReport, createFigures, machineReport } from './bulk/results.ts';
import type { Comparison } from './bulk/results.ts';
import { works } from './bulk/store.ts';
import type { Store, Work } from './bulk/store.ts';
import { replaceSection } from './results-file.ts';

const { values: given } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    corpus: { type: 'string', default: 'ABCD' },
    stores: { type: 'string' },
    runs: { type: 'string' },
  },
});
/** Behind a peer by more than this on a row that was won before is a failure. */
const mostBehind = 1.2;
const shares: Record<CorpusName, number> = given.quick
  ? { A: 0.25, B: 0.2, C: 0.1, D: 0.05 }
  : { A: 1, B: 1, C: 1, D: 1 };
const runs = Number(given.runs ?? (given.quick ? 3 : 5));
/** Rows such as `takeIn B`. */
const won = JSON.parse(readFileSync(new URL('bulk/won.json', import.meta.url), 'utf8')) as string[];

const everybody: readonly Store[] = [ours, ...archives, ...mounts, ...repositories];
/** In the quick form only those that were ever the fastest at something. */
const quickPeers = ['age', 'gocryptfs', 'securefs', 'restic', 'rclone crypt'];
const wanted =
  given.stores?.split(',') ?? (given.quick ? [ours.name, ...quickPeers] : everybody.map(({ name }) => name));
const stores = everybody.filter(({ name }) => wanted.includes(name));
const corpusNames = (['A', 'B', 'C', 'D'] as const)
  .filter((name) => given.corpus.includes(name))
  .filter((name) => !given.quick || won.some((row) => row.endsWith(name)));

const root = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'mochidashi-bench-'));
const figures = createFigures();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  // Comes through once the peer at work is done.
  process.once(signal, () => {
    unmountBelow(root);
    rmSync(root, { recursive: true, force: true });
    process.exit(1);
  });
}

/** There is little to list where there are few files. In the quick form only what was won is measured, and what goes before it. */
function isWanted(work: Work, corpus: CorpusName): boolean {
  if (work.startsWith('list') && corpus !== 'B' && corpus !== 'D') return false;
  return !given.quick || work === 'takeIn' || work === 'open' || won.includes(`${work} ${corpus}`);
}

/** All steps of one store with one corpus. The first time, what comes back is compared with what went in. */
async function runOnce(store: Store, corpus: Corpus, isFirst: boolean): Promise<void> {
  const folder = join(root, 'work');
  const [own, target] = [join(folder, 'own'), join(folder, 'given-back')];
  for (const each of [own, target]) mkdirSync(each, { recursive: true });
  const run = await store.start(own, corpus);
  try {
    for (const work of works.filter((each) => isWanted(each, corpus.name))) {
      if (work === 'giveBack') figures.add(store, corpus.name, work, await run.giveBack(target));
      else {
        const measured = await run[work]?.();
        if (measured) figures.add(store, corpus.name, work, measured);
      }
    }
    if (isFirst && isWanted('giveBack', corpus.name)) execFileSync('diff', ['-r', '--brief', corpus.folder, target]);
  } finally {
    await run.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function tell({ row, ours: own, best, ratio }: Comparison): void {
  const behind = won.includes(row) && ratio > mostBehind ? ' FALLS SHORT' : '';
  process.stdout.write(
    `${row}: ours ${own.ms.toFixed(0)} ms, ${best.store} ${best.ms.toFixed(0)} ms, ratio ${ratio.toFixed(2)}${behind}\n`,
  );
}

try {
  if (!given.quick) replaceSection('machine', machineReport(stores, await measureLimits()));
  for (const name of corpusNames) {
    const corpus = makeCorpus(root, name, shares[name]);
    for (let round = 0; round < runs; round += 1) {
      // A different one begins each time.
      const turn = round % stores.length;
      for (const store of [...stores.slice(turn), ...stores.slice(0, turn)]) await runOnce(store, corpus, round === 0);
      // After each round: what was measured so far is worth having when somebody ends it.
      if (!given.quick) replaceSection(name, corpusReport(corpus, figures.figures()));
    }
    rmSync(corpus.folder, { recursive: true });
    for (const comparison of compare(figures.figures()).filter(({ ours: { corpus: of } }) => of === name))
      tell(comparison);
  }
  const comparisons = compare(figures.figures());
  const lost = comparisons.filter(({ row, ratio }) => won.includes(row) && ratio > mostBehind);
  process.stdout.write(`${String(comparisons.length)} rows, ${String(lost.length)} of those won before are behind\n`);
  process.exitCode = lost.length === 0 ? 0 : 1;
} finally {
  rmSync(root, { recursive: true, force: true });
}
