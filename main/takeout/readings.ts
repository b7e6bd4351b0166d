/** What counts of a worker's tries at the questions of an awareness card (docs/FORMAT.md §13.1). For takeout and office. */
import type { ReadingReport } from '../../preload/contract/reports.ts';

const isPassed = ({ right, asked }: ReadingReport): boolean => right === asked;

/**
 * The one that counts for a card of this wording: passed, or else the newest. `readings` are newest first; what was read of an older wording does
 * not count.
 */
export function readingOf(
  readings: readonly ReadingReport[],
  cardId: string,
  cardSha256: string | undefined,
): ReadingReport | undefined {
  const ofCard = readings.filter((reading) => reading.cardId === cardId && reading.cardSha256 === cardSha256);
  return ofCard.find(isPassed) ?? ofCard[0];
}

export function readingState(reading: ReadingReport | undefined): 'new' | 'tried' | 'passed' {
  if (reading === undefined) return 'new';
  return isPassed(reading) ? 'passed' : 'tried';
}
