/** A text file as it was read: its text, and all that is needed to write it back the same way. Pure; for the viewer. */
import { decodeText, encodeText, formFor, guessForm, type EncodingName, type TextForm } from './encodings.ts';
import { lineEndingOf, type LineEnding } from './line-endings.ts';

export interface TextFile {
  /** With the line endings of the file. */
  readonly text: string;
  readonly form: TextForm;
  readonly lineEnding: LineEnding;
  /** Places that cannot be read in this encoding; above zero the file must not be edited, as they would be lost. */
  readonly unreadable: number;
}

/** Reads a file in the given encoding, or in the one it seems to have. Without a better guess it is UTF-8. */
export function readTextFile(bytes: Uint8Array, encoding?: EncodingName): TextFile {
  const form = encoding === undefined ? (guessForm(bytes) ?? formFor(bytes, 'utf-8')) : formFor(bytes, encoding);
  const { text, unreadable } = decodeText(bytes, form);
  return { text, form, lineEnding: lineEndingOf(text), unreadable };
}

/** The bytes of a text in the form of a file; see `encodeText`. */
export function writeTextFile(text: string, form: TextForm): { bytes: Uint8Array; missing: readonly string[] } {
  return encodeText(text, form);
}
