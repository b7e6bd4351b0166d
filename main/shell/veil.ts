/** When the window covers itself: what happens to focus, own dialogs, the user's wish. Pure; told by shell.ts, tells the page. */
import type { ShellEvent, VeilCause } from '../../preload/contract/shell.ts';

export interface Veil {
  focusChanged(isFocused: boolean): void;
  /** The user covers the window, or uncovers it, whatever covered it. */
  wish(isOn: boolean): void;
  /** While a dialog of ours is open it has the focus, and the window behind it stays as it is. */
  during<Value>(dialog: Promise<Value>): Promise<Value>;
  /** Preferences, policy or vault changed, or the page was made anew. */
  settingsChanged(): void;
  /** Null: the window is not covered. */
  cause(): VeilCause | null;
}

/** `isOpen` says whether a vault is open: nothing else is worth a veil. `coversOnBlur` is the wish of user and policy. */
export function createVeil({
  isOpen,
  coversOnBlur,
  tellPage,
}: {
  isOpen: () => boolean;
  coversOnBlur: () => boolean;
  tellPage: (event: ShellEvent) => void;
}): Veil {
  // A window that never had the focus never lost it.
  let isFocused = true;
  let isWished = false;
  /** Lifted by the user while the window has no focus; holds until it gets and loses the focus again. */
  let isLifted = false;
  let dialogs = 0;
  let told: VeilCause | null = null;

  function cause(): VeilCause | null {
    if (!isOpen()) return null;
    if (isWished) return 'wish';
    return !isFocused && !isLifted && dialogs === 0 && coversOnBlur() ? 'blur' : null;
  }

  function tell(): void {
    if (!isOpen()) isWished = false;
    const now = cause();
    if (now === told) return;
    told = now;
    tellPage({ type: 'veil', cause: now });
  }

  return {
    focusChanged(focused) {
      isFocused = focused;
      if (focused) isLifted = false;
      tell();
    },
    wish(isOn) {
      isWished = isOn;
      isLifted = !isOn;
      tell();
    },
    async during(dialog) {
      dialogs += 1;
      try {
        return await dialog;
      } finally {
        dialogs -= 1;
        tell();
      }
    },
    settingsChanged: tell,
    cause,
  };
}
