/** Since when updates are pending: no system remembers it, so the app does, from check to check. For whoever runs the check. */
import type { Fact } from '../../../preload/contract/check-facts.ts';

/**
 * What to remember after this check: the moment updates were first seen, kept while any are pending; `null` when none are.
 * Where it cannot be told, what was known stays.
 */
export function rememberPendingSince(before: string | null, updates: Fact<'updates'>): string | null {
  if (updates.state === 'absent' || updates.value.pending === null) return before;
  if (updates.value.pending === 0) return null;
  // A clock that was set forward and back must not lengthen the grace.
  return before !== null && before < updates.readAt ? before : updates.readAt;
}
