/**
 * Does cost grow with the number of files, and no faster? Listing, searching and opening with 1,000 to 100,000 entries (`--long`: a
 * million), verifying and returning with fewer. Writes its part of RESULTS.md, and fails where a step takes more than its budget or where
 * a file costs much more among many than among few.
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { listTakeouts, openVault, verifyVault } from '../../main/vault/vault.ts';
import { TakeoutQuery } from '../../preload/contract/values.ts';
import { quietJob } from '../helpers/job.ts';
import { goodPassphrase, makeVault, takeIn, testEnvironment } from '../helpers/vault-folder.ts';
import { addManyEntries } from './many-entries.ts';
import { measureReturn, returnSteps } from './many-returned.ts';
import { medianMs } from './measure.ts';
import { replaceSection } from './results-file.ts';

const isLong = process.argv.includes('--long');
const entryCounts = isLong ? [1000, 10_000, 100_000, 1_000_000] : [1000, 10_000, 100_000];
const objectCounts = isLong ? [1000, 10_000, 100_000] : [1000, 10_000];
const returnCounts = isLong ? [300, 1000, 3000] : [100, 300, 1000];
/** At 100,000 entries. */
const budgetMs = 100;
/** A file among the most may cost so many times what it costs among the fewest. */
const mostGrowth = 2;
const base = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

interface Line {
  readonly step: string;
  readonly count: number;
  readonly ms: number;
}

async function inFolder<Result>(parent: string, work: (root: string) => Promise<Result>): Promise<Result> {
  const root = mkdtempSync(join(parent, 'mochidashi-bench-'));
  try {
    return await work(root);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** Lists, searches and opens; the key derivation is left out. */
function measureEntries(count: number): Promise<Line[]> {
  return inFolder(base, async (root) => {
    const env = await testEnvironment(root);
    const folder = join(root, 'vault');
    let vault = await makeVault(env, folder);
    addManyEntries(vault, count);
    const terms = { now: vault.clock.now(), dueSoonDays: 3 };
    let touched = 0;
    const ask = (query: Partial<TakeoutQuery>) => () => {
      // Something changed: what is asked for is looked up anew.
      vault.settings.write('bench.touched', (touched += 1));
      const page = listTakeouts(vault.catalogue, 'entries', TakeoutQuery.parse(query), terms);
      if (page.rows.length === 0) throw new Error('the list is empty');
    };
    const byName = { sort: { by: 'name', descending: false } } as const;
    const steps: [string, () => unknown][] = [
      ['list: first page', ask({})],
      ['list: by name, page in the middle', ask({ ...byName, offset: count / 2 })],
      ['search: two characters', ask({ search: '港湾' })],
    ];
    const lines: Line[] = [];
    for (const [step, work] of steps) lines.push({ step, count, ms: await medianMs(5, work) });

    let derivingMs = 0;
    const argon2id: typeof env.sodium.argon2id = (input) => {
      const start = performance.now();
      const key = env.sodium.argon2id(input);
      derivingMs += performance.now() - start;
      return key;
    };
    const times: number[] = [];
    for (let run = 0; run < 5; run += 1) {
      await vault.close();
      derivingMs = 0;
      const start = performance.now();
      vault = await openVault({ ...env, sodium: { ...env.sodium, argon2id } }, { folder, passphrase: goodPassphrase });
      times.push(performance.now() - start - derivingMs);
    }
    await vault.close();
    const opening = times.sort((a, b) => a - b)[2] ?? Number.NaN;
    return [...lines, { step: 'open, key derivation left out', count, ms: opening }];
  });
}

function measureVerify(count: number): Promise<Line[]> {
  return inFolder(base, async (root) => {
    const vault = await makeVault(await testEnvironment(root, { poolSize: 2 }), join(root, 'vault'));
    const files = Array.from({ length: count }, (_, index) => ({
      name: `${String(index)}.txt`,
      content: 'x'.repeat(100),
    }));
    const start = performance.now();
    await takeIn(vault, files);
    const taken = performance.now();
    await verifyVault(vault, { repair: false }, quietJob());
    const verified = performance.now();
    await vault.close();
    return [
      { step: 'put in from memory', count, ms: taken - start },
      { step: 'verify', count, ms: verified - taken },
    ];
  });
}

/** On the disk where temporary files are: waiting for it is what returning many files is made of. */
async function measureReturns(count: number): Promise<Line[]> {
  const times = await inFolder(tmpdir(), (root) => measureReturn(root, count, 2048));
  return returnSteps.map((step) => ({ step: `return: ${step}`, count, ms: times.get(step) ?? Number.NaN }));
}

const lines: Line[] = [];
for (const count of entryCounts) lines.push(...(await measureEntries(count)));
for (const count of objectCounts) lines.push(...(await measureVerify(count)));
for (const count of returnCounts) lines.push(...(await measureReturns(count)));

const table: string[] = [];
const problems: string[] = [];
for (const step of new Set(lines.map((line) => line.step))) {
  const own = lines.filter((line) => line.step === step);
  const cells = own.map(({ count, ms }) => `${count.toLocaleString('en')}: ${ms.toFixed(ms < 10 ? 1 : 0)} ms`);
  // The first is where everything is warmed up; what is constant makes the few look dear, never the many.
  const [first, last] = [own[0], own.at(-1)];
  const growth = first && last ? last.ms / last.count / (first.ms / first.count) : Number.NaN;
  if (growth > mostGrowth)
    problems.push(`${step} grows faster than the number of files (× ${growth.toFixed(1)} a file)`);
  for (const { count, ms } of own)
    if (/^(?:list|search|open)/.test(step) && count <= 100_000 && ms > budgetMs)
      problems.push(`${step} takes ${ms.toFixed(0)} ms with ${String(count)}`);
  table.push(`| ${step} | ${cells.join(' | ')} | ${growth.toFixed(2)} |`);
}
const width = Math.max(entryCounts.length, objectCounts.length, returnCounts.length);
const padded = table.map((row) => {
  const cells = row.split(' | ');
  while (cells.length < width + 2) cells.splice(-1, 0, '–');
  return cells.join(' | ');
});
replaceSection(
  'scale',
  [
    '### Cost by the number of files',
    '',
    `Vault on tmpfs, returns on disk; a return goes through taking out, editing, packing, receiving, comparing, settling, the receipt and destroying. The last column is the cost of one file among the most to one among the fewest: below 1 where something is the same for all.`,
    '',
    `| | ${'files: time | '.repeat(width)}growth |`,
    `|---|${'---:|'.repeat(width)}---:|`,
    ...padded,
  ].join('\n'),
);
process.stdout.write(`${padded.join('\n')}\n${problems.map((problem) => `FALLS SHORT: ${problem}\n`).join('')}`);
process.exitCode = problems.length === 0 ? 0 : 1;
