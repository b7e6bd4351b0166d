/** Looks through the memory of running processes for what must not be there: `/proc/<pid>/mem`, page by page. Linux only. */
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';

/** Something to look for. */
export interface Needle {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface MemoryScan {
  readonly pid: number;
  /** As the system has it, for the report. */
  readonly what: string;
  readonly scannedBytes: number;
  /** How often each needle was found; those that were not found are left out. */
  readonly hits: Readonly<Record<string, number>>;
}

interface Range {
  readonly start: number;
  readonly end: number;
}

const pageBytes = 4096;
const pieceBytes = 8 * 1024 * 1024;

/** Mappings in which a program keeps data: all that can be written, and what was made by itself and then closed to writing. */
function dataOf(pid: number): Range[] {
  return readFileSync(`/proc/${pid}/maps`, 'utf8')
    .split('\n')
    .flatMap((line) => {
      const [range = '', rights = '', , , inode = '', ...path] = line.split(/ +/);
      const name = path.join(' ');
      const isData = rights.startsWith('rw') || (rights.startsWith('r') && inode === '0' && !name.startsWith('[v'));
      if (!isData || name.startsWith('/dev/')) return [];
      const [start = 0, end = 0] = range.split('-').map((hex) => Number.parseInt(hex, 16));
      return [{ start, end }];
    });
}

/** Pages of a range that are in memory or swapped out, put together; the rest was never touched. */
function touched(pagemap: number, { start, end }: Range): Range[] {
  const count = (end - start) / pageBytes;
  const flags = Buffer.alloc(Math.min(count, pieceBytes / 8) * 8);
  const ranges: { start: number; end: number }[] = [];
  for (let first = 0; first < count; first += flags.length / 8) {
    const wanted = Math.min(flags.length, (count - first) * 8);
    const got = readSync(pagemap, flags, 0, wanted, (start / pageBytes + first) * 8);
    for (let at = 0; at < got; at += 8) {
      // Bit 63: present; bit 62: swapped.
      if ((flags[at + 7] ?? 0) < 0x40) continue;
      const page = start + (first + at / 8) * pageBytes;
      const last = ranges.at(-1);
      if (last?.end === page) last.end += pageBytes;
      else ranges.push({ start: page, end: page + pageBytes });
    }
    if (got < wanted) break;
  }
  return ranges;
}

function countIn(piece: Buffer, needle: Uint8Array, from: number): number {
  let count = 0;
  for (let at = piece.indexOf(needle, from); at !== -1; at = piece.indexOf(needle, at + 1)) count += 1;
  return count;
}

/**
 * Counts the needles in all data of one process. Throws the system's error where it may not be read; a process that ends
 * meanwhile gives what was found until then.
 */
export function scanProcess(pid: number, needles: readonly Needle[]): MemoryScan {
  const what = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').slice(0, 300);
  const overlap = Math.max(...needles.map(({ bytes }) => bytes.length)) - 1;
  const buffer = Buffer.alloc(overlap + pieceBytes);
  const hits: Record<string, number> = {};
  let scannedBytes = 0;
  const [memory, pagemap] = [openSync(`/proc/${pid}/mem`, 'r'), openSync(`/proc/${pid}/pagemap`, 'r')];
  try {
    for (const range of dataOf(pid).flatMap((each) => touched(pagemap, each))) {
      // What was left of the piece before, so that nothing hides on the border.
      let kept = 0;
      for (let at = range.start; at < range.end;) {
        let got = 0;
        try {
          got = readSync(memory, buffer, kept, Math.min(pieceBytes, range.end - at), at);
        } catch {
          // Given back to the system meanwhile, or never readable (guard pages of drivers).
        }
        if (got === 0) break;
        const piece = buffer.subarray(0, kept + got);
        for (const { name, bytes } of needles) {
          const found = countIn(piece, bytes, Math.max(0, kept - bytes.length + 1));
          if (found > 0) hits[name] = (hits[name] ?? 0) + found;
        }
        scannedBytes += got;
        at += got;
        const keep = Math.min(overlap, piece.length);
        buffer.copyWithin(0, piece.length - keep, piece.length);
        kept = keep;
      }
    }
  } finally {
    closeSync(memory);
    closeSync(pagemap);
  }
  return { pid, what, scannedBytes, hits };
}
