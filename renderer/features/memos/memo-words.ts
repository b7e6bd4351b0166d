/** How good a memo is, from its row: worst first. Pure. For the pages of memos. */
import { weaknessKinds, type MemoRow } from '../../../preload/contract/memo.ts';
import type { Tone } from '../../ui/status-chip.tsx';

export type MemoState = 'changeNow' | 'weak' | 'unchecked' | 'good';

export const memoStates = ['changeNow', 'weak', 'unchecked', 'good'] as const satisfies readonly MemoState[];

export const stateTones: Readonly<Record<MemoState, Tone>> = {
  changeNow: 'danger',
  weak: 'warning',
  unchecked: 'neutral',
  good: 'success',
};

export function stateOf({ changeNow, weakness }: Pick<MemoRow, 'changeNow' | 'weakness'>): MemoState {
  if (changeNow !== null) return 'changeNow';
  if (weakness === null) return 'good';
  return weakness === 'notChecked' ? 'unchecked' : 'weak';
}

/** Grows from the worst memo to the best one. */
export function rankOf(row: Pick<MemoRow, 'changeNow' | 'weakness'>): number {
  const worst = row.weakness === null ? weaknessKinds.length : weaknessKinds.indexOf(row.weakness);
  return memoStates.indexOf(stateOf(row)) * 100 + worst;
}
