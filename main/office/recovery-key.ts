/** Writes the recovery key out, for keeping it outside. For the office's handlers. */
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
