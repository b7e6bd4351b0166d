/** What the shell tells the page on its own: locking, a parcel that was opened, a place to go to, preferences. For pages. */
import './zod-without-eval.ts';
import { useEffect, useEffectEvent } from 'react';
import { ShellEvent } from '../../preload/contract/shell.ts';

export type ShellEventOf<Type extends ShellEvent['type']> = Extract<ShellEvent, { type: Type }>;

/** Listens for one type of event. Returns the function that stops listening. */
export function onShellEvent<Type extends ShellEvent['type']>(
  type: Type,
  listener: (event: ShellEventOf<Type>) => void,
): () => void {
  return window.mochidashi.onShellEvent((raw) => {
    const event = ShellEvent.safeParse(raw);
    if (event.success && event.data.type === type) listener(event.data as ShellEventOf<Type>);
  });
}

/** Listens while the component is shown; the newest `listener` is called. */
export function useShellEvent<Type extends ShellEvent['type']>(
  type: Type,
  listener: (event: ShellEventOf<Type>) => void,
): void {
  const handle = useEffectEvent(listener);
  useEffect(() => onShellEvent(type, (event) => handle(event)), [type]);
}
