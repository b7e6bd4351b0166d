/** The commands of one row of a `DataTable`, shown where the pointer or the row is. */
import { useRef, type ReactNode } from 'react';
import { MenuList, type MenuCommand } from '../menu.tsx';

export interface MenuPlace {
  readonly index: number;
  /** Pixels from the window's top left corner. */
  readonly x: number;
  readonly y: number;
}

export interface RowMenuProps {
  readonly label: string;
  readonly commands: readonly MenuCommand[];
  readonly place: MenuPlace;
  readonly onClose: () => void;
}

export function RowMenu({ label, commands, place, onClose }: RowMenuProps): ReactNode {
  const anchor = useRef<HTMLSpanElement>(null);
  return (
    <>
      <span
        ref={anchor}
        aria-hidden
        className="pointer-events-none fixed size-px"
        style={{ left: place.x, top: place.y }}
      />
      <MenuList
        label={label}
        commands={commands}
        anchor={{
          triggerRef: anchor,
          isOpen: true,
          onOpenChange: (isOpen) => {
            if (!isOpen) onClose();
          },
        }}
      />
    </>
  );
}
