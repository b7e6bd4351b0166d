/** What keeps others from seeing or finding anything of an open vault: veil, clipboard, the report of what a lock left. Put together for shell.ts. */
import { randomBytes } from 'node:crypto';
import type { WebContents } from 'electron';
import type { VaultFacts } from '../../preload/contract/control.ts';
import type { Preferences, ShellEvent } from '../../preload/contract/shell.ts';
import { createClipboardGuard, type ClipboardGuard } from './clipboard-guard.ts';
import { systemClipboard } from './clipboard.ts';
import { createLeftBehind, type LeftBehindReport } from './left-behind.ts';
import { createVeil, type Veil } from './veil.ts';

export interface Shade {
  readonly veil: Veil;
  readonly clipboard: ClipboardGuard;
  readonly leftBehind: LeftBehindReport;
  /** Shows the system's dialog for printing a page, over a window that stays as it is. */
  print(page: Pick<WebContents, 'print'>): void;
  /** Takes the clipboard back before the app ends; a clipboard that does not answer is not waited for any longer than this takes. */
  takeBackInTime(): Promise<void>;
}

const clipboardPatienceMs = 5000;

export function createShade({
  facts,
  preferences,
  tellPage,
  after,
  log,
}: {
  /** Null where no engine runs. */
  facts: () => VaultFacts | null;
  preferences: () => Preferences;
  tellPage: (event: ShellEvent) => void;
  after: (ms: number, work: () => void) => () => void;
  log: (line: string) => void;
}): Shade {
  /** The policy's rules while a vault is open. */
  const rules = () => {
    const now = facts();
    return now?.open === true ? now.away : null;
  };
  const leftBehind = createLeftBehind({ tellPage });
  const clipboard = createClipboardGuard({
    clipboard: systemClipboard,
    seconds: () => Math.min(preferences().clipboardSeconds, rules()?.clipboardSeconds ?? Infinity),
    after,
    salt: randomBytes(32),
    report: (items) => {
      leftBehind.report('clipboard', items);
    },
    log,
  });
  const veil = createVeil({
    isOpen: () => facts()?.open === true,
    coversOnBlur: () => {
      const { veilOnBlur, publicPlace } = preferences();
      return veilOnBlur || publicPlace || rules()?.veilOnBlur === true;
    },
    tellPage,
  });
  return {
    veil,
    clipboard,
    leftBehind,
    print(page) {
      const printed = new Promise<void>((done) => {
        page.print({ silent: false }, () => {
          done();
        });
      });
      void veil.during(printed);
    },
    takeBackInTime: () =>
      Promise.race([clipboard.takeBack(), new Promise<void>((done) => after(clipboardPatienceMs, done))]),
  };
}
