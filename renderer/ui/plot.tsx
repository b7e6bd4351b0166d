/** Two plain plots: `StackedBar` for the parts of a whole, `BarPlot` for amounts by day. Every figure also stands in words. */
import type { ReactNode } from 'react';
import { useFormat, useT } from '../i18n/translate.tsx';
import { classNames } from './class-names.ts';

export type PlotTone = 'accent' | 'success' | 'warning' | 'danger' | 'neutral';

const fills: Record<PlotTone, string> = {
  accent: 'bg-accent-line',
  success: 'bg-success',
  warning: 'bg-warning-line',
  danger: 'bg-danger',
  neutral: 'bg-line-strong',
};

export interface PlotPart {
  readonly key: string;
  readonly label: string;
  readonly value: number;
  readonly tone: PlotTone;
}

export interface StackedBarProps {
  readonly label: string;
  readonly parts: readonly PlotPart[];
}

/** One bar, split by value, with a legend that carries the figures. */
export function StackedBar({ label, parts }: StackedBarProps): ReactNode {
  const t = useT();
  const format = useFormat();
  const total = parts.reduce((sum, part) => sum + part.value, 0);
  return (
    <figure aria-label={label}>
      <div aria-hidden className="flex h-3.5 gap-0.5 overflow-hidden rounded-full bg-neutral-soft">
        {parts
          .filter((part) => part.value > 0)
          .map((part) => (
            // A share too small to see still shows as a sliver.
            <span
              key={part.key}
              className={classNames('min-w-1.5', fills[part.tone])}
              style={{ flexGrow: part.value }}
            />
          ))}
      </div>
      {total === 0 ? (
        <p className="type-small mt-2 text-muted">{t('ui.plot.none')}</p>
      ) : (
        <ul className="type-small mt-3 flex flex-wrap gap-x-6 gap-y-1">
          {parts.map((part) => (
            <li key={part.key} className="flex items-center gap-2">
              <span aria-hidden className={classNames('size-2.5 rounded-sm', fills[part.tone])} />
              <span className="text-muted">{part.label}</span>
              <span className="font-bold">{format.number(part.value)}</span>
            </li>
          ))}
        </ul>
      )}
    </figure>
  );
}

export interface BarPlotBar extends PlotPart {
  /** Read aloud instead of label and value: "11月25日、3件". */
  readonly description: string;
  /** Marks the bar under which "today" stands. */
  readonly isEmphasized?: boolean;
}

export interface BarPlotProps {
  readonly label: string;
  readonly bars: readonly BarPlotBar[];
}

const plotHeight = 104;

/** Bars from left to right, each with its figure above and its label below. */
export function BarPlot({ label, bars }: BarPlotProps): ReactNode {
  const format = useFormat();
  const top = Math.max(1, ...bars.map((bar) => bar.value));
  return (
    <figure aria-label={label}>
      <ul className="flex items-end">
        {bars.map((bar) => {
          const height = bar.value === 0 ? 0 : Math.max(4, Math.round((bar.value / top) * plotHeight));
          return (
            <li key={bar.key} className="flex min-w-0 flex-1 flex-col items-center">
              <span className="sr-only">{bar.description}</span>
              <div
                aria-hidden
                className="flex w-full flex-col items-center justify-end border-b border-line-strong"
                style={{ height: plotHeight + 24 }}
              >
                <span className="type-small leading-6 font-bold">
                  {bar.value === 0 ? '' : format.number(bar.value)}
                </span>
                <span className={classNames('w-full max-w-9 rounded-t', fills[bar.tone])} style={{ height }} />
              </div>
              <span
                aria-hidden
                className={classNames(
                  'mt-1 max-w-full truncate text-[0.8125rem]',
                  bar.isEmphasized === true ? 'font-bold text-ink' : 'text-muted',
                )}
              >
                {bar.label}
              </span>
            </li>
          );
        })}
      </ul>
    </figure>
  );
}
