/** Where a wizard gets its file from: dropped on the window, or chosen in a dialog. */
import type { ReactNode } from 'react';
import type { PickedPath } from '../../../preload/contract/shell.ts';
import { useDropTarget } from '../../app/drop-target.tsx';
import { DropField } from '../../ui/drop-zone.tsx';
import { usePickers } from './pickers.ts';

export interface ParcelSourceProps {
  readonly title: string;
  readonly text: string;
  /** Title of the file dialog. */
  readonly pickTitle: string;
  readonly isDisabled?: boolean;
  readonly onParcel: (parcel: PickedPath) => void;
}

export function ParcelSource({ title, text, pickTitle, isDisabled = false, onParcel }: ParcelSourceProps): ReactNode {
  const pickers = usePickers();
  useDropTarget({
    title,
    isDisabled,
    onDrop: ([parcel]) => {
      if (parcel) onParcel(parcel);
    },
  });
  return (
    <DropField
      title={title}
      text={text}
      isDisabled={isDisabled}
      onChooseFiles={() => {
        void pickers.openParcel(pickTitle).then((parcel) => {
          if (parcel) onParcel(parcel);
        });
      }}
    />
  );
}
