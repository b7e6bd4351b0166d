/** The `Range` header of one request, for content that is read in pieces. Pure; for app-protocol.ts. */

/** First and last byte, both included. */
export interface ByteRange {
  readonly first: number;
  readonly last: number;
}

/**
 * What of `sizeBytes` bytes a request wants: `whole` without a header or with one that asks for several ranges or for another
 * unit, `unsatisfiable` when nothing of it exists.
 */
export function readRange(header: string | null, sizeBytes: number): ByteRange | 'whole' | 'unsatisfiable' {
  const match = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '');
  if (!match) return 'whole';
  const [, from = '', to = ''] = match;
  if (from === '' && to === '') return 'whole';
  if (from === '') {
    const wanted = Number(to);
    if (wanted === 0 || sizeBytes === 0) return 'unsatisfiable';
    return { first: Math.max(0, sizeBytes - wanted), last: sizeBytes - 1 };
  }
  const first = Number(from);
  const last = to === '' ? sizeBytes - 1 : Math.min(Number(to), sizeBytes - 1);
  if (first >= sizeBytes) return 'unsatisfiable';
  return last < first ? 'whole' : { first, last };
}
