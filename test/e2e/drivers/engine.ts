/** The engine's process as seen from outside, and whether it is still there. For tests of the lock and of what is read. */
import type { LaunchedApp } from '../launch.ts';

/** The engine's process id, or null when no vault is open. */
export async function engineOf({ app }: LaunchedApp): Promise<number | null> {
  return await app.evaluate(
    ({ app: electronApp }) =>
      electronApp.getAppMetrics().find(({ name, serviceName }) => `${name} ${serviceName}`.includes('engine'))?.pid ??
      null,
  );
}

export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

const lookEveryMs = 2;

/** Resolves when that process is gone; for times, to within a few milliseconds. */
export async function ended(pid: number): Promise<void> {
  while (isRunning(pid)) await new Promise((done) => setTimeout(done, lookEveryMs));
}
