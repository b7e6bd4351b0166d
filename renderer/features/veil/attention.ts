/** What the user attends to: the element under the pointer, and the one with the visible focus. Watched only while somebody asks. For masks. */
import { createStore } from 'zustand/vanilla';
import { focusedElement } from './focused-element.ts';

export interface Attention {
  readonly pointed: Element | null;
  /** Null where the focus is not shown either, as after a click. A list's active row stands for the list. */
  readonly focused: Element | null;
}

export const attention = createStore<Attention>(() => ({ pointed: null, focused: null }));

let watchers = 0;
let stop: () => void = () => undefined;

/** Keeps `attention` true until the function that it returns is called. */
export function watchAttention(): () => void {
  watchers += 1;
  if (watchers === 1) stop = listen();
  return () => {
    watchers -= 1;
    if (watchers === 0) stop();
  };
}

function listen(): () => void {
  const listening = new AbortController();
  const { signal } = listening;
  const point = ({ target }: Event) => {
    attention.setState({ pointed: target instanceof Element ? target : null });
  };
  const leave = () => {
    attention.setState({ pointed: null });
  };
  const focus = () => {
    attention.setState({ focused: visibleFocus() });
  };
  document.addEventListener('pointerover', point, { signal });
  document.documentElement.addEventListener('pointerleave', leave, { signal });
  document.addEventListener('focusin', focus, { signal });
  document.addEventListener('focusout', focus, { signal });
  document.addEventListener('keyup', focus, { signal });
  window.addEventListener('blur', leave, { signal });
  const rows = new MutationObserver(focus);
  rows.observe(document.body, { subtree: true, attributes: true, attributeFilter: ['aria-activedescendant'] });
  focus();
  return () => {
    listening.abort();
    rows.disconnect();
    attention.setState({ pointed: null, focused: null });
  };
}

function visibleFocus(): Element | null {
  const element = focusedElement();
  if (!element?.matches(':focus-visible')) return null;
  const active = element.getAttribute('aria-activedescendant');
  return (active === null ? null : document.getElementById(active)) ?? element;
}
