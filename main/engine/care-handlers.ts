/** The calls that look after a vault: verify, rebuild, back up, restore, new key, destroy. Made in compose.ts. */
import { readOfficePage } from '../vault/vault.ts';
import {
  backupVault,
  destroyVault,
  openVault,
  rebuildCatalogue,
  rekeyVault,
  restoreVault,
  verifyVault,
} from '../vault/vault.ts';
import { isAppError } from '../../preload/contract/errors.ts';
import type { HandlersOf } from './router.ts';
import type { Session } from './session.ts';
import { statusOf } from './vault-status.ts';

type CareCallName =
  'vault/verify' | 'vault/rebuild' | 'vault/backup' | 'vault/restore' | 'vault/rekey' | 'vault/destroy';

export function createCareHandlers(session: Session): HandlersOf<CareCallName> {
  const { env, folder, paths } = session;
  return {
    'vault/verify': ({ repair }, job) => verifyVault(session.opened().vault, { repair }, job),
    'vault/rebuild': ({ passphrase }, job) => rebuildCatalogue(env, { folder, passphrase }, job),
    'vault/backup': async ({ folder: to }, job) => {
      const report = await backupVault(session.opened().vault, paths.resolve(to), job);
      job.changed('status');
      return report;
    },
    'vault/restore': ({ folder: from }, job) => restoreVault(env, { folder, from: paths.resolve(from) }, job),
    'vault/rekey': async ({ passphrase }, job) => {
      const { vault, copies } = session.opened();
      copies.requireNone();
      // The new office slot is sealed to whom the old one was; the page was checked against the key pinned in the header.
      const page = await readOfficePage(env.sodium, folder, null);
      const recoveryRecipient = vault.keyring.recoveryRecipient ?? page?.recoveryRecipient ?? null;
      await session.close();
      try {
        return await rekeyVault(env, { folder, passphrase, recoveryRecipient }, job);
      } finally {
        // Open again whether it was done or not: what was interrupted is finished by opening. The lock leaves that to the next one.
        if (!isAppError(job.signal.reason, 'engine/locked'))
          await session.admit(await openVault(env, { folder, passphrase }), 'passed');
      }
    },
    'vault/destroy': async ({ passphrase, certificate, reason }, job) => {
      const opened = session.opened();
      opened.copies.requireNone();
      const stillOut = statusOf(opened).fileCount;
      const signed = await destroyVault(
        opened.vault,
        { passphrase, reason, certificatePath: paths.resolve(certificate) },
        job,
      );
      await session.close();
      return { at: signed.certificate.at, objects: signed.certificate.objects, stillOut };
    },
  };
}
