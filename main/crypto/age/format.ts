/** Text of an age header: version line, stanzas, MAC line (spec "Header"). For main/crypto/age only. */
import { AppError } from '../../../preload/contract/errors.ts';
import { fromBase64, latin1, toBase64, utf8 } from '../encoding.ts';

/** A header longer than this is refused; 1 MiB holds thousands of recipients. */
export const largestHeaderBytes = 1024 * 1024;

const versionPrefix = 'age-encryption.org/';
const versionLine = `${versionPrefix}v1`;
const bodyColumns = 64;
const lineFeed = 0x0a;

/** One recipient stanza: `args[0]` is its type. */
export interface Stanza {
  readonly args: readonly string[];
  readonly body: Uint8Array;
}

/** A header that is well-formed but *not yet authenticated*: its MAC has to be checked with the file key. */
export interface UnverifiedHeader {
  readonly stanzas: readonly Stanza[];
  readonly allegedMac: Uint8Array;
  /** What the MAC covers: everything up to and including `---`. */
  readonly macInput: Uint8Array;
  /** Bytes of the whole header; the payload's nonce follows. */
  readonly length: number;
}

function headerInvalid(): AppError {
  return new AppError('age/header-invalid');
}

function parseArguments(line: string): string[] {
  const args = line.slice('-> '.length).split(' ');
  if (!args.every((argument) => /^[\x21-\x7e]+$/.test(argument))) throw headerInvalid();
  return args;
}

function parseVersion(line: string): void {
  if (line === versionLine) return;
  const isOtherVersion = line.startsWith(versionPrefix) && /^[\x21-\x7e]+$/.test(line.slice(versionPrefix.length));
  throw isOtherVersion ? new AppError('age/version-unknown') : headerInvalid();
}

/** Takes the lines of a header one by one, without their line feeds; `line` is true when the MAC line was the last. */
function createLineReader() {
  const stanzas: Stanza[] = [];
  let expected: 'version' | 'stanza' | 'body' = 'version';
  let args: string[] = [];
  let body: string[] = [];
  let mac: Uint8Array | null = null;

  const readBodyLine = (line: string) => {
    if (line.length > bodyColumns) throw headerInvalid();
    body.push(line);
    if (line.length === bodyColumns) return;
    const decoded = fromBase64(body.join(''));
    if (decoded === null) throw headerInvalid();
    stanzas.push({ args, body: decoded });
    body = [];
    expected = 'stanza';
  };

  const line = (text: string): boolean => {
    if (expected === 'version') {
      parseVersion(text);
      expected = 'stanza';
    } else if (expected === 'body') {
      readBodyLine(text);
    } else if (text.startsWith('-> ')) {
      args = parseArguments(text);
      expected = 'body';
    } else if (text.startsWith('--- ') && stanzas.length > 0) {
      mac = fromBase64(text.slice('--- '.length));
      if (mac?.length !== 32) throw headerInvalid();
      return true;
    } else {
      throw headerInvalid();
    }
    return false;
  };

  const result = () => ({ stanzas, allegedMac: mac ?? new Uint8Array(0) });
  return { line, result };
}

/**
 * Reads a header in pieces. `push` gives the header as soon as it is complete, or `null` for "more, please"; after
 * that, `remainder` is what was pushed beyond it. Throws `age/header-invalid` or `age/version-unknown`.
 */
export function createHeaderParser() {
  const lines = createLineReader();
  let collected: Uint8Array = new Uint8Array(0);
  let length = 0;
  let lineStart = 0;
  let searched = 0;
  let remainder: Uint8Array = new Uint8Array(0);

  const append = (piece: Uint8Array) => {
    if (length + piece.length > collected.length) {
      const larger = new Uint8Array(Math.max(1024, 2 * collected.length, length + piece.length));
      larger.set(collected.subarray(0, length));
      collected = larger;
    }
    collected.set(piece, length);
    length += piece.length;
  };

  const push = (piece: Uint8Array): UnverifiedHeader | null => {
    // Of a large piece, only as much is copied as a header may have.
    const before = length;
    const taken = Math.min(piece.length, largestHeaderBytes - length);
    append(piece.subarray(0, taken));
    for (;;) {
      const end = collected.subarray(0, length).indexOf(lineFeed, searched);
      if (end === -1) break;
      const macStart = lineStart;
      const isLast = lines.line(latin1(collected.subarray(lineStart, end)));
      lineStart = searched = end + 1;
      if (isLast) {
        remainder = piece.subarray(lineStart - before);
        const macInput = collected.subarray(0, macStart + '---'.length);
        return { ...lines.result(), macInput, length: lineStart };
      }
    }
    searched = length;
    if (length >= largestHeaderBytes) throw headerInvalid();
    return null;
  };

  return { push, remainder: () => remainder };
}

/** Reads the header at the start of these bytes. Throws like `createHeaderParser`, also if it is not complete. */
export function parseHeader(bytes: Uint8Array): UnverifiedHeader {
  const lines = createLineReader();
  const limit = bytes.subarray(0, largestHeaderBytes);
  for (let start = 0; ;) {
    const end = limit.indexOf(lineFeed, start);
    if (end === -1) throw headerInvalid();
    if (lines.line(latin1(limit.subarray(start, end)))) {
      return { ...lines.result(), macInput: limit.subarray(0, start + '---'.length), length: end + 1 };
    }
    start = end + 1;
  }
}

/** The header's text up to and including `---`: what the MAC covers. */
export function serializeStanzas(stanzas: readonly Stanza[]): string {
  let text = `${versionLine}\n`;
  for (const { args, body } of stanzas) {
    const encoded = toBase64(body);
    text += `-> ${args.join(' ')}\n`;
    for (let start = 0; start <= encoded.length; start += bodyColumns) {
      text += `${encoded.slice(start, start + bodyColumns)}\n`;
    }
  }
  return `${text}---`;
}

/** The bytes of a whole header, from what `serializeStanzas` gave. */
export function serializeHeader(covered: string, mac: Uint8Array): Uint8Array {
  return utf8(`${covered} ${toBase64(mac)}\n`);
}
