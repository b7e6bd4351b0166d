/** Work that takes a while: `ProgressBar` alone, or a `ProgressPanel` with what is done, what is left, and the way to stop it. */
import type { ReactNode } from 'react';
import { Label, ProgressBar as AriaProgressBar } from 'react-aria-components';
import { useFormat, useT } from '../i18n/translate.tsx';
import { Button } from './button.tsx';
import { classNames } from './class-names.ts';

export interface ProgressBarProps {
  readonly label: string;
  /** 0 to 1; `null` while the amount of work is not known. */
  readonly share: number | null;
  readonly isLabelHidden?: boolean;
}

export function ProgressBar({ label, share, isLabelHidden = false }: ProgressBarProps): ReactNode {
  const format = useFormat();
  return (
    <AriaProgressBar
      value={(share ?? 0) * 100}
      isIndeterminate={share === null}
      valueLabel={share === null ? undefined : format.percent(share)}
      className="flex flex-col gap-1.5"
    >
      {({ percentage, valueText }) => (
        <>
          <span className={isLabelHidden ? 'sr-only' : 'type-small flex justify-between gap-4'}>
            <Label>{label}</Label>
            <span className="text-muted">{valueText}</span>
          </span>
          <span className="block h-2 overflow-hidden rounded-full bg-neutral-soft">
            <span
              className={classNames(
                'block h-full rounded-full bg-accent-line',
                share === null && 'w-1/4 animate-slide',
              )}
              style={share === null ? {} : { width: `${percentage ?? 0}%` }}
            />
          </span>
        </>
      )}
    </AriaProgressBar>
  );
}

export interface ProgressPanelProps {
  /** What is going on: "金庫に入れています". */
  readonly title: string;
  /** The file being worked on, or the step. */
  readonly detail?: string | undefined;
  readonly itemsDone?: number | undefined;
  readonly itemsTotal?: number | undefined;
  readonly bytesDone?: number | undefined;
  readonly bytesTotal?: number | undefined;
  readonly remainingMilliseconds?: number | undefined;
  /** What stopping would mean for the data, in one sentence. */
  readonly consequence?: string | undefined;
  /** Left out where it cannot be stopped. */
  readonly onCancel?: (() => void) | undefined;
  readonly isCancelling?: boolean;
}

export function ProgressPanel(props: ProgressPanelProps): ReactNode {
  const { title, detail, itemsDone, itemsTotal, bytesDone, bytesTotal, remainingMilliseconds, consequence } = props;
  const { onCancel, isCancelling = false } = props;
  const t = useT();
  const format = useFormat();
  const share = shareOf(bytesDone, bytesTotal) ?? shareOf(itemsDone, itemsTotal);
  const facts = [
    itemsDone !== undefined &&
      itemsTotal !== undefined &&
      t('ui.progress.items', { done: itemsDone, total: itemsTotal }),
    bytesDone !== undefined &&
      bytesTotal !== undefined &&
      t('ui.progress.bytes', { done: format.bytes(bytesDone), total: format.bytes(bytesTotal) }),
    remainingMilliseconds !== undefined && t('ui.progress.remaining', { time: format.duration(remainingMilliseconds) }),
  ].filter((fact) => fact !== false);
  return (
    <section className="flex flex-col gap-3 rounded-lg border border-line bg-canvas p-5" aria-label={title}>
      <div className="flex items-start justify-between gap-6">
        <div className="min-w-0">
          <p className="type-body font-bold">{isCancelling ? t('ui.progress.cancelling') : title}</p>
          <p className="type-small h-[1.5em] truncate text-muted">{detail}</p>
        </div>
        {onCancel && (
          <Button size="small" onPress={onCancel} isBusy={isCancelling}>
            {t('ui.progress.cancel')}
          </Button>
        )}
      </div>
      <ProgressBar label={title} share={share} isLabelHidden />
      <div className="type-small flex flex-wrap gap-x-5 text-muted">
        {facts.map((fact) => (
          <span key={fact}>{fact}</span>
        ))}
        {share !== null && <span className="ml-auto font-bold text-ink">{format.percent(share)}</span>}
      </div>
      {consequence !== undefined && <p className="type-small text-muted">{consequence}</p>}
    </section>
  );
}

function shareOf(done: number | undefined, total: number | undefined): number | null {
  if (done === undefined || total === undefined || total <= 0) return null;
  return Math.min(1, Math.max(0, done / total));
}
