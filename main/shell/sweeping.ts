/** Has working copies swept that no engine looks after: at the start, and after each lock. Knows no Electron, so that tests play the process. */
import { SweeperToShell, type CopySettings, type ShellToSweeper } from '../../preload/contract/control.ts';
import type { LeftBehind } from '../../preload/contract/shell.ts';
import { foldersIn } from '../workcopy/places.ts';

export interface SweeperProcess {
  post(message: ShellToSweeper): void;
  onMessage(listener: (message: unknown) => void): void;
  onExit(listener: () => void): void;
}

export interface Sweeping {
  /** Starts a sweep where there is anything to be swept. */
  begin(): void;
  /** Whether what was there at the last `begin` has not been looked at yet. */
  isLooking(): boolean;
  /** Resolves when what was there at the last `begin` has been looked at once, or after a while. */
  looked(): Promise<void>;
}

/** An app that is to end, or a vault that is to be opened, waits no longer than this; what is not done is done the next time. */
const patienceMs = 20_000;

export function createSweeping({
  copies,
  fork,
  report,
  after,
  log,
}: {
  copies: CopySettings;
  fork: () => SweeperProcess;
  /** What could not be removed; empty when all is gone. */
  report: (left: LeftBehind) => void;
  after: (ms: number, work: () => void) => () => void;
  log: (line: string) => void;
}): Sweeping {
  let child: SweeperProcess | null = null;
  let first: Promise<void> = Promise.resolve();
  let settle = (): void => undefined;
  let isLooking = false;
  let lastAsk = 0;

  function hear(raw: unknown): void {
    const parsed = SweeperToShell.safeParse(raw);
    if (!parsed.success) return;
    const message = parsed.data;
    if (message.type === 'log') {
      log(message.line);
      return;
    }
    const { ask, left, erased, sealed } = message;
    if (erased > 0) log(`working copies swept: ${erased}, with something for the vault: ${sealed}`);
    report(left);
    // A round that had begun before may have passed by what is to be looked at now.
    if (ask === lastAsk) settle();
  }

  return {
    begin() {
      if (copies.places.flatMap(foldersIn).length === 0) return;
      isLooking = true;
      const settleBefore = settle;
      first = new Promise((done) => {
        settle = () => {
          settle = () => undefined;
          isLooking = false;
          callOff();
          done();
          // Whoever waits since the wish before has waited for this one, too.
          settleBefore();
        };
        const callOff = after(patienceMs, settle);
      });
      lastAsk += 1;
      if (child !== null) {
        child.post({ type: 'sweep', ask: lastAsk, copies });
        return;
      }
      const started = fork();
      child = started;
      started.onMessage(hear);
      started.onExit(() => {
        child = null;
        settle();
      });
      started.post({ type: 'sweep', ask: lastAsk, copies });
    },
    isLooking: () => isLooking,
    looked: () => first,
  };
}
