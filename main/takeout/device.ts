/** What a worker's vault knows of itself and of its office. For takeout; made by `accept.ts`. */
import { z } from 'zod';
import { Id, Instant, ShortText } from '../../preload/contract/values.ts';
import { fromBase64 } from '../crypto/encoding.ts';
import type { KnownSender } from '../parcel/open.ts';
import type { Signer } from '../parcel/seal.ts';
import { requireSetting, typedSetting } from '../parcel/typed-setting.ts';
import type { OpenVault } from '../vault/open-vault.ts';

export const deviceSetting = typedSetting(
  'device',
  z.strictObject({
    deviceId: Id,
    deviceName: ShortText,
    workerName: ShortText,
    ownership: z.enum(['lent', 'own']),
    appVersion: ShortText,
  }),
);

/** The office as the vault knows it since the grant. Its signing key is pinned in the header too. */
export const officeSetting = typedSetting(
  'office',
  z.strictObject({
    officeId: Id,
    name: ShortText,
    /** Base64. */
    signPublicKey: z.string(),
    /** `age1…` */
    parcelRecipient: z.string(),
    grantedAt: Instant,
  }),
);

export type Device = NonNullable<ReturnType<typeof deviceSetting.read>>;
export type KnownOffice = NonNullable<ReturnType<typeof officeSetting.read>>;

export function readDevice(vault: OpenVault): Device {
  return requireSetting(deviceSetting, vault);
}

export function readOffice(vault: OpenVault): KnownOffice {
  return requireSetting(officeSetting, vault);
}

/** The device as the one who signs. */
export function deviceSigner(vault: OpenVault): Signer {
  const { signPublicKey, signSecretKey } = vault.keyring;
  return { id: readDevice(vault).deviceId, publicKey: signPublicKey, secretKey: signSecretKey };
}

/** Our office as the sender of a parcel; null for any other sender. */
export function officeAsSender(vault: OpenVault, senderId: string): KnownSender | null {
  const office = readOffice(vault);
  const signPublicKey = fromBase64(office.signPublicKey);
  return senderId === office.officeId && signPublicKey ? { signPublicKey, refused: null } : null;
}
