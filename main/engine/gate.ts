/**
 * The gate of the pre-work check (decision 18): with the vault open, but before anything of it is given out, the engine decides anew by
 * the policy and the kind of device that the vault itself knows. For session.ts.
 */
import type { CheckException, GivenAnswers, HandedIn, WorkSession } from '../../preload/contract/check.ts';
import type { Facts } from '../../preload/contract/check-facts.ts';
import { Place, type CheckPolicy, type Ownership } from '../../preload/contract/check-policy.ts';
import { AppError } from '../../preload/contract/errors.ts';
import {
  decide,
  factsForRecord,
  isFresh,
  judge,
  levelsFor,
  localDay,
  newestSession,
  signWorkSession,
  storeSession,
} from '../check/check.ts';
import { readDevice } from '../takeout/device.ts';
import { effectiveNow } from '../takeout/lease.ts';
import { currentPolicy } from '../takeout/policies.ts';
import { lastBackupAt } from '../vault/vault.ts';
import type { OpenVault } from '../vault/open-vault.ts';
import type { FactsDesk } from './facts-desk.ts';
import { requireTelephoneCode } from './telephone.ts';

/** Whether a policy asks anything of such a device at any place; one that was signed before there was a check asks nothing. */
export function asksForCheck(policy: CheckPolicy, ownership: Ownership): boolean {
  return Place.options.some((place) => levelsFor(policy, { ownership, place }).size > 0);
}

/** The exceptions that hold today: reasons as they were given, telephone codes once each was found right. */
function exceptionsOf(vault: OpenVault, { excuses, codes }: HandedIn, day: string, now: number): CheckException[] {
  const byReason = excuses.map(({ check, text }): CheckException => ({ check, ground: 'reason', reason: text, day }));
  const byTelephone = codes.map(({ check, code }): CheckException => {
    requireTelephoneCode(vault, { check, code, day, now });
    return { check, ground: 'telephone', reason: '', day };
  });
  return [...byTelephone, ...byReason];
}

/** While the vault was locked nobody could tell how old its backup is. */
function withBackup(facts: Facts, vault: OpenVault): Facts {
  const { backup } = facts;
  if (backup.state === 'read' || backup.why !== 'locked') return facts;
  const { sources, readAt } = backup;
  return { ...facts, backup: { state: 'read', value: { lastAt: lastBackupAt(vault) ?? 'never' }, sources, readAt } };
}

/**
 * Lets a vault through: by a record that is still fresh (gives `null`), or by what was handed in, which then goes on record (gives the new
 * one). An office's vault is never held up. Throws `check/needed`, `check/gate-closed` { state, checks }, what `requireTelephoneCode`
 * and `FactsDesk.recent` throw. What was refused is in the log.
 */
export function passGate(vault: OpenVault, handedIn: HandedIn | null, facts: FactsDesk): WorkSession | null {
  if (vault.role !== 'worker') return null;
  const { deviceId, ownership } = readDevice(vault);
  const { check: policy, version: policyVersion } = currentPolicy(vault).policy;
  if (!asksForCheck(policy, ownership)) return null;
  // A clock that was set back is not believed: what was fresh an hour ago stays an hour old.
  const now = effectiveNow(vault);
  const day = localDay(now);
  if (handedIn === null) {
    const last = newestSession(vault);
    if (last !== null && isFresh(last, { policy, policyVersion, now, today: day, isForThisUnlock: false })) return null;
    throw new AppError('check/needed');
  }
  const { place, manual, attested, reasons } = handedIn;
  const setting = { ownership, place };
  const read = withBackup(facts.recent(), vault);
  const given: GivenAnswers = { manual, attested, reasons, exceptions: exceptionsOf(vault, handedIn, day, now) };
  const answers = judge(read, policy, setting, manual, now);
  const gate = decide({ answers, policy, setting, given, today: day });
  if (gate.state !== 'open') {
    const checks = [...gate.blockedBy, ...gate.attestationsFor, ...gate.reasonsFor].join(',');
    vault.audit.append('check.refused', { state: gate.state, checks });
    throw new AppError('check/gate-closed', { state: gate.state, checks });
  }
  const session: WorkSession = {
    version: 1,
    sessionId: vault.newId(),
    deviceId,
    vaultId: vault.vaultId,
    policyVersion,
    ownership,
    system: read.system,
    place,
    checkedAt: new Date(now).toISOString(),
    day,
    facts: factsForRecord(read, policy),
    answers,
    given,
    gate,
  };
  vault.catalogue.transaction(() => {
    storeSession(vault, signWorkSession(vault.sodium, session, vault.keyring.signSecretKey));
    vault.audit.append('check.passed', {
      sessionId: session.sessionId,
      place,
      excused: gate.excused.join(','),
      reasons: reasons.length,
    });
  });
  return session;
}
