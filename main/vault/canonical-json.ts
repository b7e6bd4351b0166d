/** One spelling for one JSON value: what is hashed, authenticated or signed. Everybody in main may use it (docs/FORMAT.md §2). */

/**
 * JSON without white space, keys sorted by UTF-16 code units at every depth, keys whose value is `undefined` left out.
 * Throws `TypeError` for what JSON cannot carry (functions, bigints, numbers that are not finite).
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item)).join(',')}]`;
  if (typeof value === 'object') {
    const members = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
    return `{${members.join(',')}}`;
  }
  throw new TypeError(`JSON cannot carry a ${typeof value}`);
}
