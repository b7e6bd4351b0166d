/** What is derived from the personal key for memos (docs/FORMAT.md §12). For main/memo. */
import { leastArgonParameters } from '../crypto/argon.ts';
import type { Argon2idInput, Sodium } from '../crypto/sodium.ts';

const context = 'mochimem';
const subkey = { record: 1, text: 2, password: 3, pepper: 4, fingerprint: 5, salt: 6 } as const;

export interface MemoKeys {
  /** Seals what a memo says of itself. */
  readonly record: Uint8Array;
  /** Seals its text, so that a list does not open it. */
  readonly text: Uint8Array;
  /** Seals a kept password. */
  readonly password: Uint8Array;
  readonly pepper: Uint8Array;
  readonly fingerprint: Uint8Array;
  /** The salt of Argon2id, 16 bytes, one for all memos of a vault: a password is stretched once and compared with all. */
  readonly salt: Uint8Array;
}

/** Derives all; `wipeMemoKeys` when done. */
export function deriveMemoKeys(sodium: Sodium, personalKey: Uint8Array): MemoKeys {
  const derive = (id: number, length = 32): Uint8Array => sodium.deriveKey(personalKey, id, context, length);
  return {
    record: derive(subkey.record),
    text: derive(subkey.text),
    password: derive(subkey.password),
    pepper: derive(subkey.pepper),
    fingerprint: derive(subkey.fingerprint),
    salt: derive(subkey.salt, 16),
  };
}

export function wipeMemoKeys(sodium: Sodium, keys: MemoKeys): void {
  sodium.memzero(keys.record, keys.text, keys.password, keys.pepper, keys.fingerprint, keys.salt);
}

/** How a password is stretched before anything of it is kept. The same for all memos of format 1. */
export function stretchInput(keys: MemoKeys, password: Uint8Array): Argon2idInput {
  return { passphrase: password, salt: keys.salt, ...leastArgonParameters, length: 32 };
}

/** "Is this it?": fits this memo only. */
export function proofOf(sodium: Sodium, keys: MemoKeys, memoId: string, stretched: Uint8Array): Uint8Array {
  return sodium.blake2b(Buffer.concat([Buffer.from(`mochidashi memo proof 1 ${memoId}`), stretched]), keys.pepper);
}

/** The same for the same password in all memos of this vault, and without the key worth nothing. */
export function fingerprintOf(sodium: Sodium, keys: MemoKeys, stretched: Uint8Array): Uint8Array {
  return sodium.blake2b(Buffer.concat([Buffer.from('mochidashi memo fingerprint 1'), stretched]), keys.fingerprint, 16);
}
