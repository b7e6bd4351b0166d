/** What was sealed to this vault by somebody who cannot open it, and how that somebody is known again. For open.ts. */
import { utf8 } from '../crypto/encoding.ts';
import type { Sodium } from '../crypto/sodium.ts';
import type { VaultKeys } from './keys.ts';
import { openObject } from './objects/object-reader.ts';
import type { Deposits } from './open-vault.ts';

/** Does what `Deposits` promises (open-vault.ts), for as long as the keys are not wiped. */
export function createDeposits(sodium: Sodium, { identity, workingCopyKey }: VaultKeys): Deposits {
  return {
    publicKey: identity.publicKey,
    proofFor: (subject) => sodium.hmacSha256(workingCopyKey, utf8(subject)),
    open: (path) => openObject(sodium, [identity], path),
  };
}
