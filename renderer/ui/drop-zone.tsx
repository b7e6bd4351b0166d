/** Files dropped on the window: `WindowDrop` takes them anywhere, `DropField` is the visible place with buttons for the keyboard. */
import { FolderOpen, FilePlus2, Upload } from 'lucide-react';
import { useEffect, useEffectEvent, useRef, useState, type ReactNode } from 'react';
import { useT } from '../i18n/translate.tsx';
import { Button } from './button.tsx';

export interface WindowDropProps {
  /** What will happen to dropped files, shown large while they hover: "金庫に入れます". */
  readonly title: string;
  readonly text?: string;
  readonly isDisabled?: boolean;
  readonly onDrop: (files: readonly File[]) => void;
}

/** Covers the window while files hover over it. While disabled, drops are swallowed, so that none ever opens as a page. */
export function WindowDrop({ title, text, isDisabled = false, onDrop }: WindowDropProps): ReactNode {
  const [isOver, setIsOver] = useState(false);
  const depth = useRef(0);
  const take = useEffectEvent((files: readonly File[]) => {
    if (!isDisabled && files.length > 0) onDrop(files);
  });

  useEffect(() => {
    const leave = () => {
      depth.current = 0;
      setIsOver(false);
    };
    const accept = (event: DragEvent) => {
      event.preventDefault();
      if (event.dataTransfer) event.dataTransfer.dropEffect = hasFiles(event) ? 'copy' : 'none';
    };
    const handlers: Readonly<Record<string, (event: DragEvent) => void>> = {
      // Entering a child comes before leaving its parent: only the count tells whether the window was left.
      dragenter: (event) => {
        depth.current += 1;
        // Also here: where the page changed under the pointer, no dragover may come before the drop.
        accept(event);
        if (hasFiles(event)) setIsOver(true);
      },
      dragleave: () => {
        depth.current -= 1;
        if (depth.current <= 0) leave();
      },
      dragover: accept,
      drop: (event) => {
        event.preventDefault();
        leave();
        take([...(event.dataTransfer?.files ?? [])]);
      },
    };
    const entries = Object.entries(handlers);
    for (const [name, handler] of entries) window.addEventListener(name, handler as EventListener);
    return () => {
      for (const [name, handler] of entries) window.removeEventListener(name, handler as EventListener);
    };
  }, []);

  if (!isOver || isDisabled) return null;
  return (
    <div role="status" className="pointer-events-none fixed inset-0 z-40 bg-canvas/85 p-4">
      <div className="grid h-full place-items-center rounded-xl border-3 border-dashed border-accent-line">
        <div className="flex flex-col items-center gap-2 text-center">
          <Upload aria-hidden size={40} strokeWidth={1.5} className="text-accent-line" />
          <p className="type-title">{title}</p>
          {text !== undefined && <p className="type-body text-muted">{text}</p>}
        </div>
      </div>
    </div>
  );
}

function hasFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false;
}

export interface DropFieldProps {
  /** What to drop here: "返却小包（.mochi）をここにドロップ". */
  readonly title: string;
  readonly text?: ReactNode;
  readonly onChooseFiles?: () => void;
  readonly onChooseFolder?: () => void;
  readonly isDisabled?: boolean;
}

/** The dropping itself is `WindowDrop`'s; this shows where, and offers the file dialog instead. */
export function DropField({
  title,
  text,
  onChooseFiles,
  onChooseFolder,
  isDisabled = false,
}: DropFieldProps): ReactNode {
  const t = useT();
  return (
    <div className="flex flex-col items-center gap-1 rounded-lg border-2 border-dashed border-line-strong bg-canvas px-6 py-8 text-center">
      <Upload aria-hidden size={28} strokeWidth={1.5} className="mb-1 text-muted" />
      <p className="type-body font-bold">{title}</p>
      {text !== undefined && <div className="phrases type-small max-w-lg text-muted">{text}</div>}
      <div className="mt-4 flex flex-wrap justify-center gap-3">
        {onChooseFiles && (
          <Button icon={FilePlus2} onPress={onChooseFiles} isDisabled={isDisabled}>
            {t('ui.drop.choose')}
          </Button>
        )}
        {onChooseFolder && (
          <Button icon={FolderOpen} onPress={onChooseFolder} isDisabled={isDisabled}>
            {t('ui.drop.chooseFolder')}
          </Button>
        )}
      </div>
    </div>
  );
}
