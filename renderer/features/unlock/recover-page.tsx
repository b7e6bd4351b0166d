/** Forgotten passphrase (or a lost device key): a request for the office, a number to compare, then a new passphrase. */
import { useEffect, useEffectEvent, useState, type ReactNode } from 'react';
import type { PickedPath } from '../../../preload/contract/shell.ts';
import { DropTargets } from '../../app/drop-target.tsx';
import type { LockedPageProps } from '../../app/locked-page.ts';
import { useSessionStore } from '../../app/session-context.tsx';
import { RecoverNewPassphrase } from './recover-new-passphrase.tsx';
import { RecoverRequest } from './recover-request.tsx';

export interface RecoverPageProps extends LockedPageProps {
  readonly onBack: () => void;
}

export function RecoverPage(props: RecoverPageProps): ReactNode {
  const { description, openedParcel } = props;
  const session = useSessionStore();
  const [answer, setAnswer] = useState<PickedPath | null>(null);
  // An answer that was opened by double click needs no second choosing.
  const takeOpened = useEffectEvent((parcel: PickedPath) => {
    session.setParcel(null);
    setAnswer(parcel);
  });
  useEffect(() => {
    if (openedParcel && description.recovering) takeOpened(openedParcel);
  }, [openedParcel, description.recovering]);

  if (answer) {
    return (
      <RecoverNewPassphrase
        {...props}
        answer={answer}
        onOther={() => {
          setAnswer(null);
        }}
      />
    );
  }
  return (
    <DropTargets>
      <RecoverRequest {...props} onAnswer={setAnswer} />
    </DropTargets>
  );
}
