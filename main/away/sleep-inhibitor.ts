/**
 * Holds the machine's sleep back while a vault is open, so that locking ends before it (logind waits for at most some seconds).
 * logind's lock is a file descriptor, which Node cannot receive; `systemd-inhibit` takes it and gives it back when it ends. For away.ts.
 */
import { spawn } from 'node:child_process';

export interface SleepInhibitor {
  hold(): void;
  /** The machine may sleep now. */
  release(): void;
  /** Whether it is held now, as far as we know. */
  isHeld(): boolean;
}

/** `who` and `why` are shown to whoever asks the system what holds its sleep back. Where there is no systemd nothing happens. */
export function createSleepInhibitor({
  who,
  why,
  command = 'systemd-inhibit',
}: {
  who: string;
  why: () => string;
  command?: string;
}): SleepInhibitor {
  let end: (() => void) | null = null;
  return {
    hold() {
      if (end !== null) return;
      // `cat` ends when our end of the pipe is closed, be it because this process died.
      const args = ['--what=sleep', '--mode=delay', `--who=${who}`, `--why=${why()}`, 'cat'];
      const child = spawn(command, args, { stdio: ['pipe', 'ignore', 'ignore'] });
      const stop = (): void => {
        child.stdin.end();
      };
      end = stop;
      const forget = (): void => {
        if (end === stop) end = null;
      };
      child.on('error', forget);
      child.on('exit', forget);
      child.stdin.on('error', forget);
    },
    release() {
      end?.();
      end = null;
    },
    isHeld: () => end !== null,
  };
}
