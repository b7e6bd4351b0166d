/**
 * The one public file of main/vault: making, opening, describing and keeping vaults. Types of an open vault are in
 * open-vault.ts; the parts other rooms make by themselves are keychain.ts, clock.ts and search-key.ts.
 */
export { changePassphrase, resetPassphrase } from './passphrase-change.ts';
export type { NextPassphrase } from './passphrase-slot.ts';
export { rekeyVault } from './rekey.ts';
export { createDrafts } from './drafts.ts';
export type { Draft, Drafts } from './drafts.ts';
export { createVault } from './create.ts';
export type { NewVault } from './create.ts';
export { describeVault } from './describe.ts';
export type { VaultFacts } from './describe.ts';
export type { VaultEnvironment } from './environment.ts';
export type { OfficePin } from './header.ts';
export { generateKeyring, openKeyring } from './keyring.ts';
export type { KeyringSecrets } from './keyring.ts';
export { checkValueOf } from './keys.ts';
export { readOfficePage, signOfficePage, SignedOfficePage, verifyOfficePage, writeOfficePage } from './office-page.ts';
export type { OfficePage } from './office-page.ts';
export { openEscrow, sealEscrow } from './office-slot.ts';
export type { EscrowedKey } from './office-slot.ts';
export { openVault } from './open.ts';
export { listTakeouts, showTakeout } from './list.ts';
export { openingFacts } from './opening-facts.ts';
export type { OpeningFacts } from './opening-facts.ts';
export { rebuildCatalogue } from './rebuild.ts';
export type { RebuildReport } from './rebuild.ts';
export { verifyVault } from './verify.ts';
export type { VerifyReport } from './verify.ts';
export { backupVault, lastBackupAt } from './backup.ts';
export type { BackupReport } from './backup.ts';
export { restoreVault } from './restore.ts';
export type { RestoreReport } from './restore.ts';
export { destroyVault, SignedCertificate, verifyCertificate } from './destroy.ts';
export { confirmPassphrase, passphraseTrial } from './confirm-passphrase.ts';
