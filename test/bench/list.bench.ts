/** Listing and searching 100,000 entries of an open vault, against the budgets of QUALITY (100 ms each). */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { foldForSearch } from '../../main/vault/search-key.ts';
import { listTakeouts } from '../../main/vault/vault.ts';
import { TakeoutQuery } from '../../preload/contract/values.ts';
import { makeVault, testEnvironment } from '../helpers/vault-folder.ts';
import { medianMs, report } from './measure.ts';

const entries = 100_000;
const budgetMs = 100;
const root = mkdtempSync(join(tmpdir(), 'mochidashi-bench-'));
try {
  const vault = await makeVault(await testEnvironment(root), join(root, 'vault'));
  const { catalogue, clock } = vault;
  catalogue.transaction(() => {
    for (let index = 0; index < entries; index += 1) {
      const name = `見積書_${String(index).padStart(6, '0')}_${index % 7 === 0 ? '港湾工事' : '道路補修'}.xlsx`;
      catalogue.run(
        `INSERT INTO entries (id, kind, name, folder, search_key, state, size_bytes, media_type, taken_out_at, purpose,
           allowed_ground, allowed_name, allowed_policy_version, original_location, original_host, original_sha256,
           original_size_bytes, original_modified_at)
         VALUES (?, 'takeout', ?, '案件', ?, 'out', 1000, 'text/plain', '2026-11-22T00:00:00.000Z', '在宅', 'policy', '', 1, ?, 'pc', ?, 1000,
           '2026-11-22T00:00:00.000Z')`,
        [vault.newId(), name, foldForSearch(`案件/${name}`), `/share/${name}`, 'a'.repeat(64)],
      );
    }
  });
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
