/** What an office's vault knows of itself. For main/office. */
import { z } from 'zod';
import { Id, Instant, ShortText } from '../../preload/contract/values.ts';
import { officeFingerprint } from '../parcel/fingerprints.ts';
import type { Signer } from '../parcel/seal.ts';
import { requireSetting, typedSetting } from '../parcel/typed-setting.ts';
import type { OpenVault } from '../vault/open-vault.ts';

export const officeSelfSetting = typedSetting(
  'officeSelf',
  z.strictObject({
    officeId: Id,
    name: ShortText,
    adminName: ShortText,
    /** The language of names the office gives to files. */
    locale: z.enum(['ja', 'en']),
    /** When the recovery key was last written to a file outside. */
    recoveryKeySavedAt: Instant.nullable(),
    /** When an administrator last proved to have it on paper. */
    recoveryKeyOnPaperAt: Instant.nullable().default(null),
  }),
);
export type OfficeSelf = NonNullable<ReturnType<typeof officeSelfSetting.read>>;

export function readOfficeSelf(vault: OpenVault): OfficeSelf {
  return requireSetting(officeSelfSetting, vault);
}

/** The office as the one who signs. */
export function officeSigner(vault: OpenVault): Signer {
  const { signPublicKey, signSecretKey } = vault.keyring;
  return { id: readOfficeSelf(vault).officeId, publicKey: signPublicKey, secretKey: signSecretKey };
}

/** Where parcels for the office are sealed to. */
export function officeIdentity({ keyring }: OpenVault): { readonly secret: string; readonly recipient: string } {
  return { secret: keyring.parcelIdentity, recipient: keyring.parcelRecipient };
}

/** The recovery identity and its recipient. An office vault always has one. */
export function recoveryOf({ keyring }: OpenVault): { readonly identity: string; readonly recipient: string } {
  const { recoveryIdentity: identity, recoveryRecipient: recipient } = keyring;
  if (identity === null || recipient === null) throw new Error('an office vault without a recovery identity');
  return { identity, recipient };
}

/** What workers compare when they accept a grant. */
export function fingerprintOfOffice(vault: OpenVault): string[] {
  return officeFingerprint(vault.sodium, {
    officeId: readOfficeSelf(vault).officeId,
    signPublicKey: vault.keyring.signPublicKey,
    recipient: vault.keyring.parcelRecipient,
    recoveryRecipient: recoveryOf(vault).recipient,
  });
}
