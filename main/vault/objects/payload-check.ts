/** What the catalogue remembers of the key of an object's payload (docs/FORMAT.md §4.7). For main/vault. */
import { toHex, utf8 } from '../../crypto/encoding.ts';
import type { Sodium } from '../../crypto/sodium.ts';

const purpose = utf8('mochidashi payload key 1');
const checkBytes = 16;

/**
 * Says which payload key one holds, and nothing else. Each payload has a key of its own and every chunk of it is authenticated under that
 * key, so an object that has the remembered one holds what was sealed then and nothing else: no hash over the content is needed to know it.
 */
export function payloadCheckOf(sodium: Sodium, payloadKey: Uint8Array): string {
  return toHex(sodium.blake2b(purpose, payloadKey, checkBytes));
}
