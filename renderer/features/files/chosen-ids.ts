/** The ids that a selection in the list means; asks the engine for those that were never in view. */
import { isSelected, type Selection } from '../../ui/data-table/selection.ts';
import { idsInRange, type RowQuery } from './use-takeout-rows.ts';

/** Null means every file of the vault: all are chosen and nothing narrows the list. */
export async function chosenIds(query: RowQuery, selection: Selection, total: number): Promise<string[] | null> {
  if (!selection.isAll) return [...selection.keys];
  const isWhole = (query.search ?? '') === '' && (query.filters ?? []).length === 0 && selection.keys.size === 0;
  if (isWhole) return null;
  const ids = await idsInRange(query, 0, total);
  return ids.filter((id) => isSelected(selection, id));
}
