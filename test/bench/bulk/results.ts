/** From all that was measured to medians, ratios and the table in RESULTS.md. For the bulk benchmark. */
import { cpus, loadavg } from 'node:os';
import type { Corpus, CorpusName } from './corpora.ts';
import type { Limits } from './limits.ts';
import { works } from './store.ts';
import type { Kind, Measured, Store, Work } from './store.ts';

/** One figure of the table. */
export interface Figure {
  readonly store: string;
  readonly kind: Kind;
  readonly corpus: CorpusName;
  readonly work: Work;
  readonly ms: number;
  readonly peakMebibytes: number;
  readonly runs: number;
}

/** A line of the table: ours, and the fastest of those that do the same kind of thing. */
export interface Comparison {
  readonly row: string;
  readonly ours: Figure;
  readonly best: Figure;
  /** Ours to theirs: below 1 we are ahead. */
  readonly ratio: number;
}

/** A command takes that long before it does anything. */
const leastMs = 50;

export const ourName = 'mochidashi';

function medianMs(all: readonly Measured[]): number {
  const values = all.map(({ ms }) => ms).sort((a, b) => a - b);
  return values[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** Medians of what was measured in the rounds. */
export function createFigures() {
  const measured = new Map<string, { store: Store; corpus: CorpusName; work: Work; all: Measured[] }>();
  return {
    add(store: Store, corpus: CorpusName, work: Work, one: Measured): void {
      const key = `${store.name} ${corpus} ${work}`;
      const known = measured.get(key) ?? { store, corpus, work, all: [] };
      known.all.push(one);
      measured.set(key, known);
    },
    figures: (): Figure[] =>
      [...measured.values()].map(({ store, corpus, work, all }) => {
        const opening = measured.get(`${store.name} ${corpus} open`)?.all ?? [];
        const isAlone = work === 'open' || store.opensEachTime !== true;
        return {
          store: store.name,
          kind: store.kind,
          corpus,
          work,
          // Not below what it took to start at all: a derivation is not the same length each time.
          ms: isAlone ? medianMs(all) : Math.max(medianMs(all) - medianMs(opening), leastMs),
          peakMebibytes: Math.max(...all.map(({ peakKibibytes }) => peakKibibytes)) / 1024,
          runs: all.length,
        };
      }),
  };
}

/** An archive is a peer where all of it is wanted at once: one file, a whole folder, the names. Not where each small file is to be had by itself. */
function isPeer(figure: Figure): boolean {
  if (figure.store === ourName || figure.kind === 'plain') return false;
  const areMany = figure.corpus === 'B' || figure.corpus === 'D';
  return figure.kind === 'vault' || !areMany || figure.work === 'list' || figure.work === 'listOpen';
}

export function compare(figures: readonly Figure[]): Comparison[] {
  return figures
    .filter(({ store }) => store === ourName)
    .flatMap((ours) => {
      const [best] = figures
        .filter((each) => each.corpus === ours.corpus && each.work === ours.work && isPeer(each))
        .sort((a, b) => a.ms - b.ms);
      return best ? [{ row: `${ours.work} ${ours.corpus}`, ours, best, ratio: ours.ms / best.ms }] : [];
    });
}

const words: Record<Work, string> = {
  takeIn: 'take in',
  giveBack: 'give back',
  open: 'open',
  list: 'list, from locked',
  listOpen: 'list, opened before',
  verify: 'verify',
};

const seconds = (ms: number): string => (ms / 1000).toFixed(ms < 1000 ? 3 : 2);

/** The section of RESULTS.md about one corpus. */
export function corpusReport(corpus: Corpus, figures: readonly Figure[]): string {
  const here = figures.filter((figure) => figure.corpus === corpus.name);
  const stores = [...new Set(here.map(({ store }) => store))];
  const lines = works.flatMap((work) => {
    const row = here.filter((figure) => figure.work === work);
    if (row.length === 0) return [];
    const cells = stores.map((store) => {
      const figure = row.find((each) => each.store === store);
      return figure ? `${seconds(figure.ms)} (${figure.peakMebibytes.toFixed(0)})` : '–';
    });
    const [comparison] = compare(row);
    const verdict = comparison ? `**${comparison.ratio.toFixed(2)}** × ${comparison.best.store}` : '';
    return [`| ${words[work]} | ${cells.join(' | ')} | ${verdict} |`];
  });
  const runs = Math.max(...here.map((figure) => figure.runs));
  return [
    `### ${corpus.name}: ${corpus.what}`,
    '',
    `Seconds, medians of ${String(runs)} interleaved runs on tmpfs (peak MiB of the process that did it). Load average at the end: ${loadavg()[0]?.toFixed(1) ?? ''} on ${String(cpus().length)} processors; with others at work, whoever uses both looks worse than he is.`,
    '',
    `| | ${stores.join(' | ')} | ours to the fastest peer |`,
    `|---|${stores.map(() => '---:').join('|')}|---|`,
    ...lines,
  ].join('\n');
}

/** The section about the machine and the peers. */
export function machineReport(stores: readonly Store[], limits: Limits): string {
  const [cpu] = cpus();
  const speed = (value: number): string => `${value.toFixed(2)} GB/s`;
  return [
    '### Machine and peers',
    '',
    `${String(cpus().length)} × ${cpu?.model.trim() ?? ''}. memcpy ${speed(limits.memcpy)} in cache; libsodium seals ${speed(limits.seal)} on one thread, ${speed(limits.sealOnTwo)} on two, opens ${speed(limits.open)}; SHA-256 ${speed(limits.sha256)}.`,
    '',
    'Ours are an open vault, as mounted peers are mounted; the key derivation is left out of opening and listing, and what `open` takes out of the other steps of those that open anew each time (restic, borg). The last column counts vaults for B and D (archives only for listing), and all but `cp` for A and C. `verify` of rclone reads the originals, too; of mounts it is reading every file.',
    '',
    ...stores.map((store) => `- ${store.name}: ${store.version()}`),
  ].join('\n');
}
