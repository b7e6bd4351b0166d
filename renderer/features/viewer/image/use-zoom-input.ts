/** Zoom by keys (+, -, 0) and by the wheel with Ctrl. The wheel is taken before the browser zooms the whole window. */
import { useEffect, useEffectEvent, type RefObject } from 'react';

export type ZoomDeed = 'larger' | 'smaller' | 'fit';

const keys: ReadonlyMap<string, ZoomDeed> = new Map([
  ['+', 'larger'],
  [';', 'larger'],
  ['-', 'smaller'],
  ['0', 'fit'],
]);

export function useZoomInput(element: RefObject<HTMLElement | null>, onZoom: (deed: ZoomDeed) => void): void {
  const zoom = useEffectEvent(onZoom);
  useEffect(() => {
    const watched = element.current;
    if (!watched) return undefined;
    const onKeyDown = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent) => {
      const deed = keys.get(key);
      if (deed && !ctrlKey && !metaKey && !altKey) zoom(deed);
    };
    const onWheel = (event: WheelEvent) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      zoom(event.deltaY < 0 ? 'larger' : 'smaller');
    };
    watched.addEventListener('keydown', onKeyDown);
    watched.addEventListener('wheel', onWheel, { passive: false });
    return () => {
      watched.removeEventListener('keydown', onKeyDown);
      watched.removeEventListener('wheel', onWheel);
    };
  }, [element]);
}
