/** Peak memory of the engine while it takes in, gives back and verifies one file of 4 GiB, against the 200 MiB of QUALITY. Writes its part of RESULTS.md. */
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ours } from './bulk/ours.ts';
import { replaceSection } from './results-file.ts';

const sizeBytes = 4 * 1024 * 1024 * 1024;
const mostMebibytes = 200;

const root = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'mochidashi-bench-'));
try {
  const [folder, work, target] = [join(root, 'source'), join(root, 'work'), join(root, 'target')];
  for (const each of [folder, work, target]) mkdirSync(each);
  // All zeros, which take no room on the disk; the engine does not know.
  const source = join(folder, '動画.mp4');
  writeFileSync(source, '');
  truncateSync(source, sizeBytes);
  const run = await ours.start(work, { name: 'A', what: '', folder, files: 1, bytes: sizeBytes });
  const taken = await run.takeIn();
  const given = await run.giveBack(target);
  if (statSync(join(target, '動画.mp4')).size !== sizeBytes) throw new Error('what came back is not as large');
  rmSync(target, { recursive: true });
  const verified = await run.verify?.();
  await run.close();

  const lines = Object.entries({ 'take in': taken, 'give back': given, verify: verified }).map(([step, measured]) => ({
    step,
    mebibytes: (measured?.peakKibibytes ?? Number.NaN) / 1024,
  }));
  const isGood = lines.every(({ mebibytes }) => mebibytes < mostMebibytes);
  const text = lines.map(({ step, mebibytes }) => `${step} ${mebibytes.toFixed(0)} MiB`).join(', ');
  replaceSection(
    'memory',
    `### Memory\n\nPeak of the engine's process with one file of 4 GiB: ${text} (at most ${String(mostMebibytes)}). It is the same for a larger one: a file goes through eight blocks of 1 MiB.`,
  );
  process.stdout.write(`${text}${isGood ? '' : ' FALLS SHORT'}\n`);
  process.exitCode = isGood ? 0 : 1;
} finally {
  rmSync(root, { recursive: true, force: true });
}
