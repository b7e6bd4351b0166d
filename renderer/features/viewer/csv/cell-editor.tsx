/** The field over a cell that is being written. Enter and Tab take it over, Alt+Enter breaks the line, Escape leaves it as it was. */
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useT } from '../../../i18n/translate.tsx';

export interface CellEditorProps {
  readonly text: string;
  /** After each key, so that the draft has what is not taken over yet. */
  readonly onType: (text: string) => void;
  readonly onDone: (text: string, step: 'down' | 'right' | 'left' | 'stay') => void;
  readonly onCancel: () => void;
}

export function CellEditor({ text, onType, onDone, onCancel }: CellEditorProps): ReactNode {
  const t = useT();
  const [value, setValue] = useState(text);
  const field = useRef<HTMLTextAreaElement>(null);
  const isOver = useRef(false);
  useEffect(() => {
    const element = field.current;
    element?.focus();
    element?.setSelectionRange(element.value.length, element.value.length);
  }, []);
  const end = (run: () => void) => {
    if (isOver.current) return;
    isOver.current = true;
    run();
  };
  return (
    <textarea
      ref={field}
      aria-label={t('viewer.table.cell')}
      value={value}
      rows={Math.min(6, value.split('\n').length)}
      className="absolute top-0 left-0 z-10 min-h-full w-full min-w-40 resize-none bg-canvas px-2 py-[5px] text-[0.875rem] leading-[21px] text-ink shadow-overlay outline-2 outline-accent-line"
      onChange={(event) => {
        setValue(event.target.value);
        onType(event.target.value);
      }}
      onBlur={() => {
        end(() => {
          onDone(value, 'stay');
        });
      }}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.nativeEvent.isComposing) return;
        if (event.key === 'Escape') {
          end(onCancel);
        } else if (event.key === 'Enter' && event.altKey) {
          const element = event.currentTarget;
          element.setRangeText('\n', element.selectionStart, element.selectionEnd, 'end');
          setValue(element.value);
          onType(element.value);
        } else if (event.key === 'Enter') {
          end(() => {
            onDone(value, 'down');
          });
        } else if (event.key === 'Tab') {
          end(() => {
            onDone(value, event.shiftKey ? 'left' : 'right');
          });
        } else return;
        event.preventDefault();
      }}
    />
  );
}
