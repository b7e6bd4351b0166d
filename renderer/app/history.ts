/** The pages the user came through, for back and forward. Knows nothing of React; one for each unlocked vault. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import { isSameRoute, type Route } from './route.ts';

export interface History {
  readonly entries: readonly Route[];
  readonly position: number;
}

export interface HistoryStore extends StoreApi<History> {
  /** Goes to a page; what was ahead is forgotten. Going to where one is changes nothing. */
  readonly go: (route: Route) => void;
  /** Puts a page in the place of the current one: a filter changed, a file is gone. */
  readonly replace: (route: Route) => void;
  readonly back: () => void;
  readonly forward: () => void;
}

/** Pages further back than this are forgotten. */
const longest = 100;

/** Begins at `first`; at `then` where one is given, with `first` behind it. */
export function createHistory(first: Route, then: Route | null = null): HistoryStore {
  const store = createStore<History>(() =>
    then === null ? { entries: [first], position: 0 } : { entries: [first, then], position: 1 },
  );
  const move = (step: -1 | 1) => {
    const { entries, position } = store.getState();
    const next = position + step;
    if (next >= 0 && next < entries.length) store.setState({ position: next });
  };
  return {
    ...store,
    go: (route) => {
      const { entries, position } = store.getState();
      const here = entries[position];
      if (here && isSameRoute(here, route)) return;
      const kept = [...entries.slice(0, position + 1), route].slice(-longest);
      store.setState({ entries: kept, position: kept.length - 1 });
    },
    replace: (route) => {
      const { entries, position } = store.getState();
      store.setState({ entries: entries.map((entry, index) => (index === position ? route : entry)) });
    },
    back: () => move(-1),
    forward: () => move(1),
  };
}

/** The page the user is on. */
export function currentRoute({ entries, position }: History): Route {
  const route = entries[position];
  if (!route) throw new Error('the history is never empty');
  return route;
}
