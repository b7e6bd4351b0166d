/** A job that nobody watches or stops. For main/vault and main/workcopy. */
import type { Job } from './open-vault.ts';

/** For work that has to be finished before anything else can be done. */
export function unattended(): Job {
  return { signal: new AbortController().signal, onProgress: () => undefined };
}
