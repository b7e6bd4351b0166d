/** Making and opening authenticated headers: who gets the file key (spec "File key", "Header MAC"). For age/ only. */
import { AppError } from '../../../preload/contract/errors.ts';
import { utf8 } from '../encoding.ts';
import { keyBytes } from '../sizes.ts';
import type { Sodium } from '../sodium.ts';
import { parseHeader, serializeHeader, serializeStanzas } from './format.ts';
import type { Stanza, UnverifiedHeader } from './format.ts';
import { createHybridOpener, readEncapsulated, wrapForHybrid } from './hybrid.ts';
import type { Identity, Recipient } from './keys.ts';
import { requireLonelyScrypt, unwrapScrypt } from './scrypt.ts';
import { readX25519Share, unwrapX25519, wrapForX25519 } from './x25519.ts';

const noSalt = new Uint8Array(0);
const headerInfo = utf8('header');

function macOf(sodium: Sodium, fileKey: Uint8Array, macInput: Uint8Array): Uint8Array {
  const macKey = sodium.hkdfSha256(fileKey, noSalt, headerInfo, keyBytes);
  const mac = sodium.hmacSha256(macKey, macInput);
  sodium.memzero(macKey);
  return mac;
}

/**
 * The bytes of a header that wraps the file key for each recipient. Throws `age/recipient-invalid` for a weak one. Hybrid
 * ones beside others are refused, since the file would be no safer than its weakest stanza (spec "Hybrid").
 */
export function sealHeader(sodium: Sodium, recipients: readonly Recipient[], fileKey: Uint8Array): Uint8Array {
  if (recipients.length === 0) throw new RangeError('a file must have a recipient');
  const hybrids = recipients.filter((recipient) => 'hybridKey' in recipient).length;
  if (hybrids > 0 && hybrids < recipients.length) throw new RangeError('hybrid recipients cannot be beside others');
  const stanzas = recipients.map((recipient) =>
    'hybridKey' in recipient ? wrapForHybrid(sodium, recipient, fileKey) : wrapForX25519(sodium, recipient, fileKey),
  );
  const covered = serializeStanzas(stanzas);
  return serializeHeader(covered, macOf(sodium, fileKey, utf8(covered)));
}

/** How one identity tries stanzas; `close` wipes what it worked out for that. */
function openerOf(sodium: Sodium, identity: Identity): { unwrap(stanza: Stanza): Uint8Array | null; close?(): void } {
  if ('seed' in identity) return createHybridOpener(sodium, identity);
  if ('secret' in identity) return { unwrap: (stanza) => unwrapX25519(sodium, identity, stanza) };
  return { unwrap: (stanza) => unwrapScrypt(sodium, identity, stanza) };
}

function unwrap(sodium: Sodium, identities: readonly Identity[], header: UnverifiedHeader): Uint8Array | null {
  requireLonelyScrypt(header.stanzas);
  // Every stanza of a kind has to be well-formed, also those that come after the one that fits.
  if (identities.some((identity) => 'secret' in identity)) header.stanzas.forEach(readX25519Share);
  if (identities.some((identity) => 'seed' in identity)) header.stanzas.forEach(readEncapsulated);
  for (const identity of identities) {
    const opener = openerOf(sodium, identity);
    try {
      for (const stanza of header.stanzas) {
        const fileKey = opener.unwrap(stanza);
        if (fileKey !== null) return fileKey;
      }
    } finally {
      opener.close?.();
    }
  }
  return null;
}

/**
 * The file key (16 bytes; the caller wipes it) of a header whose MAC was checked with it. Throws `age/no-match` if no
 * identity opens it, `age/header-mac-mismatch` if it was changed, `age/header-invalid` if a stanza is malformed.
 */
export function openHeader(sodium: Sodium, identities: readonly Identity[], header: UnverifiedHeader): Uint8Array {
  const fileKey = unwrap(sodium, identities, header);
  if (fileKey === null) throw new AppError('age/no-match');
  if (sodium.equal(macOf(sodium, fileKey, header.macInput), header.allegedMac)) return fileKey;
  sodium.memzero(fileKey);
  throw new AppError('age/header-mac-mismatch');
}

/**
 * A new header with the same file key for other recipients, for re-keying: the bytes after the old header (nonce and
 * payload) stay as they are. `start` is the file's beginning, at least its whole header; `oldLength` says how many of
 * its bytes the new header takes the place of. Throws what `openHeader` throws.
 */
export function rewrapHeader(
  sodium: Sodium,
  start: Uint8Array,
  identity: Identity,
  newRecipients: readonly Recipient[],
): { readonly header: Uint8Array; readonly oldLength: number } {
  const old = parseHeader(start);
  const fileKey = openHeader(sodium, [identity], old);
  try {
    return { header: sealHeader(sodium, newRecipients, fileKey), oldLength: old.length };
  } finally {
    sodium.memzero(fileKey);
  }
}
