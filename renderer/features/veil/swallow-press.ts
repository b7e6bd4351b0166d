/** The press that brings the window back to the front was aimed at the veil: it must not fall through to what lies beneath. For the veil. */

/** As long as a press may come after the focus that it brought. */
const graceMs = 300;
const parts = ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click', 'dblclick', 'auxclick', 'contextmenu'];

/** From now on the next press on the page has no effect, if it begins within the grace. */
export function swallowPress(): void {
  let isUnderWay = false;
  const stop = (): void => {
    for (const type of parts) window.removeEventListener(type, swallow, true);
  };
  const timer = setTimeout(() => {
    if (!isUnderWay) stop();
  }, graceMs);
  function swallow(event: Event): void {
    isUnderWay = true;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (event.type !== 'pointerup') return;
    clearTimeout(timer);
    // Its click comes within the same task or the next.
    setTimeout(stop, 0);
  }
  for (const type of parts) window.addEventListener(type, swallow, true);
}
