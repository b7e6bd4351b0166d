/**
 * Looks for rot in a write-ahead log that a crash left, before SQLite reads it: SQLite takes a damaged frame for the end of the log and
 * drops what comes after it without a word. For open.ts. Layout: <https://www.sqlite.org/fileformat2.html#the_write_ahead_log>.
 */
import { closeSync, openSync, readSync } from 'node:fs';
import { systemCode } from '../durable.ts';

const headerBytes = 32;
const frameHeaderBytes = 24;
const saltAt = 16;
const magicWithoutOrder = 0x377f0682;

type Sums = readonly [number, number];

function sumsAt(view: DataView, at: number): Sums {
  return [view.getUint32(at), view.getUint32(at + 4)];
}

/** Goes on with the checksum over whole 8-byte pieces; their byte order is the one of the log. */
function addTo(sums: Sums, view: DataView, from: number, to: number, isLittleEndian: boolean): Sums {
  let [one, two] = sums;
  for (let at = from; at < to; at += 8) {
    one = (one + view.getUint32(at, isLittleEndian) + two) >>> 0;
    two = (two + view.getUint32(at + 4, isLittleEndian) + one) >>> 0;
  }
  return [one, two];
}

interface Frame {
  readonly isOfThisLog: boolean;
  readonly isCommit: boolean;
  /** Hangs on the frame before it, by the checksum that stands there. */
  readonly hangs: boolean;
}

function* framesOf(file: number): Generator<Frame, void, undefined> {
  const header = new DataView(new ArrayBuffer(headerBytes));
  if (readSync(file, header, 0, headerBytes, 0) < headerBytes) return;
  const pageBytes = header.getUint32(8);
  if (header.getUint32(0) >>> 1 !== magicWithoutOrder >>> 1 || pageBytes < 512 || pageBytes > 65_536) return;
  const isLittleEndian = (header.getUint32(0) & 1) === 0;
  const frame = new DataView(new ArrayBuffer(frameHeaderBytes + pageBytes));
  let before = sumsAt(header, 24);
  for (
    let at = headerBytes;
    readSync(file, frame, 0, frame.byteLength, at) === frame.byteLength;
    at += frame.byteLength
  ) {
    const ofHead = addTo(before, frame, 0, 8, isLittleEndian);
    const [one, two] = addTo(ofHead, frame, frameHeaderBytes, frame.byteLength, isLittleEndian);
    before = sumsAt(frame, 16);
    yield {
      isOfThisLog: [8, 12].every((offset) => frame.getUint32(offset) === header.getUint32(saltAt + offset - 8)),
      isCommit: frame.getUint32(4) !== 0,
      hangs: one === before[0] && two === before[1],
    };
  }
}

/**
 * Whether the log beside the catalogue at `path` was damaged after it was written: a transaction is not whole, and yet another
 * one follows it, which is written only when the one before is safely on the disk. `false` also where there is no log. Not told
 * from a crash in the middle of writing: damage to the last transaction, to the log's first 32 bytes, and a log cut short.
 */
export function isLogRotten(path: string): boolean {
  let file: number;
  try {
    file = openSync(`${path}-wal`, 'r');
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return false;
    throw error;
  }
  try {
    let isBroken = false;
    let endedTransaction = false;
    for (const { isOfThisLog, isCommit, hangs } of framesOf(file)) {
      if (isBroken && endedTransaction && isOfThisLog && hangs) return true;
      isBroken ||= !isOfThisLog || !hangs;
      endedTransaction = isBroken && isOfThisLog && isCommit;
    }
    return false;
  } finally {
    closeSync(file);
  }
}
