/** A keyboard shortcut, written as on the keys of this system. */
import type { ReactNode } from 'react';

/** The words for `Mod+Shift+L`: `⌘⇧L` on a Mac, `Ctrl+Shift+L` elsewhere. */
export function keyWords(keys: string, isMac: boolean): string {
  const parts = keys.split('+').map((part) => (isMac ? (macSigns[part] ?? part) : part === 'Mod' ? 'Ctrl' : part));
  return parts.join(isMac ? '' : '+');
}

const macSigns: Readonly<Record<string, string>> = { Mod: '⌘', Shift: '⇧', Alt: '⌥', Enter: '⏎' };

/** Whether the keyboard has a command key. */
export function isMacKeyboard(): boolean {
  return navigator.platform.startsWith('Mac');
}

export function KeyHint({ keys }: { readonly keys: string }): ReactNode {
  return (
    <kbd className="rounded border border-line bg-sunken px-1.5 py-px font-sans text-[0.75rem] leading-4 whitespace-nowrap text-muted">
      {keyWords(keys, isMacKeyboard())}
    </kbd>
  );
}
