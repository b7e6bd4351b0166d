/** The calls about the pre-work check: by whose rules, what they say, what went on record. Made in compose.ts. */
import type { CallOutput } from '../../preload/contract/engine.ts';
import { manualItems, type ManualItem, type Place } from '../../preload/contract/check-policy.ts';
import { AppError } from '../../preload/contract/errors.ts';
import { decide, isFresh, judge, levelsFor, listSessions, localDay } from '../check/check.ts';
import { workSessionsOf } from '../office/work-sessions.ts';
import { deviceSetting } from '../takeout/device.ts';
import { deviceNote } from '../takeout/pending.ts';
import { currentPolicy } from '../takeout/policies.ts';
import { describeVault, lastBackupAt } from '../vault/vault.ts';
import { readCheckNote, type CheckNote } from './check-note.ts';
import { asksForCheck } from './gate.ts';
import type { HandlersOf } from './router.ts';
import type { Session } from './session.ts';
import { issueTelephoneCode } from './telephone.ts';

type Terms = CallOutput<'check/terms'>;

function lastOf({ passed }: CheckNote, policy: Terms['policy'], policyVersion: number, now: number): Terms['last'] {
  if (passed === null) return null;
  const { excused, graceUntil } = passed;
  const then = { ...passed, gate: { state: 'open' as const, excused }, answers: [{ graceUntil }] };
  const moment = { policy, policyVersion, now, today: localDay(now), isForThisUnlock: false };
  return { checkedAt: passed.checkedAt, place: passed.place, isFresh: isFresh(then, moment) };
}

/** By place, as the policy that is judged by asks for them. */
function manualItemsOf(policy: Terms['policy'], ownership: Terms['ownership']): Terms['manualItems'] {
  const at = (place: Place): ManualItem[] => {
    const asked = levelsFor(policy, { ownership, place });
    return manualItems.filter((item) => asked.has(item));
  };
  return { home: at('home'), train: at('train'), cafe: at('cafe'), telework: at('telework'), other: at('other') };
}

async function terms({ env, folder, openedOrNull }: Session): Promise<Terms> {
  const facts = await describeVault(env, folder);
  const page = facts.officePageValid === true ? facts.officePage : null;
  if (page === null || facts.vaultId === null) throw new AppError('check/no-policy');
  const vault = openedOrNull()?.vault ?? null;
  const known = vault === null ? await deviceNote.read(folder).catch(() => null) : deviceSetting.read(vault);
  const policy = vault === null ? page.policy : currentPolicy(vault).policy;
  const note = await readCheckNote(folder);
  // An office's own machine has no note and counts as one of the office.
  const ownership = known?.ownership ?? 'lent';
  return {
    policy: policy.check,
    policyVersion: policy.version,
    officeName: page.name,
    ownership,
    deviceId: known?.deviceId ?? null,
    vaultId: facts.vaultId,
    manualItems: manualItemsOf(policy.check, ownership),
    isWanted: facts.role === 'worker' && asksForCheck(policy.check, ownership),
    last: lastOf(note, policy.check, policy.version, env.clock.now()),
    lastBackupAt: vault === null ? null : (lastBackupAt(vault) ?? 'never'),
  };
}

export function createCheckHandlers(
  session: Session,
): HandlersOf<'check/terms' | 'check/judge' | 'check/sessions' | 'office/telephone-code' | 'office/work-sessions'> {
  return {
    'check/terms': () => terms(session),
    'check/judge': async ({ place, manual, attested, reasons, excuses }) => {
      const { policy, ownership } = await terms(session);
      const facts = session.facts.recent();
      const now = session.env.clock.now();
      const today = localDay(now);
      const setting = { ownership, place };
      const exceptions = excuses.map(
        ({ check, text }) => ({ check, ground: 'reason', reason: text, day: today }) as const,
      );
      const answers = judge(facts, policy, setting, manual, now);
      const gate = decide({ answers, policy, setting, given: { manual, attested, reasons, exceptions }, today });
      const levels = levelsFor(policy, setting);
      const withLevels = answers.map((answer) => ({ ...answer, level: levels.get(answer.check) ?? null }));
      return { system: facts.system, answers: withLevels, gate };
    },
    'check/sessions': ({ limit }) => Promise.resolve(listSessions(session.opened().vault, limit)),
    'office/telephone-code': ({ deviceId, check, day }) =>
      Promise.resolve({ code: issueTelephoneCode(session.opened().vault, deviceId, check, day) }),
    'office/work-sessions': ({ deviceId, limit }) =>
      Promise.resolve(workSessionsOf(session.opened().vault, deviceId, limit)),
  };
}
