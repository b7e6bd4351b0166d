/** Six boxes of four digits; typing runs on from box to box, Backspace back. For `CompareNumber`. */
import { Check, X } from 'lucide-react';
import { useRef, type KeyboardEvent, type ReactNode } from 'react';
import { useT } from '../../i18n/translate.tsx';
import { classNames } from '../../ui/class-names.ts';
import { spreadDigits, type GroupVerdict } from './heard-number.ts';

export interface GroupBoxesProps {
  readonly heard: readonly string[];
  readonly verdicts: readonly GroupVerdict[];
  readonly onChange: (heard: readonly string[]) => void;
}

const frames: Record<GroupVerdict, string> = {
  empty: 'border-line-strong',
  partial: 'border-line-strong',
  match: 'border-success',
  differs: 'border-danger',
};

export function GroupBoxes({ heard, verdicts, onChange }: GroupBoxesProps): ReactNode {
  const t = useT();
  const boxes = useRef<(HTMLInputElement | null)[]>([]);
  const type = (index: number, text: string) => {
    const next = spreadDigits(heard, index, text);
    onChange(next);
    // The first box that is not full yet; in the last one the cursor stays.
    let target = index;
    while (next[target]?.length === 4 && target < heard.length - 1) target += 1;
    if (target !== index) boxes.current[target]?.focus();
  };
  const stepBack = (index: number, event: KeyboardEvent) => {
    if (event.key !== 'Backspace' || heard[index] !== '' || index === 0) return;
    event.preventDefault();
    boxes.current[index - 1]?.focus();
  };
  return (
    <ol className="grid grid-cols-3 gap-2.5">
      {heard.map((group, index) => {
        const verdict = verdicts[index] ?? 'empty';
        return (
          <li
            key={index}
            className={classNames(
              'flex items-center gap-2 rounded-md border-2 bg-canvas pr-3 pl-3 focus-within:outline-3 focus-within:outline-offset-2 focus-within:outline-(--focus)',
              frames[verdict],
            )}
          >
            <span aria-hidden className="w-3 text-right text-[0.75rem] text-muted">
              {index + 1}
            </span>
            <input
              ref={(box) => {
                boxes.current[index] = box;
              }}
              value={group}
              onChange={(event) => {
                type(index, event.target.value);
              }}
              onKeyDown={(event) => {
                stepBack(index, event);
              }}
              onFocus={(event) => {
                event.target.select();
              }}
              inputMode="numeric"
              autoComplete="off"
              aria-label={t('office.compare.group', { number: index + 1 })}
              aria-invalid={verdict === 'differs'}
              className="min-w-0 flex-1 bg-transparent py-2 text-center text-[1.625rem] leading-tight font-medium tracking-[0.14em] outline-none"
            />
            <span className="grid size-5 shrink-0 place-items-center">
              {verdict === 'match' && (
                <Check aria-label={t('office.compare.groupOk')} size={20} strokeWidth={3} className="text-success" />
              )}
              {verdict === 'differs' && (
                <X aria-label={t('office.compare.groupWrong')} size={20} strokeWidth={3} className="text-danger" />
              )}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
