/** What this machine can do at most, so that ratios can be judged: memory, libsodium and hashing on one thread and on two. For the bulk benchmark. */
import { createHash } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { Worker, isMainThread, parentPort, workerData } from 'node:worker_threads';
import { loadSodium } from '../../../main/crypto/sodium.ts';

const chunkBytes = 64 * 1024;
const rounds = 4096;

/** GB/s. */
export interface Limits {
  readonly memcpy: number;
  readonly seal: number;
  readonly sealOnTwo: number;
  readonly open: number;
  readonly sha256: number;
}

type Job = keyof Omit<Limits, 'sealOnTwo'>;

/** Best of three. */
function gigabytesPerSecond(work: () => void): number {
  let best = Infinity;
  for (let run = 0; run < 3; run += 1) {
    const start = performance.now();
    work();
    best = Math.min(best, performance.now() - start);
  }
  return (chunkBytes * rounds) / best / 1e6;
}

async function measureHere(job: Job): Promise<number> {
  const sodium = await loadSodium();
  const [key, nonce] = [new Uint8Array(32), new Uint8Array(12)];
  const plain = Buffer.allocUnsafeSlow(chunkBytes).fill(1);
  const sealed = Buffer.allocUnsafeSlow(chunkBytes + 16);
  sodium.chachaSeal(sealed, plain, nonce, key);
  const hash = createHash('sha256');
  const work: Record<Job, () => void> = {
    memcpy: () => sealed.set(plain),
    seal: () => sodium.chachaSeal(sealed, plain, nonce, key),
    open: () => void sodium.chachaOpen(plain, sealed, nonce, key),
    sha256: () => void hash.update(plain),
  };
  const once = work[job];
  return gigabytesPerSecond(() => {
    for (let round = 0; round < rounds; round += 1) once();
  });
}

function measureInThread(job: Job): Promise<number> {
  const worker = new Worker(new URL(import.meta.url), { workerData: job });
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}

/** Measures one after the other. */
export async function measureLimits(): Promise<Limits> {
  const memcpy = await measureHere('memcpy');
  const seal = await measureHere('seal');
  const open = await measureHere('open');
  const sha256 = await measureHere('sha256');
  const both = await Promise.all([measureInThread('seal'), measureInThread('seal')]);
  return { memcpy, seal, open, sha256, sealOnTwo: both[0] + both[1] };
}

if (!isMainThread && typeof workerData === 'string') parentPort?.postMessage(await measureHere(workerData as Job));
