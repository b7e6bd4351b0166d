/** Where the focus really is: inside shadow roots too. For the veil and for masks. */

/** The innermost focused element, or null when it is nowhere in particular. */
export function focusedElement(): HTMLElement | null {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element instanceof HTMLElement && element !== document.body ? element : null;
}
