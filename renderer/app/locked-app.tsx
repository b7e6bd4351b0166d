/** Everything before a vault is open: the choice of vaults, and what fits what lies in the chosen folder. */
import { Suspense, useState, type ReactNode } from 'react';
import { ContactsWhileLocked } from '../features/contacts/contacts-while-locked.tsx';
import { CoverageWhileLocked } from '../features/away/coverage-while-locked.tsx';
import { EnrolPage } from '../features/enrol/enrol-page.tsx';
import { WaitingPage } from '../features/enrol/waiting-page.tsx';
import { RecoverPage } from '../features/unlock/recover-page.tsx';
import { UnlockPage, type UnlockPageProps } from '../features/unlock/unlock-page.tsx';
import { NothingHerePage } from '../features/welcome/nothing-here-page.tsx';
import { UnusablePage } from '../features/welcome/unusable-page.tsx';
import { WelcomePage } from '../features/welcome/welcome-page.tsx';
import { Connecting } from './connecting.tsx';
import type { LockedPageProps } from './locked-page.ts';
import { OfficeInitPage } from './office-slots.tsx';
import { useSession, useSessionStore } from './session-context.tsx';
import type { Phase } from './session.ts';
import { WorkerEntry } from './worker-entry.tsx';

export type LockedPhase = Extract<Phase, { at: 'choosing' | 'connecting' | 'locked' }>;

export function LockedApp({ phase }: { readonly phase: LockedPhase }): ReactNode {
  switch (phase.at) {
    case 'choosing':
      return <WelcomePage error={phase.error} />;
    case 'connecting':
      return <Connecting name={phase.vault.officeName} />;
    case 'locked':
      return (
        <Suspense fallback={<Connecting name={phase.vault.officeName} />}>
          <InFolder key={phase.vault.ref} phase={phase} />
        </Suspense>
      );
  }
}

function InFolder({ phase }: { readonly phase: Extract<Phase, { at: 'locked' }> }): ReactNode {
  const session = useSessionStore();
  const parcel = useSession((state) => state.parcel);
  const [isContacts, setIsContacts] = useState(false);
  const [isCoverage, setIsCoverage] = useState(false);
  const [isRecovering, setIsRecovering] = useState(phase.description.recovering);
  const { vault, description, intent } = phase;
  const props: LockedPageProps = {
    vault,
    description,
    openedParcel: parcel,
    onOpened: session.opened,
    onChanged: () => {
      void session.describe();
    },
    onLeave: () => {
      void session.leave();
    },
    onContacts: () => {
      setIsContacts(true);
    },
  };

  if (isContacts) {
    return (
      <ContactsWhileLocked
        description={description}
        onBack={() => {
          setIsContacts(false);
        }}
      />
    );
  }
  if (isCoverage) {
    return (
      <CoverageWhileLocked
        onBack={() => {
          setIsCoverage(false);
        }}
      />
    );
  }
  switch (description.state) {
    case 'none':
      if (intent === 'enrol') return <EnrolPage {...props} />;
      if (intent === 'office') return <OfficeInitPage {...props} />;
      return <NothingHerePage {...props} />;
    case 'enrolling':
      return <WaitingPage {...props} />;
    case 'newer':
    case 'damaged':
      return <UnusablePage {...props} />;
    case 'ready':
      return isRecovering ? (
        <RecoverPage
          {...props}
          onBack={() => {
            setIsRecovering(false);
          }}
        />
      ) : (
        <Entry
          {...props}
          onForgot={() => {
            setIsRecovering(true);
          }}
          onCoverage={() => {
            setIsCoverage(true);
          }}
        />
      );
  }
}

/** An office's vault is opened without a check before work. */
function Entry(props: Omit<UnlockPageProps, 'check' | 'onCheck'>): ReactNode {
  return props.description.role === 'worker' ? (
    <WorkerEntry {...props} />
  ) : (
    <UnlockPage {...props} check={null} onCheck={null} />
  );
}
