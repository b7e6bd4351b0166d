/**
 * Takes in what the machine says of itself, and adds what no probe can know and no page may say: the moment that has certainly passed,
 * by the page that the office signed, and since when updates are pending, by the note beside the vault. For compose.ts.
 */
import type { FactId, Facts } from '../../preload/contract/check-facts.ts';
import { rememberPendingSince } from '../check/check.ts';
import { describeVault, type VaultEnvironment } from '../vault/vault.ts';
import { readCheckNote, rememberPending } from './check-note.ts';
import type { FactsDesk } from './facts-desk.ts';

/** The facts with `notBefore` and `pendingSince` as they are known here, whatever whoever read them put there. */
function completed(facts: Facts, notBefore: string | null, pendingSince: string | null): Facts {
  const { clock, updates } = facts;
  return {
    ...facts,
    clock: clock.state === 'read' ? { ...clock, value: { ...clock.value, notBefore } } : clock,
    updates:
      updates.state === 'read'
        ? { ...updates, value: { ...updates.value, pendingSince: updates.value.pending === 0 ? null : pendingSince } }
        : updates,
  };
}

/**
 * Keeps the facts for the check, and in the note since when updates are pending. With `only`, that one fact is taken and the others
 * stay as they were. Gives the facts as they are judged.
 */
export async function learnFacts(
  { env, folder, facts: desk }: { readonly env: VaultEnvironment; readonly folder: string; readonly facts: FactsDesk },
  read: Facts,
  only: FactId | null = null,
): Promise<Facts> {
  const { officePage, officePageValid } = await describeVault(env, folder);
  const page = officePageValid === true ? officePage : null;
  const { pendingSince: before } = await readCheckNote(folder);
  const pendingSince = rememberPendingSince(before, read.updates);
  const facts = completed(read, page?.issuedAt ?? null, pendingSince);
  desk.learn(facts, only);
  // Where it cannot be written the check goes on; so does the one that opens the vault.
  if (page !== null) await rememberPending(folder, pendingSince).catch(() => undefined);
  return facts;
}
