/**
 * A name that others must not read over the shoulder: in public place mode it is masked, for the eye and for assistive tools,
 * until its row, button or heading is pointed at or has the visible focus. For every page that shows names.
 */
import { useEffect, useRef, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { usePreferences } from '../../app/session-context.tsx';
import { mask } from '../../i18n/mask-names.ts';
import { useT } from '../../i18n/translate.tsx';
import { attention, watchAttention } from './attention.ts';

/** What is pointed at or focused as one thing; a row before what stands in it. */
const rows = '[role="row"], [role="option"], tr, li';
const wholes = 'button, a, h1, h2';

export function Discreet({ children }: { readonly children: ReactNode }): ReactNode {
  const [{ publicPlace }] = usePreferences();
  return publicPlace ? <Masked>{children}</Masked> : children;
}

/** Whether names are to be masked; for places that can only show another text instead. */
export function useIsDiscreet(): boolean {
  const [{ publicPlace }] = usePreferences();
  return publicPlace;
}

function Masked({ children }: { readonly children: ReactNode }): ReactNode {
  const t = useT();
  const own = useRef<HTMLSpanElement>(null);
  useEffect(watchAttention, []);
  const isShown = useStore(attention, ({ pointed, focused }) => {
    const whole = own.current?.closest(rows) ?? own.current?.closest(wholes) ?? own.current;
    return whole !== null && [pointed, focused].some((element) => element !== null && whole.contains(element));
  });
  return (
    <span ref={own} data-discreet={isShown ? 'shown' : 'masked'}>
      {isShown ? (
        children
      ) : (
        <>
          <span aria-hidden>{mask}</span>
          <span className="sr-only">{t('veil.masked')}</span>
        </>
      )}
    </span>
  );
}
