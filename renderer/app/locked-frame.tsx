/** The frame of the window before a vault is open: product, language, and one thing in the middle. */
import { useEffect, useRef, type ReactNode } from 'react';
import { useT } from '../i18n/translate.tsx';
import { ProductMark } from '../ui/app-frame/product-mark.tsx';
import { classNames } from '../ui/class-names.ts';
import { LanguageChoice } from './language-choice.tsx';
import { nameWindow } from './window-title.ts';

export interface LockedFrameProps {
  /** Title of the page: the one h1, and the title of the window. */
  readonly title: string;
  readonly lead?: ReactNode;
  /** Above the title: a stepper. */
  readonly above?: ReactNode;
  /** `narrow` for a question, `reading` for forms and text. */
  readonly width?: 'narrow' | 'reading';
  /** In the middle of the window's height: where there is little to read. */
  readonly isCentred?: boolean;
  /** Changes when another page is shown, so that the heading gets the focus; null leaves the focus to a field. */
  readonly focusKey?: string | null;
  readonly children: ReactNode;
  /** Ways out, below everything. */
  readonly foot?: ReactNode;
}

export function LockedFrame(props: LockedFrameProps): ReactNode {
  const {
    title,
    lead,
    above,
    width = 'reading',
    isCentred = width === 'narrow',
    focusKey = null,
    children,
    foot,
  } = props;
  const t = useT();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    nameWindow(title, t('common.appName'));
  }, [title, t]);
  useEffect(() => {
    if (focusKey !== null) heading.current?.focus({ preventScroll: true });
  }, [focusKey]);
  return (
    <div className="flex h-full flex-col bg-canvas text-ink">
      <header className="flex h-14 shrink-0 items-center justify-between border-b border-line bg-sunken px-6 select-none">
        <span className="flex items-center gap-2.5">
          <ProductMark />
          <span className="type-body font-bold">{t('common.appName')}</span>
        </span>
        <LanguageChoice />
      </header>
      {/* Relative, so that hidden parts of fields scroll with it and never move the whole window. */}
      <main className="relative flex min-h-0 flex-1 flex-col overflow-y-auto px-6">
        <div
          className={classNames(
            'mx-auto flex w-full flex-col gap-6 py-10',
            width === 'narrow' ? 'max-w-[27rem]' : 'max-w-[46rem]',
            isCentred && 'my-auto',
          )}
        >
          {above}
          <div>
            <h1 ref={heading} tabIndex={-1} className="type-title outline-none">
              {title}
            </h1>
            {lead !== undefined && <div className="phrases type-body mt-1.5 text-muted">{lead}</div>}
          </div>
          {children}
          {foot !== undefined && <div className="flex flex-wrap gap-x-5 gap-y-2 border-t border-line pt-4">{foot}</div>}
        </div>
      </main>
    </div>
  );
}
