/** The office's signed page, as it goes out with grants and renewals. For main/office. */
import { toBase64 } from '../crypto/encoding.ts';
import type { OpenVault } from '../vault/open-vault.ts';
import { type OfficePage, type SignedOfficePage, signOfficePage } from '../vault/vault.ts';
import { currentPolicy } from '../takeout/policies.ts';
import { readOfficeSelf, recoveryOf } from './self.ts';

/** The page as of now: keys, and the newest policy with its contacts. */
export function makePage(vault: OpenVault): SignedOfficePage {
  const { officeId, name } = readOfficeSelf(vault);
  const { policy, issuedAt } = currentPolicy(vault);
  const page: OfficePage = {
    format: 'mochidashi-office-page',
    version: 1,
    officeId,
    name,
    signPublicKey: toBase64(vault.keyring.signPublicKey),
    parcelRecipient: vault.keyring.parcelRecipient,
    recoveryRecipient: recoveryOf(vault).recipient,
    policy,
    issuedAt,
  };
  return signOfficePage(vault.sodium, page, vault.keyring.signSecretKey);
}
