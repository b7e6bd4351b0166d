/** Listing and searching 100,000 entries of an open vault, against the budgets of QUALITY (100 ms each). */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listTakeouts } from '../../main/vault/vault.ts';
import { TakeoutQuery } from '../../preload/contract/values.ts';
import { makeVault, testEnvironment } from '../helpers/vault-folder.ts';
import { addManyEntries } from './many-entries.ts';
import { medianMs, report } from './measure.ts';

const budgetMs = 100;
const root = mkdtempSync(join(tmpdir(), 'mochidashi-bench-'));
try {
  const vault = await makeVault(await testEnvironment(root), join(root, 'vault'));
  const { catalogue, clock } = vault;
  addManyEntries(vault);
  const ask = (query: Partial<TakeoutQuery>) => () => {
    const page = listTakeouts(catalogue, 'entries', TakeoutQuery.parse(query), { now: clock.now(), dueSoonDays: 3 });
    if (page.rows.length === 0) throw new Error('the list is empty');
  };
  const budget = { against: budgetMs, peer: 'budget', mostRatio: 1 };
  const isGood = report([
    { work: 'first page of 100,000', ours: await medianMs(7, ask({})), ...budget },
    {
      work: 'by name, page in the middle',
      ours: await medianMs(7, ask({ sort: { by: 'name', descending: false }, offset: 50_000 })),
      ...budget,
    },
    { work: 'search for two characters', ours: await medianMs(7, ask({ search: '港湾' })), ...budget },
  ]);
  await vault.close();
  process.exitCode = isGood ? 0 : 1;
} finally {
  rmSync(root, { recursive: true, force: true });
}
