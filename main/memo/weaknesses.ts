/** What is weak about memos, from what is stored of them. Pure. For main/memo. */
import { weaknessKinds, type Weakness, type WeaknessKind } from '../../preload/contract/memo.ts';
import type { MemoRules } from '../../preload/contract/memo-policy.ts';
import type { StoredMemo } from './record.ts';

const dayMs = 24 * 60 * 60 * 1000;
/** Under so many guesses, anybody's script finds a password that it may try without end. */
const guessableScore = 2;

const severity: Readonly<Record<WeaknessKind, Weakness['severity']>> = {
  exposed: 'bad',
  sameAsPassphrase: 'bad',
  asWritten: 'bad',
  reused: 'bad',
  formerPassword: 'bad',
  finderFloor: 'warning',
  guessable: 'warning',
  expired: 'warning',
  keptPassword: 'warning',
  notChecked: 'note',
};

const next: Readonly<Record<WeaknessKind, Weakness['next']>> = {
  exposed: 'changeNow',
  sameAsPassphrase: 'changeNow',
  asWritten: 'alterMore',
  reused: 'changeEverywhere',
  formerPassword: 'changeNow',
  finderFloor: 'alterMore',
  guessable: 'makeStronger',
  expired: 'changeNow',
  keptPassword: 'makeAltered',
  notChecked: 'enterPassword',
};

/** When the password has to be changed by its age; null: never by date. */
export function expiresAt({ record }: StoredMemo, { expireDays }: MemoRules): string | null {
  return expireDays === null ? null : new Date(Date.parse(record.changedAt) + expireDays * dayMs).toISOString();
}

function kindsOf(memo: StoredMemo, others: readonly string[], rules: MemoRules, now: number): WeaknessKind[] {
  const { checked, changeNow, former, kind } = memo.record;
  const expiry = expiresAt(memo, rules);
  const found: Readonly<Record<WeaknessKind, boolean>> = {
    exposed: changeNow !== null && changeNow.reason !== 'expired',
    sameAsPassphrase: checked?.isVaultPassphrase === true,
    asWritten: checked?.asWritten === true,
    reused: others.length > 0,
    formerPassword: checked !== null && former.includes(checked.fingerprint),
    // The floor of today's policy counts, not of the day the memo was written.
    finderFloor:
      checked?.finder !== undefined && checked.finder !== null && checked.finder.guessesLog10 < rules.finderFloorLog10,
    guessable: checked?.strength !== undefined && checked.strength !== null && checked.strength.score < guessableScore,
    expired: expiry !== null && Date.parse(expiry) <= now,
    keptPassword: kind === 'kept' && !rules.keptPasswords,
    notChecked: checked === null,
  };
  return weaknessKinds.filter((name) => found[name]);
}

/** All weaknesses, worst first; of the same kind by service. */
export function weaknessesOf(memos: readonly StoredMemo[], rules: MemoRules, now: number): Weakness[] {
  const byFingerprint = new Map<string, string[]>();
  for (const { id, record } of memos) {
    if (record.checked === null) continue;
    byFingerprint.set(record.checked.fingerprint, [...(byFingerprint.get(record.checked.fingerprint) ?? []), id]);
  }
  const all = memos.flatMap((memo) => {
    const { checked, service } = memo.record;
    const others = (byFingerprint.get(checked?.fingerprint ?? '') ?? []).filter((id) => id !== memo.id);
    return kindsOf(memo, others, rules, now).map((kind) => ({
      memoId: memo.id,
      service,
      kind,
      severity: severity[kind],
      next: next[kind],
      others: kind === 'reused' ? others : [],
    }));
  });
  const place = (kind: WeaknessKind): number => weaknessKinds.indexOf(kind);
  return all.sort((a, b) => place(a.kind) - place(b.kind) || a.service.localeCompare(b.service));
}
