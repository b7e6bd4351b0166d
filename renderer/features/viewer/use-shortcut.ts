/** A keyboard shortcut with Ctrl (Cmd on a Mac) for as long as a component is shown. */
import { useEffect, useEffectEvent } from 'react';
import { isMacKeyboard } from '../../ui/key-hint.tsx';

/** `key` in lower case. Null listens to nothing. */
export function useShortcut(key: string, run: (() => void) | null): void {
  const handle = useEffectEvent((event: KeyboardEvent) => {
    if (run === null || event.key.toLowerCase() !== key || event.shiftKey || event.altKey) return;
    if (!(isMacKeyboard() ? event.metaKey : event.ctrlKey) || event.defaultPrevented) return;
    event.preventDefault();
    run();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      handle(event);
    };
    window.addEventListener('keydown', listen);
    return () => {
      window.removeEventListener('keydown', listen);
    };
  }, []);
}
