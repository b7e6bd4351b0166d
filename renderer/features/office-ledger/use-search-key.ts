/** `/` and Ctrl/Cmd+F bring the cursor into the search field inside an element, unless somebody is typing elsewhere. */
import { useEffect, type RefObject } from 'react';

export function useSearchKey(area: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const isFind = event.key === 'f' && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
      const isTyping =
        event.target instanceof HTMLElement && event.target.matches('input, textarea, [contenteditable]');
      const isSlash = event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping;
      if (!isFind && !isSlash) return;
      const field = area.current?.querySelector('input');
      if (!field) return;
      event.preventDefault();
      field.focus();
      field.select();
    };
    // Captured, because a table takes plain characters for its type-ahead.
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => {
      window.removeEventListener('keydown', onKeyDown, { capture: true });
    };
  }, [area]);
}
