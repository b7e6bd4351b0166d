/** What passes between the command line's thread and the one that waits for it. For thread.ts and main/shell/command-line.ts. */
import { z } from 'zod';

/** `outcome` is shared memory: [state, exit code]. */
export const ThreadOrder = z.object({
  words: z.array(z.string()).readonly(),
  workerPath: z.string(),
  appVersion: z.string(),
  outcome: z.custom<Int32Array<SharedArrayBuffer>>((value) => value instanceof Int32Array),
});
export type ThreadOrder = z.infer<typeof ThreadOrder>;

export const threadStates = { starting: 0, running: 1, ended: 2 } as const;
