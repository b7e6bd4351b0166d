/** Headers of tar members (POSIX ustar with pax records; docs/FORMAT.md, parcels): one block in, one block out. For main/parcel only. */
import { AppError } from '../../preload/contract/errors.ts';

export const blockBytes = 512;
/** Largest size that fits the header itself; beyond it, a pax record. */
const largestOctalSize = 0o77777777777;
const largestNameBytes = 100;

/** A header as it stands. `name` is hostile until checked. */
export interface TarHeader {
  readonly name: string;
  readonly sizeBytes: number;
  readonly type: string;
}

function putText(block: Uint8Array, offset: number, text: string): void {
  block.set(Buffer.from(text, 'latin1'), offset);
}

function headerBlock(name: Uint8Array, sizeBytes: number, type: string): Uint8Array {
  const block = new Uint8Array(blockBytes);
  block.set(name.subarray(0, largestNameBytes), 0);
  putText(block, 100, '0000644\0');
  putText(block, 108, '0000000\0');
  putText(block, 116, '0000000\0');
  putText(block, 124, `${Math.min(sizeBytes, largestOctalSize).toString(8).padStart(11, '0')}\0`);
  // A fixed time: the manifest says the times that count, and nothing about the packer leaks.
  putText(block, 136, '00000000000\0');
  putText(block, 148, '        ');
  putText(block, 156, type);
  putText(block, 257, 'ustar\x0000');
  let sum = 0;
  for (const byte of block) sum += byte;
  putText(block, 148, `${sum.toString(8).padStart(6, '0')}\0 `);
  return block;
}

/** One pax record; its own length counts itself. */
function paxRecord(key: string, value: string): string {
  const rest = Buffer.byteLength(` ${key}=${value}\n`);
  let length = rest + 1;
  while (rest + String(length).length !== length) length = rest + String(length).length;
  return `${length} ${key}=${value}\n`;
}

/** Bytes that fill the last block of a member. */
export function paddingAfter(sizeBytes: number): number {
  return (blockBytes - (sizeBytes % blockBytes)) % blockBytes;
}

/** The header of a regular file, with a pax header before it when its name or size needs one. */
export function encodeTarHeader(name: string, sizeBytes: number): Uint8Array {
  const bytes = Buffer.from(name);
  let records = '';
  // The name field is for ASCII; other names go where their encoding is defined.
  if (bytes.length > largestNameBytes || bytes.length !== name.length) records += paxRecord('path', name);
  if (sizeBytes > largestOctalSize) records += paxRecord('size', String(sizeBytes));
  const own = headerBlock(records.includes('path=') ? Buffer.from('file') : bytes, sizeBytes, '0');
  if (records === '') return own;
  const pax = Buffer.from(records);
  const padding = new Uint8Array(paddingAfter(pax.length));
  return Buffer.concat([headerBlock(Buffer.from('pax'), pax.length, 'x'), pax, padding, own]);
}

function textAt(block: Uint8Array, offset: number, length: number): string {
  const field = block.subarray(offset, offset + length);
  const end = field.indexOf(0);
  return Buffer.from(end === -1 ? field : field.subarray(0, end)).toString('utf8');
}

function numberAt(block: Uint8Array, offset: number, length: number): number {
  const first = block[offset] ?? 0;
  if (first >= 0x80) {
    // GNU's base 256. Negative numbers and those beyond 2^53 have no honest use here.
    let value = first & 0x7f;
    if (first === 0xff) throw new AppError('parcel/too-large');
    for (let at = offset + 1; at < offset + length; at++) value = value * 256 + (block[at] ?? 0);
    if (!Number.isSafeInteger(value)) throw new AppError('parcel/too-large');
    return value;
  }
  const text = textAt(block, offset, length).trim();
  if (!/^[0-7]+$/u.test(text)) throw new AppError('parcel/damaged');
  return Number.parseInt(text, 8);
}

/** Reads one block. `null` for a block of zeros. Throws `parcel/damaged` for anything that is no tar header, `parcel/too-large` for absurd sizes. */
export function decodeTarHeader(block: Uint8Array): TarHeader | null {
  if (block.every((byte) => byte === 0)) return null;
  let sum = 0;
  for (let at = 0; at < blockBytes; at++) sum += at >= 148 && at < 156 ? 0x20 : (block[at] ?? 0);
  if (textAt(block, 257, 5) !== 'ustar' || numberAt(block, 148, 8) !== sum) throw new AppError('parcel/damaged');
  const prefix = block[262] === 0 ? textAt(block, 345, 155) : '';
  const name = textAt(block, 0, 100);
  const type = String.fromCharCode(block[156] ?? 0);
  return { name: prefix === '' ? name : `${prefix}/${name}`, sizeBytes: numberAt(block, 124, 12), type };
}

/** Reads pax records. Only `path` and `size` are used; others are passed over. Throws `parcel/damaged`. */
export function decodePax(bytes: Uint8Array): { path?: string; size?: number } {
  const found: { path?: string; size?: number } = {};
  for (let at = 0; at < bytes.length;) {
    const space = bytes.indexOf(0x20, at);
    const digits = Buffer.from(bytes.subarray(at, Math.max(space, at))).toString('latin1');
    const length = /^[1-9][0-9]{0,6}$/u.test(digits) ? Number(digits) : 0;
    const end = at + length;
    if (length === 0 || space + 1 >= end || end > bytes.length || bytes[end - 1] !== 0x0a)
      throw new AppError('parcel/damaged');
    const record = Buffer.from(bytes.subarray(space + 1, end - 1)).toString('utf8');
    const equals = record.indexOf('=');
    const [key, value] = [record.slice(0, equals), record.slice(equals + 1)];
    if (key === 'path') found.path = value;
    if (key === 'size') {
      const size = /^[0-9]{1,16}$/u.test(value) ? Number(value) : Number.NaN;
      if (!Number.isSafeInteger(size)) throw new AppError('parcel/too-large');
      found.size = size;
    }
    at = end;
  }
  return found;
}
