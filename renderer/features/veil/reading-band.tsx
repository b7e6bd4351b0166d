/**
 * Text in the colour of its background, but for the few lines around the pointer or the cursor (the guideline's 勤務者12). Only in
 * public place mode; otherwise it leaves what it holds as it is. For views of text.
 */
import { useCallback, useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { usePreferences } from '../../app/session-context.tsx';
import { stepOfBand } from './band-step.ts';
import { focusedElement } from './focused-element.ts';
import './reading-band.css';

export function ReadingBand({ children }: { readonly children: ReactNode }): ReactNode {
  const [{ publicPlace }] = usePreferences();
  const band = useRef<HTMLDivElement>(null);
  const place = useRef(0);
  const moveTo = useCallback((y: number) => {
    const element = band.current;
    if (!element) return;
    place.current = Math.max(0, Math.min(element.clientHeight, y));
    element.style.setProperty('--band-at', `${place.current}px`);
  }, []);

  useEffect(() => {
    const element = band.current;
    if (!publicPlace || !element) return;
    const toCursor = () => {
      const y = cursorHeight(element);
      if (y !== null) moveTo(y - element.getBoundingClientRect().top);
    };
    // The cursor moves after the key; the active cell is drawn a moment later.
    const soon = () => requestAnimationFrame(() => requestAnimationFrame(toCursor));
    const onPointer = ({ clientY }: PointerEvent) => {
      moveTo(clientY - element.getBoundingClientRect().top);
    };
    moveTo(firstLines);
    element.addEventListener('pointermove', onPointer);
    element.addEventListener('keyup', soon);
    element.addEventListener('keydown', soon);
    element.addEventListener('focusin', soon);
    return () => {
      element.removeEventListener('pointermove', onPointer);
      element.removeEventListener('keyup', soon);
      element.removeEventListener('keydown', soon);
      element.removeEventListener('focusin', soon);
    };
  }, [publicPlace, moveTo]);

  /** Where there is no cursor, the arrows move the band first and then the text beneath it. */
  const onKeyDown = (event: KeyboardEvent) => {
    const element = band.current;
    if (!publicPlace || !element || cursorHeight(element) !== null || !(event.target instanceof Element)) return;
    const { scrollTop, scrollHeight, clientHeight } = event.target;
    const step = stepOfBand(event.key, {
      at: place.current,
      height: element.clientHeight,
      isAtStart: scrollTop <= 0,
      isAtEnd: scrollTop + clientHeight >= scrollHeight - 1,
    });
    if (step === 0) return;
    event.preventDefault();
    moveTo(place.current + step);
  };

  return (
    // The text inside is what has the focus; this only follows it.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div ref={band} className={publicPlace ? 'reading-band h-full' : 'h-full'} onKeyDown={onKeyDown}>
      {children}
    </div>
  );
}

/** Where the band stands before anybody moved it. */
const firstLines = 40;

/** The middle of the line with the cursor, of the active cell or of the field with the focus; null where there is none of these. */
function cursorHeight(within: Element): number | null {
  const focused = focusedElement();
  const host = focused?.getRootNode() instanceof ShadowRoot ? (focused.getRootNode() as ShadowRoot).host : focused;
  if (!focused || !host || !within.contains(host)) return null;
  const cell = focused.getAttribute('aria-activedescendant');
  if (cell !== null) return middleOf(document.getElementById(cell)?.getBoundingClientRect());
  if (focused instanceof HTMLInputElement || focused instanceof HTMLTextAreaElement)
    return middleOf(focused.getBoundingClientRect());
  if (!focused.isContentEditable) return null;
  const root = focused.getRootNode() as { getSelection?: () => Selection | null };
  const { focusNode, focusOffset } = root.getSelection?.() ?? getSelection() ?? {};
  if (!focusNode) return null;
  const range = document.createRange();
  range.setStart(focusNode, focusOffset ?? 0);
  const rect = range.getBoundingClientRect();
  if (rect.height > 0) return middleOf(rect);
  // An empty line has no text to measure.
  const line =
    focusNode instanceof Element ? (focusNode.childNodes[focusOffset ?? 0] ?? focusNode) : focusNode.parentElement;
  return line instanceof Element ? middleOf(line.getBoundingClientRect()) : null;
}

function middleOf(rect: DOMRect | undefined): number | null {
  return rect ? rect.top + Math.min(rect.height, 32) / 2 : null;
}
