/** Amounts by day as stacked bars: a drawing for the eye. The same figures have to stand in a table beside it; `label` says in words what it shows. */
import type { ReactNode } from 'react';

export type DayTone = 'accent' | 'success' | 'warning' | 'danger';

const fills: Record<DayTone, string> = {
  accent: 'fill-accent-line',
  success: 'fill-success',
  warning: 'fill-warning-line',
  danger: 'fill-danger',
};
const swatches: Record<DayTone, string> = {
  accent: 'bg-accent-line',
  success: 'bg-success',
  warning: 'bg-warning-line',
  danger: 'bg-danger',
};

export interface DayBar {
  readonly key: string;
  /** Null where nothing is known of this day: a gap, which is not the same as 0. From the bottom up. */
  readonly parts: readonly { readonly value: number; readonly tone: DayTone }[] | null;
}

export interface DayChartProps {
  readonly title: string;
  /** Read aloud instead of the drawing. */
  readonly label: string;
  readonly days: readonly DayBar[];
  /** Below the first and the last day. */
  readonly from: string;
  readonly to: string;
  readonly legend?: readonly { readonly label: string; readonly tone: DayTone }[];
}

const height = 96;
const step = 12;
const barWidth = 8;
/** What is 0 still shows as a line: something is known of that day. */
const leastHeight = 2;

export function DayChart({ title, label, days, from, to, legend = [] }: DayChartProps): ReactNode {
  const sums = days.map(({ parts }) => (parts ?? []).reduce((sum, { value }) => sum + value, 0));
  const top = Math.max(1, ...sums);
  const width = days.length * step;
  return (
    <figure className="min-w-0 rounded-lg border border-line px-4 pt-3 pb-2.5">
      <figcaption className="type-small font-bold">{title}</figcaption>
      <div className="mt-2 flex gap-2">
        <div aria-hidden className="flex flex-col justify-between text-right text-[0.75rem] leading-none text-muted">
          <span>{top}</span>
          <span>0</span>
        </div>
        <svg
          role="img"
          aria-label={label}
          viewBox={`0 0 ${width} ${height}`}
          preserveAspectRatio="none"
          className="h-24 min-w-0 flex-1 border-b border-line-strong"
        >
          {days.map(({ key, parts }, index) => (
            <Bar key={key} x={index * step + (step - barWidth) / 2} parts={parts} scale={height / top} />
          ))}
        </svg>
      </div>
      <div aria-hidden className="mt-1 flex justify-between pl-6 text-[0.75rem] text-muted">
        <span>{from}</span>
        <span>{to}</span>
      </div>
      {legend.length > 0 && (
        <ul aria-hidden className="type-small mt-1.5 flex flex-wrap gap-x-4">
          {legend.map(({ label: name, tone }) => (
            <li key={name} className="flex items-center gap-1.5">
              <span className={`size-2.5 rounded-sm ${swatches[tone]}`} />
              {name}
            </li>
          ))}
        </ul>
      )}
    </figure>
  );
}

interface Piece {
  readonly tone: DayTone;
  readonly from: number;
  readonly size: number;
}

/** The parts on top of each other, in units of the drawing. */
function pieces(parts: NonNullable<DayBar['parts']>, scale: number): readonly Piece[] {
  const isNothing = parts.every(({ value }) => value === 0);
  return parts.reduce<readonly Piece[]>((below, { value, tone }, index) => {
    const last = below.at(-1);
    const size = isNothing && index === 0 ? leastHeight : value * scale;
    return [...below, { tone, from: last ? last.from + last.size : 0, size }];
  }, []);
}

function Bar({ x, parts, scale }: { x: number; parts: DayBar['parts']; scale: number }): ReactNode {
  if (parts === null) return null;
  return (
    <g>
      {pieces(parts, scale).map(({ tone, from, size }) => (
        <rect key={tone} x={x} y={height - from - size} width={barWidth} height={size} className={fills[tone]} />
      ))}
    </g>
  );
}
