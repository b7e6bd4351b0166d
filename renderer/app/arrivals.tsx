/** What comes to an open vault from outside, wherever the user is: dropped files and parcels, and parcels opened by double click. */
import { Suspense, useState, type ReactNode } from 'react';
import type { PickedPath } from '../../preload/contract/shell.ts';
import type { Role } from '../../preload/contract/values.ts';
import { ImportDialog } from '../features/parcel/import-dialog.tsx';
import { TakeoutDialog } from '../features/takeout/takeout-dialog.tsx';
import { useT } from '../i18n/translate.tsx';
import { looksLikeParcel, useDropTarget } from './drop-target.tsx';
import { LeaseOverDialog } from './lease-over-dialog.tsx';
import { OfficeParcel } from './office-slots.tsx';
import { useSession, useSessionStore, useStatus } from './session-context.tsx';

const workerWords = { title: 'takeout.drop.title', text: ['takeout.drop.text', 'takeout.drop.parcel'] } as const;
const overWords = { title: 'takeout.over.drop', text: ['takeout.drop.parcel'] } as const;
const officeWords = { title: 'parcel.import.drop', text: ['parcel.import.dropText'] } as const;

export function Arrivals({ role }: { readonly role: Role }): ReactNode {
  const t = useT();
  const session = useSessionStore();
  const parcel = useSession((state) => state.parcel);
  const [dropped, setDropped] = useState<readonly PickedPath[] | null>(null);
  const isWorker = role === 'worker';
  const isOver = useStatus().lease?.state === 'over';
  const words = isWorker ? (isOver ? overWords : workerWords) : officeWords;

  // Dialogs take drops themselves, or none.
  useDropTarget(
    parcel || dropped
      ? null
      : {
          title: t(words.title),
          text: words.text.map((key) => t(key)).join(' '),
          isFallback: true,
          onDrop: (paths) => {
            const [first] = paths;
            if (first && paths.length === 1 && looksLikeParcel(first)) session.setParcel(first);
            else if (isWorker) setDropped(paths);
          },
        },
  );

  const done = () => {
    session.setParcel(null);
  };
  if (parcel) {
    return isWorker ? (
      <ImportDialog key={parcel.token} parcel={parcel} onClose={done} />
    ) : (
      <Suspense>
        <OfficeParcel key={parcel.token} parcel={parcel} onDone={done} />
      </Suspense>
    );
  }
  if (!dropped) return null;
  const close = () => {
    setDropped(null);
  };
  return isOver ? <LeaseOverDialog onClose={close} /> : <TakeoutDialog paths={dropped} onClose={close} />;
}
