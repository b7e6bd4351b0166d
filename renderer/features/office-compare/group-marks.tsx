/** The six groups in view; each is marked when it was heard to be the same. For `CompareNumber`. */
import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { ToggleButton } from 'react-aria-components';
import { useT } from '../../i18n/translate.tsx';

export interface GroupMarksProps {
  readonly expected: readonly string[];
  /** A marked group holds its digits, the others are empty. */
  readonly heard: readonly string[];
  readonly onChange: (heard: readonly string[]) => void;
}

export function GroupMarks({ expected, heard, onChange }: GroupMarksProps): ReactNode {
  const t = useT();
  return (
    <ol className="grid grid-cols-3 gap-2.5">
      {expected.map((group, index) => (
        <li key={index}>
          <ToggleButton
            isSelected={heard[index] === group}
            onChange={(isMarked) => {
              onChange(heard.map((old, place) => (place === index ? (isMarked ? group : '') : old)));
            }}
            aria-label={`${t('office.compare.group', { number: index + 1 })}: ${[...group].join(' ')}`}
            className="group focus-mark flex w-full items-center gap-2 rounded-md border-2 border-line-strong bg-canvas px-3 py-2 data-hovered:bg-hover data-selected:border-success"
          >
            <span aria-hidden className="w-3 text-right text-[0.75rem] text-muted">
              {index + 1}
            </span>
            <span aria-hidden className="flex-1 text-[1.625rem] leading-tight font-medium tracking-[0.14em]">
              {group}
            </span>
            <Check
              aria-hidden
              size={20}
              strokeWidth={3}
              className="invisible text-success group-data-selected:visible"
            />
          </ToggleButton>
        </li>
      ))}
    </ol>
  );
}
