/** Progress of a long call of the engine, with the way to stop it. */
import type { ReactNode } from 'react';
import type { Progress } from '../../../preload/contract/values.ts';
import { ProgressPanel } from '../../ui/progress.tsx';

export interface TaskProgressProps {
  readonly task: {
    readonly progress: Progress | undefined;
    readonly cancelling: boolean;
    readonly cancel: () => void;
  };
  readonly title: string;
  /** What stopping would mean for the data. */
  readonly consequence: string;
}

export function TaskProgress({
  task: { progress, cancelling, cancel },
  title,
  consequence,
}: TaskProgressProps): ReactNode {
  const isBytes = progress?.unit === 'bytes';
  const total = progress === undefined || progress.total === 0 ? undefined : progress.total;
  const done = progress === undefined || total === undefined ? undefined : progress.done;
  return (
    <ProgressPanel
      title={title}
      detail={progress?.detail}
      {...(isBytes ? { bytesDone: done, bytesTotal: total } : { itemsDone: done, itemsTotal: total })}
      consequence={consequence}
      onCancel={cancel}
      isCancelling={cancelling}
    />
  );
}
