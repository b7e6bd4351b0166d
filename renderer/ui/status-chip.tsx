/** A state in one word, with a sign and a colour; the sign and the word carry the meaning, the colour only helps. */
import { CircleAlert, CircleCheck, Clock, Info, TriangleAlert, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';

export type Tone = 'neutral' | 'info' | 'success' | 'warning' | 'danger' | 'pending';

export interface StatusChipProps {
  readonly tone: Tone;
  /** Replaces the tone's own sign. */
  readonly icon?: LucideIcon;
  readonly children: string;
}

/** Without a sign of its own a tone shows a plain dot. */
const looks: Record<Tone, { icon: LucideIcon | null; colours: string }> = {
  neutral: { icon: null, colours: 'bg-neutral-soft text-ink' },
  info: { icon: Info, colours: 'bg-info-soft text-info' },
  pending: { icon: Clock, colours: 'bg-neutral-soft text-ink' },
  success: { icon: CircleCheck, colours: 'bg-success-soft text-success' },
  warning: { icon: TriangleAlert, colours: 'bg-warning-soft text-warning' },
  danger: { icon: CircleAlert, colours: 'bg-danger-soft text-danger' },
};

export function StatusChip({ tone, icon, children }: StatusChipProps): ReactNode {
  const { icon: toneIcon, colours } = looks[tone];
  const Icon = icon ?? toneIcon;
  return (
    <span
      className={classNames(
        'inline-flex h-6 max-w-full items-center gap-1 rounded-md px-2 text-[0.8125rem] leading-5 font-medium whitespace-nowrap',
        colours,
      )}
    >
      {Icon ? (
        <Icon aria-hidden size={14} strokeWidth={2.25} className="shrink-0" />
      ) : (
        <span aria-hidden className="m-[3px] size-2 shrink-0 rounded-full bg-current" />
      )}
      <span className="truncate">{children}</span>
    </span>
  );
}
