/** The small tar inside an object: heads and padding at known offsets (POSIX ustar with pax headers; docs/FORMAT.md §4.2). For main/vault. */
import { AppError } from '../../../preload/contract/errors.ts';

const blockBytes = 512;
const largestOctalSize = 8 ** 11 - 1;
const paxName = 'PaxHeaders/next';
/** Two empty blocks. */
export const tarEndBytes = 2 * blockBytes;

export interface TarEntry {
  readonly name: string;
  readonly sizeBytes: number;
  /** Milliseconds since 1970. */
  readonly modifiedAt: number;
}

/** Zeros after so many bytes of content, up to the next block. */
export function tarPadding(sizeBytes: number): number {
  return (blockBytes - (sizeBytes % blockBytes)) % blockBytes;
}

function octal(value: number, digits: number): string {
  return Math.max(0, Math.floor(value)).toString(8).padStart(digits, '0');
}

/** What is the same in all our blocks; the sum counts its own place as spaces. */
const commonBlock = Buffer.alloc(blockBytes);
commonBlock.write('0000600\x000000000\x000000000\0', 100, 'latin1');
commonBlock.write('        ', 148, 'latin1');
commonBlock.write('ustar\x0000', 257, 'latin1');
const commonSum = commonBlock.reduce((sum, byte) => sum + byte, 0);

function ustarBlock(name: string, sizeBytes: number, modifiedAt: number, type: '0' | 'x'): Buffer {
  // From the shared pool: an object needs two of these, and zeroed memory of its own costs more than the rest of it.
  const block = Buffer.allocUnsafe(blockBytes);
  block.set(commonBlock);
  const nameBytes = block.write(name, 0, 100, 'utf8');
  const numbers = `${octal(Math.min(sizeBytes, largestOctalSize), 11)}\0${octal(Math.min(modifiedAt / 1000, largestOctalSize), 11)}\0`;
  block.write(numbers, 124, 'latin1');
  block.write(type, 156, 'latin1');
  let sum = commonSum + (block[156] ?? 0);
  for (let at = 0; at < nameBytes; at += 1) sum += block[at] ?? 0;
  for (let at = 124; at < 148; at += 1) sum += block[at] ?? 0;
  block.write(`${octal(sum, 6)}\0 `, 148, 'latin1');
  return block;
}

/** One pax record `LENGTH key=value\n`, where LENGTH counts itself. */
function paxRecord(key: string, value: string): Buffer {
  const rest = Buffer.from(` ${key}=${value}\n`, 'utf8');
  let length = rest.length + 1;
  while (String(length).length + rest.length !== length) length = String(length).length + rest.length;
  return Buffer.concat([Buffer.from(String(length)), rest]);
}

/** The head of one tar entry: what goes before its content. Any name and any size; the caller has checked the name. */
export function tarHead({ name, sizeBytes, modifiedAt }: TarEntry): Buffer {
  const bytes = Buffer.byteLength(name, 'utf8');
  const isPlain = bytes <= 100 && bytes === name.length;
  const records: Buffer[] = [];
  if (!isPlain) records.push(paxRecord('path', name));
  if (sizeBytes > largestOctalSize) records.push(paxRecord('size', String(sizeBytes)));
  const shortName = isPlain ? name : 'file';
  const own = ustarBlock(shortName, sizeBytes, modifiedAt, '0');
  if (records.length === 0) return own;
  const pax = Buffer.concat(records);
  const padding = Buffer.alloc(tarPadding(pax.length));
  return Buffer.concat([ustarBlock(paxName, pax.length, modifiedAt, 'x'), pax, padding, own]);
}

function invalid(): AppError {
  return new AppError('vault/object-damaged');
}

function readOctal(block: Buffer, offset: number, length: number): number {
  const text = block.toString('latin1', offset, offset + length).replace(/[\0 ].*$/s, '');
  if (!/^[0-7]+$/.test(text)) throw invalid();
  return Number.parseInt(text, 8);
}

function readPax(content: Buffer): Map<string, string> {
  const records = new Map<string, string>();
  for (let at = 0; at < content.length;) {
    const space = content.indexOf(0x20, at);
    const length = space === -1 ? 0 : Number(content.toString('latin1', at, space));
    if (!Number.isInteger(length) || length < 5 || at + length > content.length) throw invalid();
    const record = content.toString('utf8', space + 1, at + length - 1);
    const equals = record.indexOf('=');
    if (equals < 1) throw invalid();
    records.set(record.slice(0, equals), record.slice(equals + 1));
    at += length;
  }
  return records;
}

export interface TarHead {
  readonly name: string;
  readonly sizeBytes: number;
  /** Bytes of the head: the content starts this far after the head does. */
  readonly headBytes: number;
}

/**
 * Reads the head of an entry that `tarHead` wrote, at the start of `bytes`. Returns `null` if more bytes are needed;
 * throws `vault/object-damaged` for anything else than such a head.
 */
export function readTarHead(bytes: Uint8Array): TarHead | null {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  let pax = new Map<string, string>();
  for (;;) {
    if (buffer.length < at + blockBytes) return null;
    const block = buffer.subarray(at, at + blockBytes);
    if (block.toString('latin1', 257, 262) !== 'ustar') throw invalid();
    const size = readOctal(block, 124, 12);
    const type = block.toString('latin1', 156, 157);
    at += blockBytes;
    if (type === 'x' && pax.size === 0) {
      if (size > 64 * 1024) throw invalid();
      if (buffer.length < at + size) return null;
      pax = readPax(buffer.subarray(at, at + size));
      at += size + tarPadding(size);
    } else if (type === '0') {
      const name = pax.get('path') ?? block.toString('latin1', 0, 100).replace(/\0.*$/s, '');
      const sizeBytes = pax.has('size') ? Number(pax.get('size')) : size;
      if (!Number.isSafeInteger(sizeBytes) || sizeBytes < 0 || name === '') throw invalid();
      return { name, sizeBytes, headBytes: at };
    } else throw invalid();
  }
}
