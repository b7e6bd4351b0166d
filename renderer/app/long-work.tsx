/** The progress of a long call with its cancel button, fed from `useLongCall`. For every page. */
import type { ReactNode } from 'react';
import type { CallName } from '../../preload/contract/engine.ts';
import type { LongCall } from '../bridge/use-call.ts';
import { ProgressPanel } from '../ui/progress.tsx';

export interface LongWorkProps<Name extends CallName> {
  readonly call: LongCall<Name>;
  /** What is going on: "金庫に入れています". */
  readonly title: string;
  /** What stopping means for the data. Left out where the work cannot be stopped. */
  readonly cancelMeans?: string;
  /** Shown while the engine names no file. */
  readonly detail?: string;
}

/** Shows nothing while the call does not run. */
export function LongWork<Name extends CallName>({ call, title, cancelMeans, detail }: LongWorkProps<Name>): ReactNode {
  if (!call.running) return null;
  const { progress } = call;
  const isBytes = progress?.unit === 'bytes';
  const done = progress && progress.total > 0 ? progress.done : undefined;
  const total = progress && progress.total > 0 ? progress.total : undefined;
  return (
    <ProgressPanel
      title={title}
      detail={progress?.detail === undefined || progress.detail === '' ? detail : progress.detail}
      {...(isBytes ? { bytesDone: done, bytesTotal: total } : { itemsDone: done, itemsTotal: total })}
      consequence={cancelMeans}
      onCancel={cancelMeans === undefined ? undefined : call.cancel}
      isCancelling={call.cancelling}
    />
  );
}
