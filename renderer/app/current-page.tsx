/** Shows the page of a route, and on every change of page moves the focus to its heading and names the window after it. */
import { Component, useEffect, useRef, type ComponentType, type ReactNode } from 'react';
import { useT } from '../i18n/translate.tsx';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { useNavigation } from './navigation.tsx';
import type { Route } from './route.ts';
import { pages } from './routes.tsx';
import { nameWindow } from './window-title.ts';

export function CurrentPage({ route }: { readonly route: Route }): ReactNode {
  // The table pairs every page with the component for its own route; the compiler cannot follow the pairing by name.
  const Page = pages[route.page] as ComponentType<{ readonly route: Route }>;
  const place = pageKey(route);
  return (
    <PageBoundary key={place}>
      <PageFocus>
        <Page route={route} />
      </PageFocus>
    </PageBoundary>
  );
}

/** What counts as another page: a filter that changes is the same page. */
function pageKey(route: Route): string {
  if (route.page === 'office-desk') return `office-desk ${route.returnId ?? ''}`;
  if (route.page === 'office-devices' || route.page === 'office-log') return `${route.page} ${route.deviceId ?? ''}`;
  if (route.page === 'memo' || route.page === 'memo-edit') return `${route.page} ${route.id ?? ''}`;
  return route.page === 'file' ? `file ${route.id}` : route.page;
}

function PageFocus({ children }: { readonly children: ReactNode }): ReactNode {
  const t = useT();
  const container = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const root = container.current;
    if (!root) return;
    let isFocused = false;
    // The heading comes with the page's first content, which may be loaded a little later.
    const attend = () => {
      const heading = root.querySelector('h1');
      if (!heading?.textContent) return;
      nameWindow(heading.textContent, t('common.appName'));
      if (isFocused) return;
      isFocused = true;
      // A field that asked for the focus itself keeps it.
      if (root.contains(document.activeElement)) return;
      heading.tabIndex = -1;
      heading.style.outline = 'none';
      heading.focus({ preventScroll: true });
    };
    const observer = new MutationObserver(attend);
    observer.observe(root, { childList: true, subtree: true, characterData: true });
    attend();
    return () => {
      observer.disconnect();
    };
  }, [t]);
  return (
    <div ref={container} className="h-full">
      {children}
    </div>
  );
}

function PageFailed({ onAgain }: { readonly onAgain: () => void }): ReactNode {
  const t = useT();
  const { back } = useNavigation();
  return (
    <div className="max-w-[46rem] px-8 pt-6">
      <h1 className="sr-only">{t('app.problem.title')}</h1>
      <Banner
        tone="error"
        title={t('app.problem.title')}
        isLive
        actions={
          <>
            <Button onPress={back}>{t('app.nav.back')}</Button>
            <Button variant="primary" onPress={onAgain}>
              {t('app.problem.again')}
            </Button>
          </>
        }
      >
        <p>{t('app.problem.text')}</p>
      </Banner>
    </div>
  );
}

/** A page that fails does not take the frame and its lock button with it. */
class PageBoundary extends Component<{ readonly children: ReactNode }, { readonly hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError(): { hasFailed: boolean } {
    return { hasFailed: true };
  }

  override render(): ReactNode {
    if (!this.state.hasFailed) return this.props.children;
    return (
      <PageFailed
        onAgain={() => {
          this.setState({ hasFailed: false });
        }}
      />
    );
  }
}
