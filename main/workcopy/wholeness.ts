/** Whether a file looks as if its program had finished writing it, as far as its format tells. Pure. */

/** As much of a file's beginning and end as is looked at. */
export const looksAt = { head: 8, tail: 66 * 1024 } as const;

const startsWith = (bytes: Uint8Array, text: string): boolean =>
  text.length <= bytes.length && [...text].every((letter, at) => bytes[at] === letter.charCodeAt(0));

const contains = (bytes: Uint8Array, text: string): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(text, 0, 'latin1');

/** `head` and `tail` are the first and last bytes (`looksAt`); for a small file they overlap. True where nothing can be told. */
export function looksWhole(head: Uint8Array, tail: Uint8Array): boolean {
  // Office files are archives, and an archive ends with its list of contents.
  if (startsWith(head, 'PK\x03\x04')) return contains(tail, 'PK\x05\x06');
  if (startsWith(head, '%PDF-')) return contains(tail, '%%EOF');
  if (startsWith(head, '\x89PNG')) return contains(tail, 'IEND');
  return true;
}
