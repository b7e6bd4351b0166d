/** The parts of a page: `Page` (width and rhythm), `PageHeader` (the one h1), `Section` (h2), `Card` (a framed group, h3). */
import { useId, type ReactNode } from 'react';
import { classNames } from './class-names.ts';

export interface PageProps {
  /** `reading` for forms and text, `wide` for lists, `full` where a table fills the window to its foot. */
  readonly width?: 'reading' | 'wide' | 'full';
  readonly children: ReactNode;
}

const widths = {
  reading: 'max-w-[46rem] gap-7 pb-12',
  wide: 'max-w-[76rem] gap-7 pb-12',
  full: 'h-full min-h-0 gap-4 pb-4',
} as const;

export function Page({ width = 'wide', children }: PageProps): ReactNode {
  return <div className={classNames('flex flex-col px-8 pt-6', widths[width])}>{children}</div>;
}

export interface PageHeaderProps {
  readonly title: ReactNode;
  /** One or two sentences: what this page is for. */
  readonly lead?: ReactNode;
  /** Buttons at the right; the main one last. */
  readonly actions?: ReactNode;
  /** Breadcrumbs or a back link, above the title. */
  readonly above?: ReactNode;
}

export function PageHeader({ title, lead, actions, above }: PageHeaderProps): ReactNode {
  return (
    <header>
      {above}
      <div className="flex min-h-9 flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <h1 className="type-title min-w-0">{title}</h1>
        {actions !== undefined && <div className="flex flex-wrap items-center gap-2.5">{actions}</div>}
      </div>
      {lead !== undefined && <div className="phrases type-body mt-1.5 max-w-[46rem] text-muted">{lead}</div>}
    </header>
  );
}

export interface SectionProps {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

export function Section({ title, lead, actions, children }: SectionProps): ReactNode {
  const id = useId();
  return (
    <section aria-labelledby={id} className="flex flex-col gap-3">
      <div>
        <div className="flex flex-wrap items-center justify-between gap-3">
          <h2 id={id} className="type-section">
            {title}
          </h2>
          {actions !== undefined && <div className="flex flex-wrap items-center gap-2.5">{actions}</div>}
        </div>
        {lead !== undefined && <div className="phrases type-small mt-0.5 text-muted">{lead}</div>}
      </div>
      {children}
    </section>
  );
}

export interface CardProps {
  readonly title?: string;
  /** Rank of the title: 2 where the card stands right below the page's header, 3 inside a `Section`. */
  readonly level?: 2 | 3;
  readonly actions?: ReactNode;
  /** No inner space: for a list or a table that brings its own. */
  readonly isFlush?: boolean;
  readonly children: ReactNode;
}

export function Card({ title, level = 3, actions, isFlush = false, children }: CardProps): ReactNode {
  const Title = level === 2 ? 'h2' : 'h3';
  return (
    <div className="min-w-0 overflow-hidden rounded-lg border border-line bg-canvas">
      {(title !== undefined || actions !== undefined) && (
        <div className={classNames('flex items-center justify-between gap-3 px-5 pt-4', isFlush && 'pb-2')}>
          {title !== undefined && <Title className="type-body font-bold">{title}</Title>}
          {actions}
        </div>
      )}
      <div className={isFlush ? '' : 'p-5'}>{children}</div>
    </div>
  );
}
