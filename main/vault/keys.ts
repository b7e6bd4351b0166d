/** What is derived from the vault key (docs/FORMAT.md §2.2). For main/vault. */
import { identityFromSecret } from '../crypto/age/age.ts';
import type { X25519Identity } from '../crypto/age/age.ts';
import { toBase64 } from '../crypto/encoding.ts';
import type { Sodium } from '../crypto/sodium.ts';

export const vaultKeyBytes = 32;
const context = 'mochivlt';
/** 4 is kept for the log. */
const subkey = { catalogue: 1, identity: 2, headerMac: 3, check: 5, rekey: 6, workingCopy: 7, personal: 8 } as const;
const checkBytes = 16;

/** The keys an open vault works with. All are wiped by `wipe`. */
export interface VaultKeys {
  /** Raw key of the catalogue, 32 bytes. */
  readonly catalogueKey: Uint8Array;
  /** The age identity every object is sealed to. */
  readonly identity: X25519Identity;
  /** Authenticates `vault.json`, 32 bytes. */
  readonly headerMacKey: Uint8Array;
  /** Tells what was sealed by whoever this vault gave a working copy to from what anybody else sealed to it, 32 bytes. */
  readonly workingCopyKey: Uint8Array;
  /** Wraps the personal key where the worker lets the escrow open it, 32 bytes. */
  readonly personalWrapKey: Uint8Array;
  wipe(): void;
}

/** Derives all keys. The vault key itself stays the caller's to wipe. */
export function deriveVaultKeys(sodium: Sodium, vaultKey: Uint8Array): VaultKeys {
  const derive = (id: number) => sodium.deriveKey(vaultKey, id, context, 32);
  const catalogueKey = derive(subkey.catalogue);
  const identity = identityFromSecret(sodium, derive(subkey.identity));
  const headerMacKey = derive(subkey.headerMac);
  const workingCopyKey = derive(subkey.workingCopy);
  const personalWrapKey = derive(subkey.personal);
  const wipe = () => sodium.memzero(catalogueKey, identity.secret, headerMacKey, workingCopyKey, personalWrapKey);
  return { catalogueKey, identity, headerMacKey, workingCopyKey, personalWrapKey, wipe };
}

/** Says which vault key one holds without telling it: 16 bytes in base64, the same for the same key only. */
export function checkValueOf(sodium: Sodium, vaultKey: Uint8Array): string {
  return toBase64(sodium.deriveKey(vaultKey, subkey.check, context, checkBytes));
}

/** Seals the other vault key while a re-key is under way, 32 bytes; the caller wipes it. */
export function rekeyKeyOf(sodium: Sodium, vaultKey: Uint8Array): Uint8Array {
  return sodium.deriveKey(vaultKey, subkey.rekey, context, 32);
}
