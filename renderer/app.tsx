/** The whole window: language and theme around the one view that fits the session's phase. On lock every view unmounts. */
import { useEffect, type ReactNode } from 'react';
import { LockKeyhole } from 'lucide-react';
import { LockedApp } from './app/locked-app.tsx';
import { OpenApp } from './app/open-app.tsx';
import { SessionProvider, usePreferences, useSession, useSessionStore } from './app/session-context.tsx';
import type { SessionStore } from './app/session.ts';
import { hideWindowTitle } from './app/window-title.ts';
import { useShellEvent } from './bridge/events.ts';
import { I18nProvider, useT } from './i18n/translate.tsx';
import { Spinner } from './ui/spinner.tsx';
import { applyTheme } from './ui/theme.ts';
import { ToastProvider } from './ui/toast.tsx';

export function App({ session }: { readonly session: SessionStore }): ReactNode {
  return (
    <SessionProvider session={session}>
      <Window />
    </SessionProvider>
  );
}

function Window(): ReactNode {
  const session = useSessionStore();
  const phase = useSession((state) => state.phase);
  const [{ locale, theme, publicPlace }] = usePreferences();

  useEffect(() => {
    void session.start();
  }, [session]);
  useEffect(() => {
    applyTheme(theme, document.documentElement);
  }, [theme]);
  useEffect(() => (publicPlace ? hideWindowTitle() : undefined), [publicPlace]);
  useShellEvent('locking', ({ reason }) => {
    session.locking(reason);
  });
  useShellEvent('preferences', ({ preferences }) => {
    session.preferencesChanged(preferences);
  });
  useShellEvent('leftBehind', ({ items }) => {
    session.leftBehindChanged(items);
  });
  useShellEvent('parcelOpened', ({ parcel }) => {
    session.setParcel(parcel);
  });

  return (
    <I18nProvider locale={locale} isDiscreet={publicPlace}>
      {phase.at === 'locking' ? (
        <Locking />
      ) : phase.at === 'starting' ? (
        <Starting />
      ) : (
        <ToastProvider>
          {phase.at === 'open' ? <OpenApp first={phase.first} /> : <LockedApp phase={phase} />}
        </ToastProvider>
      )}
    </I18nProvider>
  );
}

/** Nothing but a sign: before the preferences are known, words could be in the wrong language. */
function Starting(): ReactNode {
  const t = useT();
  return (
    <main className="grid h-full place-items-center text-muted">
      <h1 className="sr-only">{t('app.starting')}</h1>
      <Spinner size={28} />
    </main>
  );
}

function Locking(): ReactNode {
  const t = useT();
  return (
    <main className="grid h-full place-items-center bg-canvas px-6 text-ink">
      <div role="status" className="flex flex-col items-center gap-2 text-center">
        <LockKeyhole aria-hidden size={36} strokeWidth={1.5} className="text-muted" />
        <h1 className="type-section mt-2">{t('app.locking.title')}</h1>
        <p className="type-body text-muted">{t('app.locking.text')}</p>
      </div>
    </main>
  );
}
