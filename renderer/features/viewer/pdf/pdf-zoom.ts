/** How large the pages of a PDF are drawn. Pure. */
import type { PageSize } from './use-pdf.ts';

/** As wide as the window, a whole page at once, or a share of the natural size. */
export type PdfZoom = 'width' | 'page' | number;

const steps = [0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4] as const;
/** CSS pixels for a point at natural size. */
const naturalScale = 96 / 72;
/** Space left and right of a page, above and below it. */
export const pageGap = 16;

/** CSS pixels for a point of the page. */
export function scaleFor(zoom: PdfZoom, page: PageSize, room: PageSize): number {
  if (typeof zoom === 'number') return zoom * naturalScale;
  // Not measured yet.
  if (room.width === 0 || room.height === 0) return naturalScale;
  const wide = Math.max(0.1, (room.width - 2 * pageGap) / page.width);
  if (zoom === 'width') return wide;
  return Math.min(wide, Math.max(0.1, (room.height - 2 * pageGap) / page.height));
}

/** The zoom one step larger or smaller than a scale. */
export function nextZoom(scale: number, step: 1 | -1): number {
  const now = scale / naturalScale;
  const smallest = steps[0];
  const largest = steps.at(-1) ?? 4;
  if (step === 1) return steps.find((each) => each > now + 0.005) ?? largest;
  return [...steps].reverse().find((each) => each < now - 0.005) ?? smallest;
}

/** The share of the natural size, for people. */
export function shareOf(scale: number): number {
  return scale / naturalScale;
}
