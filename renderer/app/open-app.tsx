/** The window of an open vault: frame, menu, notices, the current page, and what may be dropped anywhere. */
import { Suspense, useState, type ReactNode } from 'react';
import type { VaultStatus } from '../../preload/contract/calls/vault.ts';
import { useShellEvent } from '../bridge/events.ts';
import { callShell } from '../bridge/shell.ts';
import { useCall } from '../bridge/use-call.ts';
import { ClipboardNotes } from '../features/away/clipboard-notes.tsx';
import { CountdownDialog, CountdownOnVeil } from '../features/away/countdown-dialog.tsx';
import { useLockCountdown } from '../features/away/use-lock-countdown.ts';
import { Discreet } from '../features/veil/discreet.tsx';
import { Veil } from '../features/veil/veil.tsx';
import { CopiesButton } from '../features/workcopy/copies-button.tsx';
import { WorkingCopiesProvider } from '../features/workcopy/copies-context.tsx';
import { useT } from '../i18n/translate.tsx';
import { AppFrame } from '../ui/app-frame/app-frame.tsx';
import type { LeaseState } from '../ui/app-frame/top-bar.tsx';
import { Spinner } from '../ui/spinner.tsx';
import { Arrivals } from './arrivals.tsx';
import { CurrentPage } from './current-page.tsx';
import { DropTargets } from './drop-target.tsx';
import { NavigationProvider, useNavigation, useRoute } from './navigation.tsx';
import { Notices } from './notices.tsx';
import type { PageName, Route } from './route.ts';
import { firstRoute, menuPageOf, menus } from './routes.tsx';
import { StatusProvider, usePreferences, useSession } from './session-context.tsx';
import { useMenuCounts } from './use-menu-counts.ts';

export interface OpenAppProps {
  /** The status that unlocking answered with; shown until the engine is asked again. */
  readonly first: VaultStatus;
}

export function OpenApp({ first }: OpenAppProps): ReactNode {
  const { value } = useCall('vault/status', {});
  const wanted = useSession((state) => state.afterUnlock);
  return (
    <StatusProvider value={value ?? first}>
      <NavigationProvider first={firstRoute(first.role)} then={wanted ?? brokenOff(first)}>
        <WorkingCopiesProvider role={first.role}>
          <DropTargets>
            <Frame status={value ?? first} />
          </DropTargets>
        </WorkingCopiesProvider>
      </NavigationProvider>
    </StatusProvider>
  );
}

/** Back to the file in whose editor the lock came, unless it may not be changed any more. */
function brokenOff({ brokenOffId, lease }: VaultStatus): Route | null {
  return brokenOffId === null || lease?.state === 'over' ? null : { page: 'file', id: brokenOffId };
}

function Frame({ status }: { readonly status: VaultStatus }): ReactNode {
  const t = useT();
  const route = useRoute();
  const { go } = useNavigation();
  const counts = useMenuCounts(status.role);
  const [now] = useState(() => Date.now());
  const [{ publicPlace }, change] = usePreferences();
  const lockIn = useLockCountdown();
  useShellEvent('navigate', ({ to }) => {
    go(routeTo(to, status));
  });
  const entries = menus[status.role];
  const items = (group: 'work' | 'more') =>
    entries
      .filter((entry) => entry.group === group)
      .map(({ page, label, icon }) => ({ key: page, label: t(label), icon, count: counts[page] }));

  return (
    <AppFrame<PageName>
      groups={[
        { key: 'work', items: items('work') },
        { key: 'more', isAtFoot: true, items: items('more') },
      ]}
      current={menuPageOf(route.page)}
      onNavigate={(page) => {
        go(toRoute(page));
      }}
      vaultName={<Discreet>{status.officeName}</Discreet>}
      vaultDetail={
        <Discreet>
          {status.deviceName === null ? status.personName : `${status.personName} — ${status.deviceName}`}
        </Discreet>
      }
      lockInMilliseconds={lockIn}
      publicPlace={{
        isOn: publicPlace,
        onChange: (isOn) => {
          change({ publicPlace: isOn });
        },
      }}
      onVeil={() => {
        void callShell('shell/veil', { isOn: true });
      }}
      lease={leaseState(status, now)}
      underWay={<CopiesButton />}
      onLock={() => {
        void callShell('shell/lock', { reason: 'user' });
      }}
      notice={<Notices status={status} />}
    >
      <Veil>
        <CountdownOnVeil millisecondsLeft={lockIn} />
      </Veil>
      {lockIn !== null && <CountdownDialog millisecondsLeft={lockIn} />}
      <ClipboardNotes />
      <Arrivals role={status.role} />
      <Suspense fallback={<Loading />}>
        <CurrentPage route={route} />
      </Suspense>
    </AppFrame>
  );
}

function Loading(): ReactNode {
  const t = useT();
  return (
    <div role="status" className="grid h-full place-items-center text-muted">
      <h1 className="sr-only">{t('common.loading')}</h1>
      <Spinner size={28} />
    </div>
  );
}

/** A page of the menu, without details. */
function toRoute(page: PageName): Route {
  if (page === 'file') return { page: 'files' };
  if (page === 'memo') return { page: 'memos' };
  return { page };
}

function routeTo(to: 'home' | 'files' | 'returns' | 'settings' | 'contacts' | 'about', status: VaultStatus): Route {
  if (to === 'home') return firstRoute(status.role);
  if (to === 'about') return { page: 'settings' };
  if (status.role === 'office') {
    if (to === 'files') return { page: 'office-ledger' };
    if (to === 'returns') return { page: 'office-desk' };
  }
  return { page: to };
}

const dayMilliseconds = 86_400_000;

function leaseState({ lease }: VaultStatus, now: number): LeaseState | null {
  if (!lease) return null;
  switch (lease.state) {
    case 'valid':
      return { kind: 'valid', until: lease.notAfter };
    case 'endingSoon':
      return { kind: 'soon', days: Math.max(0, Math.ceil((Date.parse(lease.notAfter) - now) / dayMilliseconds)) };
    case 'over':
      return { kind: 'over' };
  }
}
