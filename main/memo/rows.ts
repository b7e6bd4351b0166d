/** Memos as pages and the command line see them. Pure. For main/memo. */
import type { MemoDetail, MemoRow, WeaknessKind } from '../../preload/contract/memo.ts';
import type { MemoRules } from '../../preload/contract/memo-policy.ts';
import type { StoredMemo } from './record.ts';
import { expiresAt } from './weaknesses.ts';

/** Why it is to be changed now: something happened, or its age. */
export function changeNowOf(memo: StoredMemo, rules: MemoRules, now: number): MemoRow['changeNow'] {
  const expiry = expiresAt(memo, rules);
  if (memo.record.changeNow !== null) return memo.record.changeNow;
  return expiry !== null && Date.parse(expiry) <= now ? { reason: 'expired', since: expiry } : null;
}

export function rowOf(memo: StoredMemo, weakness: WeaknessKind | null, rules: MemoRules, now: number): MemoRow {
  const { service, account, kind, createdAt, changedAt, checked, cardPrintedAt } = memo.record;
  return {
    id: memo.id,
    service,
    account,
    kind,
    createdAt,
    changedAt,
    checkedAt: checked?.at ?? null,
    changeNow: changeNowOf(memo, rules, now),
    weakness,
    onCard: cardPrintedAt !== null,
  };
}

export function detailOf(memo: StoredMemo, row: MemoRow, rules: MemoRules): MemoDetail {
  const { usedAt, text, checked, cardPrintedAt, history } = memo.record;
  return {
    ...row,
    usedAt,
    hasText: text !== '',
    expiresAt: expiresAt(memo, rules),
    finder: checked?.finder ?? null,
    strength: checked?.strength ?? null,
    cardPrintedAt,
    history,
  };
}
