/** A panel beside a table about the row at hand. Escape and its button close it; its head stays in view while it scrolls. */
import { X } from 'lucide-react';
import { useEffect, useEffectEvent, type ReactNode } from 'react';
import { useT } from '../../i18n/translate.tsx';
import { IconButton } from '../../ui/button.tsx';
import { FileIcon } from '../../ui/file-icon.tsx';
import { Discreet } from '../veil/discreet.tsx';

export interface SidePanelProps {
  /** What the panel is; read aloud. */
  readonly label: string;
  readonly fileName: string;
  /** Below the name: a state. */
  readonly below?: ReactNode;
  readonly width: 'narrow' | 'wide';
  readonly onClose: () => void;
  readonly children: ReactNode;
}

const widths = { narrow: 'w-[22rem] shrink-0', wide: 'w-[54%] min-w-[24rem] shrink-0' } as const;

export function SidePanel({ label, fileName, below, width, onClose, children }: SidePanelProps): ReactNode {
  const t = useT();
  const close = useEffectEvent(onClose);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) close();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => {
      window.removeEventListener('keydown', onKeyDown);
    };
  }, []);
  // The head lies inside what scrolls: with the focus on its button, the arrow keys scroll the panel.
  return (
    <aside aria-label={label} className={`overflow-y-auto border-l border-line bg-canvas ${widths[width]}`}>
      <header className="sticky top-0 z-10 flex items-start gap-2.5 border-b border-line bg-canvas px-5 py-3">
        <FileIcon name={fileName} size={22} />
        <div className="min-w-0 flex-1">
          <h2 className="type-body font-bold break-all">
            <Discreet>{fileName}</Discreet>
          </h2>
          {below !== undefined && <div className="mt-1">{below}</div>}
        </div>
        <span className="-my-1 -mr-2">
          <IconButton icon={X} label={t('common.close')} size="small" onPress={onClose} />
        </span>
      </header>
      {children}
    </aside>
  );
}
