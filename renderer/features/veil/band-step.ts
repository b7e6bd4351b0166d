/** How far an arrow key moves the reading band over a text without a cursor. Pure; for the reading band. */

const linePixels = 26;

/**
 * Pixels to move by, downwards positive; 0 lets the text scroll beneath the band instead. The band goes to the middle first, then
 * the text moves; where the text is at its end, the band goes on to the edge, so that every line can be reached.
 */
export function stepOfBand(
  key: string,
  { at, height, isAtStart, isAtEnd }: { at: number; height: number; isAtStart: boolean; isAtEnd: boolean },
): number {
  if (key === 'ArrowDown') return at < height / 2 || isAtEnd ? linePixels : 0;
  if (key === 'ArrowUp') return at > height / 2 || isAtStart ? -linePixels : 0;
  return 0;
}
