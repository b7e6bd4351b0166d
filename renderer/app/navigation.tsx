/** Gives pages the current route and the ways to leave it: `useNavigation().go({ page: 'files' })`, Alt+← and Alt+→. */
import { createContext, useContext, useEffect, useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { createHistory, currentRoute, type HistoryStore } from './history.ts';
import type { Route } from './route.ts';

export type Navigation = Pick<HistoryStore, 'go' | 'replace' | 'back' | 'forward'>;

const HistoryContext = createContext<HistoryStore | null>(null);

export function NavigationProvider({
  first,
  then = null,
  children,
}: {
  readonly first: Route;
  /** Where the user is led at once, with `first` behind it. */
  readonly then?: Route | null;
  readonly children: ReactNode;
}): ReactNode {
  const [history] = useState(() => createHistory(first, then));
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      if (event.key === 'ArrowLeft') history.back();
      else if (event.key === 'ArrowRight') history.forward();
      else return;
      event.preventDefault();
    };
    // The two thumb buttons of a mouse.
    const onMouseUp = (event: MouseEvent) => {
      if (event.button === 3) history.back();
      if (event.button === 4) history.forward();
    };
    window.addEventListener('keydown', onKeyDown);
    window.addEventListener('mouseup', onMouseUp);
    return () => {
      window.removeEventListener('keydown', onKeyDown);
      window.removeEventListener('mouseup', onMouseUp);
    };
  }, [history]);
  return <HistoryContext value={history}>{children}</HistoryContext>;
}

function useHistory(): HistoryStore {
  const history = useContext(HistoryContext);
  if (!history) throw new Error('no NavigationProvider above this component');
  return history;
}

export function useNavigation(): Navigation {
  return useHistory();
}

export function useRoute(): Route {
  return useStore(useHistory(), currentRoute);
}

/** Whether there is a page to go back or forward to. */
export function useCanMove(): { back: boolean; forward: boolean } {
  const history = useHistory();
  const back = useStore(history, (state) => state.position > 0);
  const forward = useStore(history, (state) => state.position < state.entries.length - 1);
  return { back, forward };
}
