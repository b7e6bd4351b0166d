/** What tells one wording of an awareness card from another (docs/FORMAT.md §13.1). For takeout and office. */
import { createHash } from 'node:crypto';
import type { AwarenessCard } from '../../preload/contract/policy.ts';
import { canonicalJson } from '../vault/canonical-json.ts';

/** SHA-256 in hex of the card's canonical JSON. */
export function cardHash(card: AwarenessCard): string {
  return createHash('sha256').update(canonicalJson(card)).digest('hex');
}
