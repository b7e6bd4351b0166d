/** Joins style classes, leaving out what does not apply. For components of `ui/`. */
export function classNames(...parts: readonly (string | false | null | undefined)[]): string {
  return parts.filter(Boolean).join(' ');
}
