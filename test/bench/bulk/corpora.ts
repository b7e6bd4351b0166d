/** What is taken in and given back by the bulk benchmark: four folders of files, the same bytes on every machine. */
import { createCipheriv } from 'node:crypto';
import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';

export type CorpusName = 'A' | 'B' | 'C' | 'D';

export interface Corpus {
  readonly name: CorpusName;
  /** For people. */
  readonly what: string;
  readonly folder: string;
  readonly files: number;
  readonly bytes: number;
}

const mebibyte = 1024 * 1024;
const seed = 'mochidashi corpus 1';

/** Bytes that no peer can compress, from the seed alone, as fast as the processor makes AES. */
function createBytes(label: string): (length: number) => Buffer {
  const key = Buffer.alloc(32);
  key.write(`${seed} ${label}`);
  const cipher = createCipheriv('aes-256-ctr', key, Buffer.alloc(16));
  const zeros = Buffer.alloc(mebibyte);
  return (length) => cipher.update(length <= zeros.length ? zeros.subarray(0, length) : Buffer.alloc(length));
}

/** Numbers from 0 to below 1, from the seed alone (mulberry32). */
function createNumbers(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

interface PlannedFile {
  readonly folder: string;
  readonly name: string;
  readonly sizeBytes: number;
}

function manySmall(count: number, sizeBytes: number): PlannedFile[] {
  return Array.from({ length: count }, (_, index) => ({
    folder: `部署${String(index % 100).padStart(3, '0')}`,
    name: `記録_${String(index).padStart(6, '0')}.csv`,
    sizeBytes,
  }));
}

const officeKinds = ['見積書.xlsx', '議事録.docx', '提案資料.pptx', '図面.pdf', '写真.jpg', '一覧.csv'];

/** Mostly small, some of several MiB: a log-normal spread, scaled so that all together have the wanted size. */
function officeFiles(count: number, totalBytes: number): PlannedFile[] {
  const number = createNumbers(7);
  const weights = Array.from({ length: count }, () => {
    const normal = Math.sqrt(-2 * Math.log(1 - number())) * Math.cos(2 * Math.PI * number());
    return Math.exp(1.4 * normal);
  });
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight, index) => ({
    folder: `案件${String(index % 40).padStart(2, '0')}`,
    name: `${String(index).padStart(4, '0')}_${officeKinds[index % officeKinds.length] ?? ''}`,
    sizeBytes: Math.max(1, Math.floor((weight / sum) * totalBytes)),
  }));
}

/** `share` scales the corpus: 1 as QUALITY has it. */
function plan(name: CorpusName, share: number): { what: string; files: PlannedFile[] } {
  switch (name) {
    case 'A': {
      const sizeBytes = Math.round(1024 * share) * mebibyte;
      return {
        what: `one file of ${String(sizeBytes / mebibyte)} MiB`,
        files: [{ folder: '', name: '動画.mp4', sizeBytes }],
      };
    }
    case 'B': {
      const count = Math.round(10_000 * share);
      return { what: `${count.toLocaleString('en')} files of 10 KiB`, files: manySmall(count, 10 * 1024) };
    }
    case 'C': {
      const count = Math.round(1500 * share);
      const mebibytes = Math.round(1024 * share);
      return {
        what: `${count.toLocaleString('en')} office files, ${String(mebibytes)} MiB together`,
        files: officeFiles(count, mebibytes * mebibyte),
      };
    }
    case 'D': {
      const count = Math.round(100_000 * share);
      return { what: `${count.toLocaleString('en')} files of 100 bytes`, files: manySmall(count, 100) };
    }
  }
}

/** Writes a corpus into a new folder under `root`. */
export function makeCorpus(root: string, name: CorpusName, share: number): Corpus {
  const { what, files } = plan(name, share);
  const folder = join(root, `corpus-${name}`);
  const bytes = createBytes(name);
  for (const parent of new Set(files.map((file) => file.folder))) mkdirSync(join(folder, parent), { recursive: true });
  for (const file of files) {
    const target = openSync(join(folder, file.folder, file.name), 'wx', 0o600);
    for (let left = file.sizeBytes; left > 0; left -= mebibyte) writeSync(target, bytes(Math.min(left, mebibyte)));
    closeSync(target);
  }
  return { name, what, folder, files: files.length, bytes: files.reduce((sum, file) => sum + file.sizeBytes, 0) };
}
