/** What the keys do in a table: moving, editing, undoing. Pure; for the grid. */
import type { CellPlace } from './find-cells.ts';

export type KeyDeed =
  | { readonly kind: 'move'; readonly to: CellPlace }
  /** Opens the cell; `text` replaces its content, null keeps it. */
  | { readonly kind: 'edit'; readonly text: string | null }
  | { readonly kind: 'clear' | 'undo' | 'redo' };

export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

export interface KeyPlace {
  readonly active: CellPlace;
  readonly rows: number;
  readonly columns: number;
  readonly rowsPerPage: number;
}

/** Null: the key means nothing here. */
export function deedOf(
  press: KeyPress,
  { active: { row, column }, rows, columns, rowsPerPage }: KeyPlace,
): KeyDeed | null {
  const { key, shiftKey, altKey } = press;
  const isCommand = press.ctrlKey || press.metaKey;
  if (altKey) return null;
  const to = (toRow: number, toColumn: number): KeyDeed => ({
    kind: 'move',
    to: { row: Math.max(0, Math.min(rows - 1, toRow)), column: Math.max(0, Math.min(columns - 1, toColumn)) },
  });
  switch (key) {
    case 'ArrowUp':
      return to(isCommand ? 0 : row - 1, column);
    case 'ArrowDown':
      return to(isCommand ? rows - 1 : row + 1, column);
    case 'ArrowLeft':
      return to(row, isCommand ? 0 : column - 1);
    case 'ArrowRight':
      return to(row, isCommand ? columns - 1 : column + 1);
    case 'PageUp':
      return to(row - rowsPerPage, column);
    case 'PageDown':
      return to(row + rowsPerPage, column);
    case 'Home':
      return to(isCommand ? 0 : row, 0);
    case 'End':
      return to(isCommand ? rows - 1 : row, columns - 1);
    case 'Enter':
    case 'F2':
      return { kind: 'edit', text: null };
    case 'Delete':
    case 'Backspace':
      return { kind: 'clear' };
    // The input method has taken the key: what it writes begins the new content.
    case 'Process':
      return { kind: 'edit', text: '' };
    default:
      break;
  }
  if (isCommand) {
    const letter = key.toLowerCase();
    if (letter === 'z') return { kind: shiftKey ? 'redo' : 'undo' };
    return letter === 'y' ? { kind: 'redo' } : null;
  }
  return [...key].length === 1 && key !== ' ' ? { kind: 'edit', text: key } : null;
}
