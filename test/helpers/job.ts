/** Jobs for tests. */
import type { Progress } from '../../preload/contract/values.ts';
import type { Job } from '../../main/vault/open-vault.ts';

/** A job nobody watches or stops. */
export function quietJob(): Job {
  return { signal: new AbortController().signal, onProgress: () => undefined };
}

/** A job that is stopped by the first progress that fits. */
export function stoppedJob(when: (progress: Progress) => boolean = () => true): Job {
  const controller = new AbortController();
  return {
    signal: controller.signal,
    onProgress: (progress) => {
      if (when(progress)) controller.abort();
    },
  };
}
