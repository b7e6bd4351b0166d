/** How large a picture is drawn. Pure; for the picture viewer. */
import type { Room } from '../use-room.ts';

/** The whole picture in the window, never larger than it is; or a share of its own size. */
export type PictureZoom = 'fit' | number;
/** Quarter turns clockwise. */
export type Quarter = 0 | 1 | 2 | 3;

const steps = [0.05, 0.1, 0.17, 0.25, 0.33, 0.5, 0.67, 0.8, 1, 1.25, 1.5, 2, 3, 4, 6, 8] as const;

export function turnedSize({ width, height }: Room, turn: Quarter): Room {
  return turn % 2 === 0 ? { width, height } : { width: height, height: width };
}

export function shareFor(zoom: PictureZoom, size: Room, room: Room): number {
  if (zoom !== 'fit') return zoom;
  if (room.width === 0 || room.height === 0) return 1;
  return Math.min(1, room.width / size.width, room.height / size.height);
}

export function nextShare(share: number, step: 1 | -1): number {
  if (step === 1) return steps.find((each) => each > share * 1.01) ?? steps.at(-1) ?? 8;
  return [...steps].reverse().find((each) => each < share * 0.99) ?? steps[0];
}
