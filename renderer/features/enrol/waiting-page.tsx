/** Between request and vault: read the number aloud, wait for the grant, check it, choose a passphrase. */
import { useEffect, useEffectEvent, useState, type ReactNode } from 'react';
import { DropTargets } from '../../app/drop-target.tsx';
import type { LockedPageProps } from '../../app/locked-page.ts';
import { useSessionStore } from '../../app/session-context.tsx';
import { callEngine } from '../../bridge/engine.ts';
import { useAct } from '../../bridge/use-act.ts';
import type { CallOutput } from '../../../preload/contract/engine.ts';
import type { PickedPath } from '../../../preload/contract/shell.ts';
import { ComparePage } from './compare-page.tsx';
import { EnrolPage } from './enrol-page.tsx';
import { FirstPassphrasePage } from './first-passphrase-page.tsx';
import { GrantPage } from './grant-page.tsx';

export type GrantOffer = CallOutput<'grant/inspect'>;

interface Offer {
  readonly parcel: PickedPath;
  readonly offer: GrantOffer;
}

export function WaitingPage(props: LockedPageProps): ReactNode {
  const { description, openedParcel, onOpened } = props;
  const session = useSessionStore();
  const [found, setFound] = useState<Offer | null>(null);
  const [before, setBefore] = useState<{ workerName: string; deviceName: string } | null>(null);
  const [isAccepted, setIsAccepted] = useState(false);
  const { isBusy, error, act } = useAct();

  const inspect = async (parcel: PickedPath) => {
    await act(async () => {
      setFound({ parcel, offer: await callEngine('grant/inspect', { parcel: parcel.token }) });
    });
  };
  // A grant that was opened by double click needs no second choosing.
  const takeOpened = useEffectEvent((parcel: PickedPath) => {
    session.setParcel(null);
    void inspect(parcel);
  });
  useEffect(() => {
    if (openedParcel) takeOpened(openedParcel);
  }, [openedParcel]);

  if (found && isAccepted) {
    return (
      <FirstPassphrasePage
        parcel={found.parcel}
        offer={found.offer}
        userWords={[found.offer.workerName, found.offer.officeName, description.workerName ?? '']}
        onBack={() => {
          setIsAccepted(false);
        }}
        onOpened={onOpened}
      />
    );
  }
  if (found) {
    return (
      <GrantPage
        offer={found.offer}
        onBack={() => {
          setFound(null);
        }}
        onAccept={() => {
          setIsAccepted(true);
        }}
      />
    );
  }
  if (before) {
    const back = () => {
      setBefore(null);
      props.onChanged();
    };
    return <EnrolPage {...props} before={before} onChanged={back} onLeave={back} />;
  }
  return (
    <DropTargets>
      <ComparePage
        {...props}
        error={error}
        isBusy={isBusy}
        onGrant={(parcel) => void inspect(parcel)}
        onAgain={setBefore}
      />
    </DropTargets>
  );
}
