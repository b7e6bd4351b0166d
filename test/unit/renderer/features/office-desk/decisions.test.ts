import { describe, expect, it } from 'vitest';
import type { DeskItem } from '../../../../../preload/contract/calls/desk.ts';
import {
  countActions,
  decideAll,
  decidedAction,
  decisionList,
  matchesFilter,
  needsLook,
  possibleActions,
  proposedAction,
} from '../../../../../renderer/features/office-desk/decisions.ts';

const state = { sha256: 'a'.repeat(64), sizeBytes: 10, modifiedAt: null };

function item(id: string, over: Partial<DeskItem> = {}): DeskItem {
  return {
    id,
    name: `${id}.txt`,
    folder: '',
    originalPath: `/office/${id}.txt`,
    changedOutside: true,
    taken: state,
    now: state,
    nowProblem: 'none',
    returned: state,
    proposal: 'writeBack',
    isText: true,
    done: null,
    writtenTo: null,
    problem: null,
    ...over,
  };
}

const none = new Map<string, never>();

describe('decisions at the returns desk', () => {
  it.each([
    ['writeBack', 'writeBack', ['writeBack', 'keepBoth', 'reject']],
    ['keepBoth', 'keepBoth', ['keepBoth', 'reject']],
    ['restore', 'restore', ['restore', 'reject']],
    ['alreadySame', 'nothing', ['nothing']],
  ] as const)('start from the proposal %s', (proposal, proposed, possible) => {
    expect(proposedAction(item('a', { proposal }))).toBe(proposed);
    expect(possibleActions(item('a', { proposal }))).toEqual(possible);
  });

  it('leave no action for what was carried out', () => {
    expect(possibleActions(item('a', { done: 'writeBack' }))).toEqual([]);
  });

  it('give way to the proposal when a new comparison makes them impossible', () => {
    const decisions = new Map([['a', 'writeBack' as const]]);
    expect(decidedAction(item('a'), decisions)).toBe('writeBack');
    expect(decidedAction(item('a', { proposal: 'restore' }), decisions)).toBe('restore');
  });

  it('never offer to write over an original that changed meanwhile', () => {
    const conflict = item('a', { proposal: 'keepBoth' });
    expect(decidedAction(conflict, new Map([['a', 'writeBack' as const]]))).toBe('keepBoth');
  });

  it.each([
    ['that was not changed outside', { changedOutside: false }, ['nothing']],
    [
      'whose original cannot be read',
      { changedOutside: false, now: null, nowProblem: 'unreadable' },
      ['nothing', 'reject'],
    ],
    ['that was changed although nothing is proposed', { changedOutside: true }, ['reject', 'nothing']],
  ] as const)('for a file %s are these, without a proposal to write', (_, over, actions) => {
    expect(possibleActions(item('a', { proposal: 'nothing', ...over }))).toEqual(actions);
  });

  it('count and list only what is still open', () => {
    const items = [item('a'), item('b', { proposal: 'keepBoth' }), item('c', { done: 'writeBack' })];
    expect(countActions(items, none)).toEqual({ writeBack: 1, keepBoth: 1, nothing: 0, restore: 0, reject: 0 });
    expect(decisionList(items, new Map([['a', 'reject' as const]]))).toEqual([
      { itemId: 'a', action: 'reject' },
      { itemId: 'b', action: 'keepBoth' },
    ]);
  });

  it('are made together only where they are possible', () => {
    const items = [item('a'), item('b', { proposal: 'alreadySame' }), item('c', { proposal: 'restore' })];
    const decisions = decideAll(items, new Map([['c', 'reject' as const]]), 'keepBoth');
    expect(decisionList(items, decisions).map(({ action }) => action)).toEqual(['keepBoth', 'nothing', 'reject']);
  });

  it('point out items whose original changed, is gone, or that failed', () => {
    expect(needsLook(item('a'))).toBe(false);
    expect(needsLook(item('a', { proposal: 'keepBoth' }))).toBe(true);
    expect(needsLook(item('a', { proposal: 'keepBoth', done: 'keepBoth' }))).toBe(false);
    expect(needsLook(item('a', { proposal: 'restore', now: null, nowProblem: 'missing' }))).toBe(true);
    expect(needsLook(item('a', { problem: 'desk/write-failed' }))).toBe(true);
    expect(needsLook(item('a', { proposal: 'nothing' }))).toBe(true);
    expect(needsLook(item('a', { proposal: 'nothing', changedOutside: false }))).toBe(false);
    expect(matchesFilter(item('a', { changedOutside: false }), 'changed')).toBe(false);
    expect(matchesFilter(item('a'), 'problem')).toBe(false);
    expect(matchesFilter(item('a'), 'all')).toBe(true);
  });
});
