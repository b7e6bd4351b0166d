/** The frame of an unlocked window: menu at the left, state of the vault on top, the page, and a link that skips to it. */
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useT } from '../../i18n/translate.tsx';
import { NavigationMenu, type NavigationGroup } from './navigation-menu.tsx';
import { TopBar, type TopBarProps } from './top-bar.tsx';

export interface AppFrameProps<Key extends string> extends TopBarProps {
  readonly groups: readonly NavigationGroup<Key>[];
  readonly current: Key;
  readonly onNavigate: (key: Key) => void;
  /** Between top bar and page: what concerns every page, such as a lease that is over. */
  readonly notice?: ReactNode;
  readonly children: ReactNode;
}

/** Below this width the menu starts as icons alone. */
const narrowWindow = '(max-width: 1099px)';

export function AppFrame<Key extends string>(props: AppFrameProps<Key>): ReactNode {
  const { groups, current, onNavigate, notice, children, ...topBar } = props;
  const t = useT();
  const main = useRef<HTMLElement>(null);
  const isNarrow = useMediaQuery(narrowWindow);
  // The user's own choice holds until the window crosses the limit again.
  const [choice, setChoice] = useState<{ readonly isNarrow: boolean; readonly isCollapsed: boolean } | null>(null);
  const isCollapsed = choice?.isNarrow === isNarrow ? choice.isCollapsed : isNarrow;

  return (
    <div className="flex h-full bg-canvas text-ink">
      <a
        href="#main"
        onClick={(event) => {
          // A real jump would change the address, which the shell watches.
          event.preventDefault();
          main.current?.focus();
        }}
        className="focus-mark fixed top-2 left-2 z-50 -translate-y-16 rounded-md bg-raised px-4 py-2 font-bold focus:translate-y-0"
      >
        {t('ui.skip')}
      </a>
      <NavigationMenu
        groups={groups}
        current={current}
        onNavigate={onNavigate}
        isCollapsed={isCollapsed}
        onCollapsedChange={(next) => {
          setChoice({ isNarrow, isCollapsed: next });
        }}
      />
      <div className="flex min-w-0 flex-1 flex-col">
        <TopBar {...topBar} />
        {notice}
        {/* A new element for each page, so that each begins at its top. */}
        <main
          key={current}
          id="main"
          ref={main}
          tabIndex={-1}
          className="relative min-h-0 flex-1 overflow-y-auto outline-none"
        >
          {children}
        </main>
      </div>
    </div>
  );
}

function useMediaQuery(query: string): boolean {
  const [matches, setMatches] = useState(() => window.matchMedia(query).matches);
  useEffect(() => {
    const list = window.matchMedia(query);
    const update = () => {
      setMatches(list.matches);
    };
    update();
    list.addEventListener('change', update);
    return () => {
      list.removeEventListener('change', update);
    };
  }, [query]);
  return matches;
}
