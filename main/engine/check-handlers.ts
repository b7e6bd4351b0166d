/** The calls about the pre-work check: by whose rules, and what is remembered between checks. Made in compose.ts. */
import { z } from 'zod';
import type { CallOutput } from '../../preload/contract/engine.ts';
import { AppError } from '../../preload/contract/errors.ts';
import { Instant } from '../../preload/contract/values.ts';
import { deviceSetting } from '../takeout/device.ts';
import { folderNote } from '../takeout/folder-note.ts';
import { deviceNote } from '../takeout/pending.ts';
import { currentPolicy } from '../takeout/policies.ts';
import { describeVault, lastBackupAt } from '../vault/vault.ts';
import type { HandlersOf } from './router.ts';
import type { Session } from './session.ts';

/** What no system remembers (docs/FORMAT.md §9). */
const checkNote = folderNote('check.json', z.strictObject({ format: z.literal(1), pendingSince: Instant.nullable() }));

/** A note that cannot be read is a note that is not there: the grace of updates begins anew, and nothing else hangs on it. */
async function readPendingSince(folder: string): Promise<string | null> {
  try {
    return (await checkNote.read(folder))?.pendingSince ?? null;
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

async function terms({ env, folder, openedOrNull }: Session): Promise<CallOutput<'check/terms'>> {
  const facts = await describeVault(env, folder);
  const page = facts.officePageValid === true ? facts.officePage : null;
  if (page === null || facts.vaultId === null) throw new AppError('check/no-policy');
  const vault = openedOrNull()?.vault ?? null;
  const known = vault === null ? await deviceNote.read(folder).catch(() => null) : deviceSetting.read(vault);
  const policy = vault === null ? page.policy : currentPolicy(vault).policy;
  return {
    policy: policy.check,
    policyVersion: policy.version,
    officeName: page.name,
    // An office's own machine has no note and counts as one of the office.
    ownership: known?.ownership ?? 'lent',
    deviceId: known?.deviceId ?? null,
    vaultId: facts.vaultId,
    notBefore: page.issuedAt,
    pendingSince: await readPendingSince(folder),
    lastBackupAt: vault === null ? null : (lastBackupAt(vault) ?? 'never'),
  };
}

export function createCheckHandlers(session: Session): HandlersOf<'check/terms' | 'check/remember'> {
  return {
    'check/terms': () => terms(session),
    'check/remember': async ({ pendingSince }) => {
      if (pendingSince !== (await readPendingSince(session.folder))) {
        await checkNote.write(session.folder, { format: 1, pendingSince });
      }
      return {};
    },
  };
}
