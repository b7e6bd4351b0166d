/** The names in a zip archive, from its list of contents (APPNOTE 4.3.12, 4.3.16). Everything it says is bounded and checked. */

/** Gives the bytes at an offset; fewer only at the end. */
export type ReadAt = (offset: number, length: number) => Promise<Uint8Array>;

const endMark = 0x06054b50;
const entryMark = 0x02014b50;
const endBytes = 22;
const entryBytes = 46;
const longestComment = 0xffff;
/** Office files have some hundred parts; a list longer than this is not read. */
const largestList = 8 * 1024 * 1024;

function findEnd(tail: Buffer): number {
  for (let at = tail.length - endBytes; at >= 0; at -= 1) if (tail.readUInt32LE(at) === endMark) return at;
  return -1;
}

const asBuffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Null where there is no list that can be read, such as in an archive that was cut off. */
export async function namesInArchive(read: ReadAt, sizeBytes: number): Promise<string[] | null> {
  const tailStart = Math.max(0, sizeBytes - endBytes - longestComment);
  const tail = asBuffer(await read(tailStart, sizeBytes - tailStart));
  const end = findEnd(tail);
  if (end < 0) return null;
  const listBytes = tail.readUInt32LE(end + 12);
  const listAt = tail.readUInt32LE(end + 16);
  if (listBytes > largestList || listAt + listBytes > sizeBytes) return null;
  const list = asBuffer(await read(listAt, listBytes));
  const names: string[] = [];
  for (let at = 0; at + entryBytes <= list.length;) {
    if (list.readUInt32LE(at) !== entryMark) return null;
    const nameBytes = list.readUInt16LE(at + 28);
    const next = at + entryBytes + nameBytes + list.readUInt16LE(at + 30) + list.readUInt16LE(at + 32);
    if (next > list.length) return null;
    names.push(list.toString('utf8', at + entryBytes, at + entryBytes + nameBytes));
    at = next;
  }
  return names;
}
