/** Which rows are chosen, without React and without having seen every row. For `DataTable` and for pages that act on the choice. */

/** With `isAll`, everything but `keys`; else exactly `keys`. */
export interface Selection {
  readonly isAll: boolean;
  readonly keys: ReadonlySet<string>;
}

export const emptySelection: Selection = { isAll: false, keys: new Set() };
export const fullSelection: Selection = { isAll: true, keys: new Set() };

export function isSelected(selection: Selection, key: string): boolean {
  return selection.keys.has(key) !== selection.isAll;
}

export function selectedCount(selection: Selection, rowCount: number): number {
  return selection.isAll ? Math.max(0, rowCount - selection.keys.size) : selection.keys.size;
}

export function toggleRow(selection: Selection, key: string): Selection {
  const keys = new Set(selection.keys);
  if (!keys.delete(key)) keys.add(key);
  return { isAll: selection.isAll, keys };
}

/** Chooses (or lets go of) all of these, leaving the others as they are. */
export function setRows(selection: Selection, rowKeys: Iterable<string>, chosen: boolean): Selection {
  const keys = new Set(selection.keys);
  for (const key of rowKeys) {
    if (chosen === selection.isAll) keys.delete(key);
    else keys.add(key);
  }
  return { isAll: selection.isAll, keys };
}

/** State of the box in the header. */
export function headerState(selection: Selection, rowCount: number): 'on' | 'off' | 'mixed' {
  const count = selectedCount(selection, rowCount);
  if (count === 0) return 'off';
  return count === rowCount ? 'on' : 'mixed';
}
