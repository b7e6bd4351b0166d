/**
 * age v1 files (https://c2sp.org/age; main/docs/FORMAT.md §1) over libsodium: the one public file of this folder. Everybody in main may use it.
 *
 * - small files in memory: `encryptAge`, `decryptAge`
 * - streams: `encryptStream`, `decryptStream`; by hand: `createEncryptor` (`sealInto` for bulk), `createDecryptor`
 * - at any offset: `openAge`
 * - one file shared out among workers: `beginFile` / `openFile`, then `createChunkSealer` / `createChunkOpener`
 * - other recipients for the same payload: `rewrapHeader`
 */
export { armor, dearmor, isArmored } from './armor.ts';
export { createDecryptor, decryptAge, decryptStream, openFile } from './decrypt.ts';
export type { Decryptor, OpenedFile } from './decrypt.ts';
export { beginFile, createEncryptor, encryptAge, encryptStream } from './encrypt.ts';
export type { BegunFile, Encryptor } from './encrypt.ts';
export { rewrapHeader } from './header.ts';
export {
  formatIdentity,
  formatRecipient,
  generateHybridIdentity,
  generateIdentity,
  hybridIdentityFromSeed,
  identityFromSecret,
  parseIdentity,
  parseRecipient,
  wipeIdentity,
  x25519KeyOf,
  x25519Of,
} from './keys.ts';
export type {
  HybridIdentity,
  HybridRecipient,
  Identity,
  KeyIdentity,
  PassphraseIdentity,
  Recipient,
  X25519Identity,
} from './keys.ts';
export { openAge } from './reader.ts';
export type { AgeReader, AgeSource } from './reader.ts';
export {
  chunkBytes,
  createChunkOpener,
  createChunkSealer,
  plaintextSize,
  sealedChunkBytes,
  sealedSize,
} from './stream.ts';
export type { ChunkOpener, ChunkSealer } from './stream.ts';
