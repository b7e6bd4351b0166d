/** What locks could not remove, from every part that removes things, and telling the page. For shell.ts and those parts. */
import type { LeftBehind, LeftBehindItem, ShellEvent } from '../../preload/contract/shell.ts';

/** Who reports: each part speaks for its own things alone. */
export type LeftBehindSource = 'clipboard' | 'workcopy';

export interface LeftBehindReport {
  /**
   * Puts these in the place of what this part reported before; an empty list says that all of it is gone. The page is told where
   * something changed. The part goes on trying by itself.
   */
  report(source: LeftBehindSource, items: readonly LeftBehindItem[]): void;
  list(): LeftBehind;
}

export function createLeftBehind({ tellPage }: { tellPage: (event: ShellEvent) => void }): LeftBehindReport {
  const bySource = new Map<LeftBehindSource, readonly LeftBehindItem[]>();
  const list = (): LeftBehind => [...bySource.values()].flat().slice(0, mostShown);
  return {
    report(source, items) {
      const before = JSON.stringify(list());
      bySource.set(source, items);
      const after = list();
      if (JSON.stringify(after) !== before) tellPage({ type: 'leftBehind', items: after });
    },
    list,
  };
}

/** As many as the contract lets through. */
const mostShown = 200;
