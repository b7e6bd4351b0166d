/** The recovery key, kept outside: written to a file, or noted as kept on paper. For the office's handlers. */
import { writeNewFile } from '../parcel/durable-file.ts';
import { AppError } from '../../preload/contract/errors.ts';
import type { OpenVault } from '../vault/open-vault.ts';
import { officeSelfSetting, readOfficeSelf, recoveryOf } from './self.ts';

/**
 * Writes the recovery identity as stock `age -i` reads it. Whoever calls has checked the passphrase again. Throws `file/exists`,
 * `parcel/not-writable`.
 */
export async function saveRecoveryKey(vault: OpenVault, outPath: string): Promise<void> {
  const { identity, recipient } = recoveryOf(vault);
  const self = readOfficeSelf(vault);
  const savedAt = new Date(vault.clock.now()).toISOString();
  const text = [
    `# Mochidashi recovery key`,
    `# office: ${self.officeId}`,
    `# created: ${savedAt}`,
    `# public key: ${recipient}`,
    '# age -d -i THIS FILE escrow.age > vault-identity.txt',
    identity,
    '',
  ].join('\n');
  if (!(await writeNewFile(outPath, Buffer.from(text), 0o600))) throw new AppError('file/exists');
  vault.catalogue.transaction(() => {
    officeSelfSetting.write(vault, { ...self, recoveryKeySavedAt: savedAt });
    vault.audit.append('recoveryKey.saved');
  });
}

/** So many characters at its end tell a key on paper from another one; the key itself need not be typed. */
const endingLength = 6;

/**
 * Puts on record that the recovery key is kept on paper. `ending` is what stands at its end; capitals and spaces do not matter.
 * Throws `office/recovery-paper-differs`.
 */
export function noteRecoveryPaper(vault: OpenVault, ending: string): void {
  const typed = ending.normalize('NFKC').replaceAll(/\s/g, '').toUpperCase();
  if (typed !== recoveryOf(vault).identity.toUpperCase().slice(-endingLength))
    throw new AppError('office/recovery-paper-differs');
  const recoveryKeyOnPaperAt = new Date(vault.clock.now()).toISOString();
  vault.catalogue.transaction(() => {
    officeSelfSetting.write(vault, { ...readOfficeSelf(vault), recoveryKeyOnPaperAt });
    vault.audit.append('recoveryKey.onPaper');
  });
}
