/**
 * Writes text in the legacy Japanese encodings. The tables are the browser's own decoders turned round, so that what was read
 * is written back as it was, the user-defined area and the vendors' extensions included. For encodings.ts.
 */

export type JapaneseEncoding = 'shift_jis' | 'euc-jp' | 'iso-2022-jp';

/** Bytes of each character that is not ASCII, by code point. */
type Table = ReadonlyMap<number, readonly number[]>;

const tables = new Map<JapaneseEncoding, Table>();

/** Makes a table: later candidates do not replace earlier ones, so the order of `candidates` is the preference. */
function tableFrom(label: string, candidates: Iterable<readonly number[]>): Table {
  const decoder = new TextDecoder(label, { fatal: true });
  const table = new Map<number, readonly number[]>();
  for (const bytes of candidates) {
    let text: string;
    try {
      text = decoder.decode(Uint8Array.from(bytes));
    } catch {
      continue;
    }
    const code = text.codePointAt(0) ?? 0;
    // Two code points for one sequence, or two characters read out of two bytes, are no single character.
    if (code < 0x80 || text.length !== String.fromCodePoint(code).length || table.has(code)) continue;
    table.set(code, bytes);
  }
  return table;
}

function* pairs(firsts: readonly (readonly [number, number])[], last: readonly [number, number]) {
  for (const [from, to] of firsts)
    for (let first = from; first <= to; first += 1)
      for (let second = last[0]; second <= last[1]; second += 1) yield [first, second];
}

function* shiftJisCodes() {
  for (let single = 0x80; single <= 0xff; single += 1) yield [single];
  yield* pairs(
    [
      [0x81, 0x9f],
      [0xe0, 0xec],
      [0xef, 0xfc],
      // NEC's copies of IBM's characters come last: Windows writes IBM's own codes.
      [0xed, 0xee],
    ],
    [0x40, 0xfc],
  );
}

function* eucCodes() {
  yield* pairs([[0x8e, 0x8e]], [0xa1, 0xdf]);
  yield* pairs([[0xa1, 0xfe]], [0xa1, 0xfe]);
  for (const [second, third] of pairs([[0xa1, 0xfe]], [0xa1, 0xfe])) yield [0x8f, second ?? 0, third ?? 0];
}

function tableOf(encoding: 'shift_jis' | 'euc-jp'): Table {
  let table = tables.get(encoding);
  table ??= tableFrom(encoding, encoding === 'shift_jis' ? shiftJisCodes() : eucCodes());
  tables.set(encoding, table);
  return table;
}

/**
 * Signs that systems write with different code points for one and the same sign of these encodings: the wave dash of a Mac is the
 * full-width tilde of Windows. Written as the twin, as every editor does.
 */
const twins: ReadonlyMap<number, number> = new Map([
  [0x301c, 0xff5e],
  [0x2212, 0xff0d],
  [0x2016, 0x2225],
  [0x2014, 0x2015],
  [0xa2, 0xffe0],
  [0xa3, 0xffe1],
  [0xac, 0xffe2],
  [0xa5, 0x5c],
  [0x203e, 0x7e],
]);

/** The bytes of a character; null where the encoding does not have it. */
function codesOf(code: number, table: Table): readonly number[] | null {
  if (code < 0x80) return [code];
  const own = table.get(code);
  if (own) return own;
  const twin = twins.get(code);
  return twin === undefined ? null : codesOf(twin, table);
}

export interface Encoded {
  readonly bytes: Uint8Array;
  /** Characters that the encoding does not have, each once, in the order of the text; `bytes` has `?` in their places. */
  readonly missing: readonly string[];
}

/** Writes `text`. Never throws. */
export function encodeJapanese(text: string, encoding: JapaneseEncoding): Encoded {
  return encoding === 'iso-2022-jp' ? encodeIso2022(text) : encodeWith(text, tableOf(encoding));
}

const questionMark = 0x3f;

function encodeWith(text: string, table: Table): Encoded {
  const bytes = createByteList(text.length * 2);
  const missing = new Set<string>();
  for (const character of text) {
    const codes = codesOf(character.codePointAt(0) ?? 0, table);
    if (codes) for (const byte of codes) bytes.add(byte);
    else {
      missing.add(character);
      bytes.add(questionMark);
    }
  }
  return { bytes: bytes.taken(), missing: [...missing] };
}

const escapes = { ascii: [0x28, 0x42], kana: [0x28, 0x49], kanji: [0x24, 0x42] } as const;

/** JIS X 0208 by escape sequences; half-width katakana by their own. Each line ends in ASCII, as mail wants it. */
function encodeIso2022(text: string): Encoded {
  const table = tableOf('euc-jp');
  const bytes = createByteList(text.length * 2 + 64);
  const missing = new Set<string>();
  let mode: keyof typeof escapes = 'ascii';
  const enter = (next: keyof typeof escapes) => {
    if (next === mode) return;
    bytes.add(0x1b);
    for (const byte of escapes[next]) bytes.add(byte);
    mode = next;
  };
  for (const character of text) {
    const [first = 0x8f, second] = codesOf(character.codePointAt(0) ?? 0, table) ?? [];
    // JIS X 0212 has no place in this encoding.
    if (first === 0x8f) {
      missing.add(character);
      enter('ascii');
      bytes.add(questionMark);
    } else if (second === undefined) {
      enter('ascii');
      bytes.add(first);
    } else {
      enter(first === 0x8e ? 'kana' : 'kanji');
      if (first !== 0x8e) bytes.add(first & 0x7f);
      bytes.add(second & 0x7f);
    }
  }
  enter('ascii');
  return { bytes: bytes.taken(), missing: [...missing] };
}

function createByteList(expected: number) {
  let bytes = new Uint8Array(Math.max(64, expected));
  let length = 0;
  return {
    add(byte: number): void {
      if (length === bytes.length) {
        const longer = new Uint8Array(bytes.length * 2);
        longer.set(bytes);
        bytes = longer;
      }
      bytes[length] = byte;
      length += 1;
    },
    taken: (): Uint8Array => bytes.slice(0, length),
  };
}
