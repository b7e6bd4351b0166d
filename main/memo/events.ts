/** Something happened to passwords: they are to be changed now, until that is done. For memos.ts. */
import { AppError } from '../../preload/contract/errors.ts';
import type { ExposureEvent } from '../../preload/contract/memo.ts';
import type { Desk } from './desk.ts';

/**
 * Marks memos "change now" and gives their ids. `ids` null: with a lost card all that were printed, otherwise all. One that is marked
 * already keeps its first reason and date. Throws `memo/not-found`; then none is marked.
 */
export function markExposed(desk: Desk, event: ExposureEvent, ids: readonly string[] | null): string[] {
  const { vault } = desk;
  const { memos } = desk.all();
  const chosen =
    ids === null
      ? memos.filter(({ record }) => event !== 'cardLost' || record.cardPrintedAt !== null)
      : memos.filter(({ id }) => ids.includes(id));
  if (ids !== null && chosen.length < new Set(ids).size) throw new AppError('memo/not-found');
  const since = desk.instant();
  vault.catalogue.transaction(() => {
    for (const { id, record } of chosen) {
      const changeNow = record.changeNow ?? { reason: event, since };
      // What was on the lost card is on no card any more that anybody has.
      const cardPrintedAt = event === 'cardLost' ? null : record.cardPrintedAt;
      desk.put({ id, record: { ...record, changeNow, cardPrintedAt } }, 'exposed', 'memo.exposed', {
        reason: event,
        data: { event },
      });
    }
  });
  return chosen.map(({ id }) => id);
}
