/** What commander hands over, as the types that commands expect. Used by the commands only. */

/** The text of an option or argument; empty where it was not given. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** The texts of an option or argument that may be repeated. */
export function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}
