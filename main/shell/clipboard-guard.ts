/** Takes back what the app put on the clipboard, after a while and at the lock, if it is still there. Pure but for what it is given; for shell.ts. */
import { createHmac } from 'node:crypto';
import type { LeftBehindItem } from '../../preload/contract/shell.ts';

/** `selection` is X11's primary selection: what is marked with the mouse, pasted by its middle button. */
export type ClipboardKind = 'clipboard' | 'selection';

/** The system's clipboard. Any of these may fail. */
export interface SystemClipboard {
  read(kind: ClipboardKind): Promise<{ readonly text: string; readonly html: string }>;
  clear(kind: ClipboardKind): Promise<void>;
  /** Puts something of no value there, where clearing did not help. */
  overwrite(kind: ClipboardKind): Promise<void>;
}

export interface ClipboardGuard {
  /**
   * A page has put something there just now. Gives after how many seconds it will be taken back, as soon as it is known what it is:
   * from then on it is told apart from what anybody else puts there.
   */
  noted(kind: ClipboardKind): Promise<number>;
  /**
   * Takes back now whatever is still there of ours; resolves when that is done, also what was begun before. Never rejects. Reading may hold up the whole process while it waits for the
   * program that owns the clipboard (12 seconds on X11 where that one hangs): to be called when the vault is locked already.
   */
  takeBack(): Promise<void>;
  /** Whether something of ours may still be there. */
  holdsAny(): boolean;
}

/** The page reports while the system is still taking the content over. */
const settleMs = 120;
/** Programs that keep a history put things back soon after they were cleared. */
const checkAgainMs = 400;
const tryAgainMs = 5000;

interface Held {
  /** Of what is ours; null until it has been read. */
  digest: string | null;
  callOff: () => void;
}

export function createClipboardGuard({
  clipboard,
  seconds,
  after,
  salt,
  report,
  log,
}: {
  clipboard: SystemClipboard;
  /** How long content may stay: the user's wish within the policy. */
  seconds: () => number;
  after: (ms: number, work: () => void) => () => void;
  /** Random, of this run: a digest must not tell what was copied. */
  salt: Uint8Array;
  report: (items: readonly LeftBehindItem[]) => void;
  log: (line: string) => void;
}): ClipboardGuard {
  const held = new Map<ClipboardKind, Held>();
  let underWay = Promise.resolve();
  const stubborn = new Map<ClipboardKind, LeftBehindItem['why']>();

  /** Null where nothing is there, or where it cannot be read. */
  async function digestNow(kind: ClipboardKind): Promise<string | null> {
    try {
      const { text, html } = await clipboard.read(kind);
      // A history that puts things back often keeps the bare text alone.
      const content = text === '' ? html : text;
      return content === '' ? null : createHmac('sha256', salt).update(content, 'utf8').digest('base64');
    } catch {
      return null;
    }
  }

  function tellStubborn(kind: ClipboardKind, why: LeftBehindItem['why'] | null): void {
    if (why === null) stubborn.delete(kind);
    else stubborn.set(kind, why);
    report([...stubborn.values()].slice(0, 1).map((reason) => leftItem(reason)));
  }

  function forget(kind: ClipboardKind): void {
    held.get(kind)?.callOff();
    held.delete(kind);
  }

  async function remove(kind: ClipboardKind, how: 'clear' | 'overwrite'): Promise<void> {
    try {
      await clipboard[how](kind);
    } catch (error) {
      log(`clipboard: ${how} failed, ${(error as Error).name}`);
    }
  }

  /** Removes what is there if it is `digest`, and looks later whether it came back. */
  async function take(kind: ClipboardKind, digest: string, tries: number): Promise<void> {
    if ((await digestNow(kind)) !== digest) {
      if (stubborn.has(kind)) tellStubborn(kind, null);
      return;
    }
    await remove(kind, tries === 0 ? 'clear' : 'overwrite');
    const isStillThere = (await digestNow(kind)) === digest;
    // Overwriting is enough for most histories; only what comes back after that is worth an alarm.
    if (isStillThere || tries > 1) tellStubborn(kind, isStillThere ? 'inUse' : 'comesBack');
    after(tries < 2 && !isStillThere ? checkAgainMs : tryAgainMs, () => {
      // Something new of ours has its own turn.
      if (!held.has(kind)) void take(kind, digest, tries + 1);
    });
  }

  async function takeBack(kind: ClipboardKind): Promise<void> {
    const mine = held.get(kind);
    if (!mine) return;
    forget(kind);
    // Reported an instant ago and not read yet: what is there is ours.
    const digest = mine.digest ?? (await digestNow(kind));
    if (digest !== null) await take(kind, digest, 0);
  }

  return {
    noted(kind) {
      forget(kind);
      if (stubborn.has(kind)) tellStubborn(kind, null);
      const stays = seconds();
      const mine: Held = { digest: null, callOff: () => undefined };
      held.set(kind, mine);
      const callOffTaking = after(stays * 1000, () => void takeBack(kind));
      return new Promise((known) => {
        const callOffReading = after(settleMs, () => {
          void digestNow(kind).then((digest) => {
            mine.digest = digest;
            known(stays);
          });
        });
        mine.callOff = () => {
          callOffReading();
          callOffTaking();
          known(stays);
        };
      });
    },
    takeBack() {
      underWay = Promise.all([underWay, takeBack('clipboard'), takeBack('selection')]).then(() => undefined);
      return underWay;
    },
    holdsAny: () => held.size > 0,
  };
}

function leftItem(why: LeftBehindItem['why']): LeftBehindItem {
  return { kind: 'clipboard', name: '', folder: '', heldBy: null, why };
}
