/** Two tasks for one large file. For main/vault. */
import { endSharing, shareMemory } from './shared-blocks.ts';
import type { SharedMemory } from './shared-blocks.ts';

/** From here on a second thread is worth its while. */
export const largeBytes = 16 * 1024 * 1024;

/**
 * Runs leader and helper on the same shared memory, and gives what the leader gives. Rejects once both are at rest; where the helper
 * failed, with its error: the leader only noticed.
 */
export async function inPair<Value>(
  blockBytes: number,
  lead: (shared: SharedMemory) => Promise<Value>,
  help: (shared: SharedMemory) => Promise<unknown>,
): Promise<Value> {
  const shared = shareMemory(blockBytes);
  // A leader that never began must not be waited for, nor a helper that is gone.
  const leading = lead(shared).finally(() => endSharing(shared, { inOrder: true }));
  const helping = help(shared).catch((error: unknown) => {
    endSharing(shared, { inOrder: false });
    throw error;
  });
  const [led, helped] = await Promise.allSettled([leading, helping]);
  if (helped.status === 'rejected' && led.status === 'rejected') throw helped.reason;
  if (led.status === 'rejected') throw led.reason;
  return led.value;
}
