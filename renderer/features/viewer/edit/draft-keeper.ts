/**
 * Saves what is typed as a draft: within half a second of the key at the latest, whether typing goes on or not. One write at a
 * time; the newest text is always the last one written. Knows nothing of React; one for each editing session.
 */

export interface Draft {
  readonly text: string;
  readonly cursor: number;
  /** Offset of the first line on show; null: not known. */
  readonly top: number | null;
}

export type DraftState =
  /** Nothing was typed since the last draft or version. */
  | { readonly kind: 'idle' }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'saved'; readonly savedAt: string }
  /** The last write failed; it is tried again. */
  | { readonly kind: 'failed'; readonly error: unknown };

export interface DraftKeeper {
  /** Something was typed. */
  touch(): void;
  /** Writes at once what was not written yet. Resolves when nothing is left to write or a write failed. Never rejects. */
  flush(): Promise<void>;
  /** The text became a version or was thrown away: what was typed until now needs no draft any more. Waits for a write under way. */
  settle(): Promise<void>;
  /** Whether something typed is in no draft yet. */
  isPending(): boolean;
}

/** From the last key to the draft, and the longest time between two drafts while typing goes on. */
export const draftDelayMs = { quiet: 250, longest: 450, retry: 2000 } as const;

export interface DraftKeeperParts {
  /** The text as it is now; asked for when it is written, not at each key. */
  readonly current: () => Draft;
  readonly write: (draft: Draft) => Promise<{ readonly savedAt: string }>;
  readonly onState: (state: DraftState) => void;
  /** Calls back after so many milliseconds; returns the function that calls it off. */
  readonly after: (ms: number, work: () => void) => () => void;
  /** Milliseconds on a clock that never goes back. */
  readonly now: () => number;
}

export function createDraftKeeper({ current, write, onState, after, now }: DraftKeeperParts): DraftKeeper {
  /** When the first key was pressed that is in no draft yet; null: all is written. */
  let pendingSince: number | null = null;
  let callOff: () => void = () => undefined;
  let writing: Promise<void> | null = null;

  function schedule(ms: number): void {
    callOff();
    callOff = after(ms, () => {
      void flush();
    });
  }

  async function perform(): Promise<void> {
    const since = pendingSince;
    pendingSince = null;
    try {
      const { savedAt } = await write(current());
      if (pendingSince === null) onState({ kind: 'saved', savedAt });
    } catch (error) {
      pendingSince ??= since ?? now();
      onState({ kind: 'failed', error });
      schedule(draftDelayMs.retry);
      throw error;
    }
  }

  async function flush(): Promise<void> {
    callOff();
    while (writing !== null || pendingSince !== null) {
      writing ??= perform().finally(() => {
        writing = null;
      });
      try {
        await writing;
      } catch {
        return;
      }
    }
  }

  return {
    touch() {
      if (pendingSince === null) {
        pendingSince = now();
        onState({ kind: 'waiting' });
      }
      const left = pendingSince + draftDelayMs.longest - now();
      schedule(Math.max(0, Math.min(draftDelayMs.quiet, left)));
    },
    flush,
    async settle() {
      callOff();
      pendingSince = null;
      await writing?.catch(() => undefined);
      callOff();
      pendingSince = null;
      onState({ kind: 'idle' });
    },
    isPending: () => pendingSince !== null || writing !== null,
  };
}
