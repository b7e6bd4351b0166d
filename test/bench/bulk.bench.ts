/**
 * Taking in and giving back one large file, against stock `age` and `cp` on the same disk in the same run. The goal of QUALITY is 0.9 × `age`;
 * the bounds here are what must not be lost on the way to it. `--full` takes 1 GiB instead of 256 MiB.
 */
import { execFileSync } from 'node:child_process';
import { randomFillSync } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { usualPoolSize } from '../../main/vault/work/pool.ts';
import { quietJob } from '../helpers/job.ts';
import { makeVault, newEntry, testEnvironment } from '../helpers/vault-folder.ts';
import { medianMs, report } from './measure.ts';

const sizeBytes = (process.argv.includes('--full') ? 1024 : 256) * 1024 * 1024;
const runs = 5;
const root = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'mochidashi-bench-'));
try {
  const source = join(root, 'source.bin');
  const block = Buffer.alloc(1024 * 1024);
  randomFillSync(block);
  for (let at = 0; at < sizeBytes; at += block.length) writeFileSync(source, block, { flag: 'a' });
  const key = join(root, 'key.txt');
  execFileSync('age-keygen', ['-o', key], { stdio: 'ignore' });
  const recipient = execFileSync('age-keygen', ['-y', key], { encoding: 'utf8' }).trim();
  const [sealed, opened] = [join(root, 'sealed.age'), join(root, 'opened.bin')];
  const removing = (path: string) => () => rmSync(path, { force: true });

  const vault = await makeVault(await testEnvironment(root, { poolSize: usualPoolSize() }), join(root, 'vault'));
  const take = async (): Promise<string> => {
    const entry = newEntry(vault, { name: 'source.bin' });
    const [staged] = await vault.files.stage([{ entry, name: 'source.bin', source: { path: source } }], quietJob());
    if (staged === undefined || staged instanceof Error) throw staged ?? new Error('nothing was staged');
    vault.catalogue.transaction(() => vault.files.addEntry(entry, staged, 'takeout'));
    return entry.id;
  };
  const firstId = await take();
  let lastId = firstId;
  const forget = () => (lastId === firstId ? Promise.resolve() : vault.files.destroyContent([lastId], 'destroyed'));

  const takeIn = await medianMs(runs, async () => (lastId = await take()), forget);
  const ageIn = await medianMs(
    runs,
    () => execFileSync('age', ['-r', recipient, '-o', sealed, source]),
    removing(sealed),
  );
  const copy = await medianMs(runs, () => execFileSync('cp', [source, opened]), removing(opened));
  const { id } = vault.files.currentVersion(firstId);
  const giveBack = await medianMs(
    runs,
    () => vault.files.writeTo(id, opened, { replace: true }, quietJob()),
    removing(opened),
  );
  const ageOut = await medianMs(
    runs,
    () => execFileSync('age', ['-d', '-i', key, '-o', opened, sealed]),
    removing(opened),
  );
  await vault.close();

  process.stdout.write(
    `${String(sizeBytes / 1024 / 1024)} MiB on ${root.split('/')[1] ?? ''}, medians of ${String(runs)}, cp ${copy.toFixed(0)} ms\n`,
  );
  const isGood = report([
    { work: 'take in (with SHA-256)', ours: takeIn, against: ageIn, peer: 'age', mostRatio: 2 },
    { work: 'give back (verified)', ours: giveBack, against: ageOut, peer: 'age', mostRatio: 2 },
  ]);
  process.exitCode = isGood ? 0 : 1;
} finally {
  rmSync(root, { recursive: true, force: true });
}
