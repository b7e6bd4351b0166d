/** What two people read to each other before they trust keys (docs/FORMAT.md, fingerprint). For takeout and office. */
import { utf8 } from '../crypto/encoding.ts';
import { fingerprintOf } from '../crypto/fingerprint.ts';
import type { Sodium } from '../crypto/sodium.ts';

interface SignerAndRecipient {
  readonly signPublicKey: Uint8Array;
  /** `age1…` */
  readonly recipient: string;
}

/** Of a device: its id, its signing key and where parcels for it are sealed to. */
export function deviceFingerprint(
  sodium: Sodium,
  device: SignerAndRecipient & { readonly deviceId: string },
): string[] {
  return fingerprintOf(sodium, utf8('device'), utf8(device.deviceId), device.signPublicKey, utf8(device.recipient));
}

/** Of an office: its id and all its public keys. */
export function officeFingerprint(
  sodium: Sodium,
  office: SignerAndRecipient & { readonly officeId: string; readonly recoveryRecipient: string },
): string[] {
  const { officeId, signPublicKey, recipient, recoveryRecipient } = office;
  return fingerprintOf(sodium, utf8('office'), utf8(officeId), signPublicKey, utf8(recipient), utf8(recoveryRecipient));
}

/** Of a request for a forgotten passphrase: the vault, and the fresh keys the answer would go to. */
export function recoveryFingerprint(
  sodium: Sodium,
  request: SignerAndRecipient & { readonly vaultId: string },
): string[] {
  return fingerprintOf(sodium, utf8('recovery'), utf8(request.vaultId), request.signPublicKey, utf8(request.recipient));
}
