/** What the worker looks at himself: yes or no to each, with why it matters; by keyboard with Y and N, one after the other. For check-page.tsx. */
import { useEffect, useEffectEvent, useRef, type ReactNode } from 'react';
import { Label, Radio, RadioGroup } from 'react-aria-components';
import type { HandedIn } from '../../../preload/contract/check.ts';
import type { CheckPolicy, ManualItem } from '../../../preload/contract/check-policy.ts';
import { useT } from '../../i18n/translate.tsx';
import { KeyHint } from '../../ui/key-hint.tsx';
import type { CheckNow, Judged } from './use-check.ts';
import { WayOn } from './way-on.tsx';

export interface ManualListProps {
  readonly items: readonly ManualItem[];
  readonly handedIn: HandedIn;
  readonly now: CheckNow;
  readonly judged: Judged | undefined;
  readonly exceptions: CheckPolicy['exceptions'];
}

const saidOf = { y: 'yes', n: 'no' } as const;
const answerClass =
  'focus-mark flex h-9 min-w-20 items-center justify-center rounded-lg border border-line-strong bg-canvas px-4 text-[0.875rem] font-bold data-hovered:bg-hover data-selected:border-accent-line data-selected:bg-selected data-selected:text-link data-selected:ring-1 data-selected:ring-accent-line';

export function ManualList({ items, handedIn, now, judged, exceptions }: ManualListProps): ReactNode {
  const t = useT();
  const list = useRef<HTMLUListElement>(null);
  const onKey = useEffectEvent((event: KeyboardEvent): void => {
    const key = event.key.toLowerCase();
    if (event.ctrlKey || event.metaKey || event.altKey || !(key in saidOf)) return;
    if (!(event.target instanceof HTMLInputElement) || event.target.type === 'text') return;
    const { item: id } = event.target.closest<HTMLElement>('[data-item]')?.dataset ?? {};
    const item = items.find((each) => each === id);
    if (item === undefined) return;
    event.preventDefault();
    now.answer(item, saidOf[key as keyof typeof saidOf]);
    const next = items[items.indexOf(item) + 1];
    list.current?.querySelector<HTMLInputElement>(`[data-item="${next ?? ''}"] input`)?.focus();
  });
  useEffect(() => {
    const element = list.current;
    const listener = (event: KeyboardEvent): void => {
      onKey(event);
    };
    element?.addEventListener('keydown', listener);
    return () => {
      element?.removeEventListener('keydown', listener);
    };
  }, []);
  return (
    <section className="flex flex-col gap-2">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 className="type-lead font-bold">{t('check.page.manual')}</h2>
        <p className="type-small flex items-center gap-1.5 text-muted">
          <KeyHint keys="Y" /> {t('check.reason.manualYes')} <KeyHint keys="N" /> {t('check.reason.manualNo')}
        </p>
      </div>
      <ul ref={list} className="flex flex-col divide-y divide-line rounded-lg border border-line">
        {items.map((item) => (
          <li key={item} data-item={item} className="flex flex-col gap-3 px-4 py-3">
            <RadioGroup
              value={handedIn.manual[item] ?? null}
              onChange={(said) => {
                now.answer(item, said === 'yes' ? 'yes' : 'no');
              }}
              orientation="horizontal"
              className="flex items-center gap-4"
            >
              <div className="min-w-0 flex-1">
                <Label className="type-body block font-bold">{t(`check.name.${item}`)}</Label>
                <p className="type-small text-muted">{t(`check.why.${item}`)}</p>
              </div>
              <div className="flex shrink-0 gap-2">
                <Radio value="yes" className={answerClass}>
                  {t('check.reason.manualYes')}
                </Radio>
                <Radio value="no" className={answerClass}>
                  {t('check.reason.manualNo')}
                </Radio>
              </div>
            </RadioGroup>
            {judged && handedIn.manual[item] === 'no' && (
              <WayOn check={item} now={now} gate={judged.gate} exceptions={exceptions} />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
