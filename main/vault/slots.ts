/** Slots that wrap the vault key by a passphrase, with or without the device secret (docs/FORMAT.md §2.3). For main/vault. */
import { AppError } from '../../preload/contract/errors.ts';
import { requireArgonBounds } from '../crypto/argon.ts';
import type { ArgonParameters } from '../crypto/argon.ts';
import { fromBase64, toBase64, utf8 } from '../crypto/encoding.ts';
import { passphraseBytes } from '../crypto/passphrase.ts';
import type { Argon2idInput, Sodium } from '../crypto/sodium.ts';
import { canonicalJson } from './canonical-json.ts';
import { slotBinding } from './header.ts';
import type { Header, PassphraseSlot } from './header.ts';
import { vaultKeyBytes } from './keys.ts';

/** Argon2id somewhere: in this thread or in a worker. The passphrase buffer is the caller's to wipe. */
export type DerivePassphrase = (input: Argon2idInput) => Promise<Uint8Array>;

export const deviceSecretBytes = 32;
const checkBytes = 16;
const nonceBytes = 24;

/** Tells whether a device secret is the one a slot means, without telling it. */
export function deviceCheckOf(sodium: Sodium, vaultId: string, deviceSecret: Uint8Array): string {
  return toBase64(sodium.blake2b(utf8(`mochidashi device secret 1 ${vaultId}`), deviceSecret, checkBytes));
}

function additionalData(header: Pick<Header, 'vaultId' | 'role' | 'createdAt'>, slot: Omit<PassphraseSlot, 'wrapped'>) {
  return utf8(canonicalJson({ ...slotBinding(header), slot }));
}

/** Argon2id of the passphrase, mixed with the device secret where the slot has one. The result is the caller's to wipe. */
async function slotKeyOf(
  sodium: Sodium,
  derive: DerivePassphrase,
  passphrase: string,
  kdf: { salt: Uint8Array } & ArgonParameters,
  deviceSecret: Uint8Array | null,
): Promise<Uint8Array> {
  requireArgonBounds(kdf);
  const bytes = passphraseBytes(passphrase);
  const { salt, opsLimit, memLimitBytes } = kdf;
  const stretched = await derive({ passphrase: bytes, salt, opsLimit, memLimitBytes, length: 32 });
  try {
    return mixed(sodium, stretched, deviceSecret);
  } finally {
    sodium.memzero(bytes, stretched);
  }
}

function mixed(sodium: Sodium, stretched: Uint8Array, deviceSecret: Uint8Array | null): Uint8Array {
  // Both ways go through BLAKE2b with their own words, so that neither slot's key can stand for the other's.
  return deviceSecret === null
    ? sodium.blake2b(utf8('mochidashi slot 1: passphrase alone'), stretched)
    : sodium.blake2b(Buffer.concat([utf8('mochidashi slot 1: with device secret'), stretched]), deviceSecret);
}

/** Whether Argon2id of this slot's passphrase gave `stretched`; nothing is opened. */
export function isStretchedOf(
  sodium: Sodium,
  slot: PassphraseSlot,
  stretched: Uint8Array,
  deviceSecret: Uint8Array | null,
): boolean {
  const slotKey = mixed(sodium, stretched, deviceSecret);
  const isRight = sodium.equal(keyCheckOf(sodium, slotKey), decode(slot.keyCheck));
  sodium.memzero(slotKey);
  return isRight;
}

function keyCheckOf(sodium: Sodium, slotKey: Uint8Array): Uint8Array {
  return sodium.blake2b(utf8('mochidashi slot 1: key check'), slotKey, checkBytes);
}

/** What wraps the personal key of whoever knows the passphrase (docs/FORMAT.md §2.7), 32 bytes. */
function personalKeyOf(sodium: Sodium, slotKey: Uint8Array): Uint8Array {
  return sodium.blake2b(utf8('mochidashi slot 1: personal key'), slotKey);
}

/** What a slot gives to whoever has the passphrase. Both are the caller's to wipe. */
export interface SlotKeys {
  readonly vaultKey: Uint8Array;
  /** Wraps the personal key; the office, which has the vault key, does not have it. */
  readonly passphraseKey: Uint8Array;
}

/** Wraps the vault key; `deviceSecret` null makes the slot of the passphrase alone. */
export async function makePassphraseSlot(
  deps: { sodium: Sodium; derive: DerivePassphrase },
  header: Pick<Header, 'vaultId' | 'role' | 'createdAt'>,
  input: { passphrase: string; deviceSecret: Uint8Array | null; cost: ArgonParameters; vaultKey: Uint8Array },
): Promise<{ slot: PassphraseSlot; passphraseKey: Uint8Array }> {
  const { sodium, derive } = deps;
  const { passphrase, deviceSecret, cost, vaultKey } = input;
  const salt = sodium.randomBytes(16);
  const slotKey = await slotKeyOf(sodium, derive, passphrase, { ...cost, salt }, deviceSecret);
  const nonce = sodium.randomBytes(nonceBytes);
  try {
    const open = {
      kind: deviceSecret === null ? ('passphrase' as const) : ('passphrase+device' as const),
      kdf: { algorithm: 'argon2id' as const, salt: toBase64(salt), ...cost },
      deviceCheck: deviceSecret === null ? null : deviceCheckOf(sodium, header.vaultId, deviceSecret),
      keyCheck: toBase64(keyCheckOf(sodium, slotKey)),
      nonce: toBase64(nonce),
    };
    const wrapped = sodium.xchachaSeal(vaultKey, additionalData(header, open), nonce, slotKey);
    return { slot: { ...open, wrapped: toBase64(wrapped) }, passphraseKey: personalKeyOf(sodium, slotKey) };
  } finally {
    sodium.memzero(slotKey);
  }
}

/**
 * Unwraps the vault key, or returns `null` if this passphrase (with this device secret) is not the slot's. Throws
 * `vault/header-damaged` when the passphrase is right and the slot fails authentication all the same, and
 * `vault/kdf-out-of-bounds` for a slot that asks for less or more than is believed.
 */
export async function openPassphraseSlot(
  deps: { sodium: Sodium; derive: DerivePassphrase },
  header: Pick<Header, 'vaultId' | 'role' | 'createdAt'>,
  slot: PassphraseSlot,
  input: { passphrase: string; deviceSecret: Uint8Array | null },
): Promise<SlotKeys | null> {
  const { sodium, derive } = deps;
  const { wrapped, ...open } = slot;
  const { opsLimit, memLimitBytes } = slot.kdf;
  const salt = decode(slot.kdf.salt);
  const slotKey = await slotKeyOf(
    sodium,
    derive,
    input.passphrase,
    { salt, opsLimit, memLimitBytes },
    input.deviceSecret,
  );
  try {
    if (!sodium.equal(keyCheckOf(sodium, slotKey), decode(slot.keyCheck))) return null;
    const vaultKey = sodium.xchachaOpen(decode(wrapped), additionalData(header, open), decode(slot.nonce), slotKey);
    if (vaultKey?.length !== vaultKeyBytes) throw new AppError('vault/header-damaged');
    return { vaultKey, passphraseKey: personalKeyOf(sodium, slotKey) };
  } finally {
    sodium.memzero(slotKey);
  }
}

function decode(base64: string): Uint8Array {
  const bytes = fromBase64(base64);
  if (bytes === null) throw new AppError('vault/header-damaged');
  return bytes;
}
