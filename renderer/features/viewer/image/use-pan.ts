/** Moves what is larger than its window by dragging it. */
import { useRef, type PointerEvent, type RefObject } from 'react';

export interface PanHandlers {
  readonly onPointerDown: (event: PointerEvent) => void;
  readonly onPointerMove: (event: PointerEvent) => void;
  readonly onPointerUp: () => void;
  readonly onPointerCancel: () => void;
}

export function usePan(scroller: RefObject<HTMLElement | null>): PanHandlers {
  const start = useRef<{ readonly x: number; readonly y: number } | null>(null);
  const end = () => {
    start.current = null;
  };
  return {
    onPointerDown: (event) => {
      const element = scroller.current;
      // Not on a scroll bar, and only with the main button or a finger.
      if (!element || event.button !== 0 || event.target === element) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      start.current = { x: event.clientX + element.scrollLeft, y: event.clientY + element.scrollTop };
    },
    onPointerMove: (event) => {
      if (start.current) scroller.current?.scrollTo(start.current.x - event.clientX, start.current.y - event.clientY);
    },
    onPointerUp: end,
    onPointerCancel: end,
  };
}
