/** The encodings that text files are read and written in, and guessing which one a file has. Pure; for the viewer. */
import { encodeJapanese, type JapaneseEncoding } from './japanese-codes.ts';

export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'shift_jis', 'euc-jp', 'iso-2022-jp'] as const;
export type EncodingName = (typeof encodings)[number];

/** How a file's bytes become text: the encoding, and whether a byte order mark stands before it. */
export interface TextForm {
  readonly encoding: EncodingName;
  readonly hasMark: boolean;
}

const marks: readonly (readonly [EncodingName, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

function markOf(encoding: EncodingName): readonly number[] {
  return marks.find(([name]) => name === encoding)?.[1] ?? [];
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.length > 0 && start.every((byte, index) => bytes[index] === byte);
}

/** The form of a file read in this encoding: the mark is told from the bytes. */
export function formFor(bytes: Uint8Array, encoding: EncodingName): TextForm {
  return { encoding, hasMark: startsWith(bytes, markOf(encoding)) };
}

/** Bytes that are looked at when guessing. */
const sampleBytes = 256 * 1024;

/**
 * Guesses how a file's bytes become text: by its mark, else by what can be read without an error, else by which reading looks
 * like Japanese. Null: no text at all. An ASCII file counts as UTF-8 without a mark.
 */
export function guessForm(bytes: Uint8Array): TextForm | null {
  const marked = marks.find(([, mark]) => startsWith(bytes, mark));
  if (marked) return { encoding: marked[0], hasMark: true };
  const sample = bytes.subarray(0, sampleBytes);
  const wide = guessUtf16(sample);
  if (wide) return { encoding: wide, hasMark: false };
  if (sample.includes(0)) return null;
  if (hasEscapes(sample) && reads(sample, 'iso-2022-jp')) return { encoding: 'iso-2022-jp', hasMark: false };
  if (reads(sample, 'utf-8')) return hasControls(sample) ? null : { encoding: 'utf-8', hasMark: false };
  const candidates = (['shift_jis', 'euc-jp'] as const)
    .map((encoding) => ({ encoding, score: scoreOf(sample, encoding) }))
    .filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score);
  const [best] = candidates;
  return best && !hasControls(sample) ? { encoding: best.encoding, hasMark: false } : null;
}

/** Whether the sample can be read; a character cut in two at its end does not count against it. */
function reads(sample: Uint8Array, encoding: EncodingName): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(sample, { stream: true });
    return true;
  } catch {
    return false;
  }
}

function hasEscapes(sample: Uint8Array): boolean {
  for (let at = sample.indexOf(0x1b); at !== -1; at = sample.indexOf(0x1b, at + 1)) {
    if (sample[at + 1] === 0x24 || sample[at + 1] === 0x28) return !sample.some((byte) => byte >= 0x80);
  }
  return false;
}

/** Control characters that no text has: more than one in a thousand makes it something else. */
function hasControls(sample: Uint8Array): boolean {
  let found = 0;
  for (const byte of sample) if (byte < 0x20 && !(byte >= 0x09 && byte <= 0x0d) && byte !== 0x1b) found += 1;
  return found * 1000 > sample.length;
}

/** Text in UTF-16 without a mark shows by its zero bytes, which stand at every other place for Latin letters and line ends. */
function guessUtf16(sample: Uint8Array): EncodingName | null {
  if (sample.length < 4 || !sample.includes(0)) return null;
  const zeros = [0, 0];
  sample.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  const encoding = odd > even ? 'utf-16le' : 'utf-16be';
  const rare = Math.min(even, odd);
  const often = Math.max(even, odd);
  const isPlain = often * 50 > sample.length && rare * 20 < often;
  return isPlain && reads(sample.subarray(0, sample.length - (sample.length % 2)), encoding) ? encoding : null;
}

/** Zero where it cannot be read; else higher the more the reading looks like Japanese: kana count most, rare signs against it. */
function scoreOf(sample: Uint8Array, encoding: 'shift_jis' | 'euc-jp'): number {
  if (!reads(sample, encoding)) return 0;
  const text = new TextDecoder(encoding).decode(sample, { stream: true });
  let score = 1;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code >= 0x3041 && code <= 0x30ff) score += 3;
    else if (code >= 0x4e00 && code <= 0x9fff) score += 1;
    else if (code >= 0xff61 && code <= 0xff9f) score -= 1;
    else if (code >= 0xe000 && code <= 0xf8ff) score -= 4;
  }
  return Math.max(score, 0.5);
}

export interface Decoded {
  readonly text: string;
  /** Places that could not be read and show as U+FFFD. Text with such places must not be written back. */
  readonly unreadable: number;
}

/** Reads a whole file; its mark is left out. Never throws. */
export function decodeText(bytes: Uint8Array, { encoding, hasMark }: TextForm): Decoded {
  const content = hasMark ? bytes.subarray(markOf(encoding).length) : bytes;
  const text = new TextDecoder(encoding, { ignoreBOM: true }).decode(content);
  let unreadable = 0;
  for (let at = text.indexOf('\uFFFD'); at !== -1; at = text.indexOf('\uFFFD', at + 1)) unreadable += 1;
  // The sign itself may stand in a Unicode file.
  if (unreadable > 0 && encoding.startsWith('utf') && canRead(content, encoding)) unreadable = 0;
  return { text, unreadable };
}

function canRead(bytes: Uint8Array, encoding: EncodingName): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** Writes a text; `missing` are characters that the encoding does not have (`?` stands in their places). Never throws. */
export function encodeText(
  text: string,
  { encoding, hasMark }: TextForm,
): { bytes: Uint8Array; missing: readonly string[] } {
  const { bytes, missing } = isJapanese(encoding)
    ? encodeJapanese(text, encoding)
    : {
        bytes: encoding === 'utf-8' ? new TextEncoder().encode(text) : utf16(text, encoding === 'utf-16le'),
        missing: [],
      };
  if (!hasMark) return { bytes, missing };
  const mark = markOf(encoding);
  const marked = new Uint8Array(mark.length + bytes.length);
  marked.set(mark);
  marked.set(bytes, mark.length);
  return { bytes: marked, missing };
}

function isJapanese(encoding: EncodingName): encoding is JapaneseEncoding {
  return encoding === 'shift_jis' || encoding === 'euc-jp' || encoding === 'iso-2022-jp';
}

function utf16(text: string, isLittle: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(text.length * 2));
  for (let index = 0; index < text.length; index += 1) view.setUint16(index * 2, text.charCodeAt(index), isLittle);
  return new Uint8Array(view.buffer);
}
