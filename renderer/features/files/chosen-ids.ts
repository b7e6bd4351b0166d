/** The ids that a selection in the list means; asks the engine for those that were never in view. */
import { isSelected, type Selection } from '../../ui/data-table/selection.ts';
import { idsInRange, type RowQuery } from './use-takeout-rows.ts';

/** Rejects with `EngineError` when the engine cannot tell. */
export async function chosenIds(query: RowQuery, selection: Selection, total: number): Promise<string[]> {
  if (!selection.isAll) return [...selection.keys];
  const ids = await idsInRange(query, 0, total);
  return ids.filter((id) => isSelected(selection, id));
}
