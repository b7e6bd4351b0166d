/** ASCII armor (spec "ASCII armor"): strict PEM, whole files only, for keys and small files that went through mail. */
import { AppError } from '../../../preload/contract/errors.ts';
import { latin1 } from '../encoding.ts';

const beginLine = '-----BEGIN AGE ENCRYPTED FILE-----';
const endLine = '-----END AGE ENCRYPTED FILE-----';
const columns = 64;

/** Whether the bytes look like armor rather than a binary age file. Says nothing about whether it is good armor. */
export function isArmored(bytes: Uint8Array): boolean {
  return /^[ \t\r\n]*-----/.test(latin1(bytes.subarray(0, 1024)));
}

/** The armored text of a binary age file, with line feeds and nothing around it. */
export function armor(file: Uint8Array): string {
  const encoded = Buffer.from(file.buffer, file.byteOffset, file.byteLength).toString('base64');
  const lines = encoded.match(/.{1,64}/g) ?? [];
  return `${[beginLine, ...lines, endLine].join('\n')}\n`;
}

/**
 * The binary age file in an armored one. Lines may end in LF or CRLF and white space may stand before and after it;
 * anything else that is not the one canonical spelling throws `age/armor-invalid`.
 */
export function dearmor(text: Uint8Array): Uint8Array {
  // Trimmed by hand: `trim` also takes away characters that are not white space in ASCII.
  const lines = latin1(text)
    .replace(/^[ \t\r\n]+/, '')
    .split('\n')
    .map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line));
  const end = lines.findIndex((line) => line.startsWith(endLine));
  const rest = [lines[end]?.slice(endLine.length), ...lines.slice(end + 1)].join('');
  if (lines[0] !== beginLine || end === -1 || !/^[ \t\r]*$/.test(rest)) throw new AppError('age/armor-invalid');

  const body = lines.slice(1, end);
  const isWrapped = body.every((line, index) =>
    index < body.length - 1 ? line.length === columns : line.length > 0 && line.length <= columns,
  );
  const encoded = body.join('');
  const decoded = Buffer.from(encoded, 'base64');
  if (!isWrapped || decoded.toString('base64') !== encoded) throw new AppError('age/armor-invalid');
  return new Uint8Array(decoded);
}
