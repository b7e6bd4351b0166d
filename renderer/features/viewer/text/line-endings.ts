/** How the lines of a text end. Pure; for the editor, which keeps what a file came with. */

export type LineEnding = 'crlf' | 'lf' | 'cr' | 'mixed';

export const lineBreaks = { crlf: '\r\n', lf: '\n', cr: '\r' } as const;

/** `lf` for a text of one line; `mixed` where there is more than one kind. */
export function lineEndingOf(text: string): LineEnding {
  let found: LineEnding | null = null;
  for (const [sign] of text.matchAll(/\r\n|\r|\n/g)) {
    const here = sign === '\r\n' ? 'crlf' : sign === '\n' ? 'lf' : 'cr';
    if (found !== null && found !== here) return 'mixed';
    found = here;
  }
  return found ?? 'lf';
}

/** Gives every line of a text with `\n` this ending; a mixed text keeps its own, which are part of its lines. */
export function withLineEnding(text: string, ending: LineEnding): string {
  return ending === 'lf' || ending === 'mixed' ? text : text.replaceAll('\n', lineBreaks[ending]);
}
