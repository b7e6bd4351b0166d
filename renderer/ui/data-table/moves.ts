/** Where the keyboard takes the active row: arrows, pages, ends, and typing the beginning of a name. Pure, for `DataTable`. */

/** The row that a key leads to, or `null` where the key is none of ours. `index` is -1 while no row is active. */
export function rowAfterKey(key: string, index: number, rowCount: number, rowsPerPage: number): number | null {
  if (rowCount === 0) return null;
  const clamp = (row: number) => Math.min(rowCount - 1, Math.max(0, row));
  switch (key) {
    case 'ArrowDown':
      return clamp(index + 1);
    case 'ArrowUp':
      return index === -1 ? rowCount - 1 : clamp(index - 1);
    case 'Home':
      return 0;
    case 'End':
      return rowCount - 1;
    case 'PageDown':
      return clamp(index + Math.max(1, rowsPerPage - 1));
    case 'PageUp':
      return clamp(index - Math.max(1, rowsPerPage - 1));
    default:
      return null;
  }
}

/** What was typed so far and when, in milliseconds of the events' own clock. */
export interface TypedPrefix {
  readonly text: string;
  readonly at: number;
}

const typingPauseMilliseconds = 700;

/** Adds a typed character; after a pause a new word begins. */
export function typeOn(typed: TypedPrefix, character: string, at: number): TypedPrefix {
  const isSameWord = at - typed.at <= typingPauseMilliseconds;
  return { text: (isSameWord ? typed.text : '') + character, at };
}

/**
 * The next row whose text begins with `prefix`, searched from `from` on and round the end; `null` where none does.
 * Rows that are not loaded have no text and are passed over.
 */
export function rowByPrefix(
  prefix: string,
  from: number,
  rowCount: number,
  textOf: (index: number) => string | undefined,
): number | null {
  const wanted = fold(prefix);
  if (wanted === '') return null;
  for (let step = 0; step < rowCount; step += 1) {
    const index = (Math.max(0, from) + step) % rowCount;
    const text = textOf(index);
    if (text !== undefined && fold(text).startsWith(wanted)) return index;
  }
  return null;
}

/** Full-width and half-width forms, capitals and combined accents count as the same. */
function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}
