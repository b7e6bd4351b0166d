/** What may be decided for one file of a return, and what a set of decisions amounts to. Pure; for the returns desk. */
import type { z } from 'zod';
import type { DeskAction as DeskActionSchema, DeskItem } from '../../../preload/contract/calls/desk.ts';

export type DeskAction = z.infer<typeof DeskActionSchema>;
/** Decisions by item id; an item that is not in it follows its proposal. */
export type Decisions = ReadonlyMap<string, DeskAction>;
export type Counts = Readonly<Record<DeskAction, number>>;

/**
 * The actions that make sense for an item, the proposed one first; none once it was carried out. The office never writes over an
 * original that changed meanwhile, so that is not offered. `nothing` for a file that did change outside means that its original's
 * place is not trusted or that newer work is there already: the returned version is kept in the vault.
 */
export function possibleActions(item: DeskItem): readonly DeskAction[] {
  if (item.done !== null) return [];
  return actionsFor(item);
}

/** The action the proposal stands for: always one that overwrites nothing which anybody changed. */
export function proposedAction(item: DeskItem): DeskAction {
  return actionsFor(item)[0];
}

function actionsFor({ proposal, changedOutside, nowProblem }: DeskItem): readonly [DeskAction, ...DeskAction[]] {
  switch (proposal) {
    case 'writeBack':
      return ['writeBack', 'keepBoth', 'reject'];
    case 'keepBoth':
      return ['keepBoth', 'reject'];
    case 'restore':
      return ['restore', 'reject'];
    case 'alreadySame':
      return ['nothing'];
    case 'nothing':
      if (changedOutside) return ['reject', 'nothing'];
      return nowProblem === 'none' ? ['nothing'] : ['nothing', 'reject'];
  }
}

/** What will be done with an item that is still open. A decision that is no longer possible gives way to the proposal. */
export function decidedAction(item: DeskItem, decisions: Decisions): DeskAction {
  const chosen = decisions.get(item.id);
  return chosen !== undefined && possibleActions(item).includes(chosen) ? chosen : proposedAction(item);
}

/** How many of the open items each action will touch. */
export function countActions(items: readonly DeskItem[], decisions: Decisions): Counts {
  const counts = { writeBack: 0, keepBoth: 0, nothing: 0, restore: 0, reject: 0 };
  for (const item of items) if (item.done === null) counts[decidedAction(item, decisions)] += 1;
  return counts;
}

/** Everything that is still open, as `desk/settle` takes it. */
export function decisionList(
  items: readonly DeskItem[],
  decisions: Decisions,
): { itemId: string; action: DeskAction }[] {
  return items
    .filter((item) => item.done === null)
    .map((item) => ({ itemId: item.id, action: decidedAction(item, decisions) }));
}

/** The same action for every open item for which it is possible; the others keep what was decided. */
export function decideAll(
  items: readonly DeskItem[],
  decisions: Decisions,
  action: DeskAction,
  matches: (item: DeskItem) => boolean = () => true,
): Decisions {
  const next = new Map(decisions);
  for (const item of items) {
    if (matches(item) && possibleActions(item).includes(action)) next.set(item.id, action);
  }
  return next;
}

export type DeskFilter = 'all' | 'attention' | 'changed' | 'problem';

/** Whether somebody should look at this item himself: its original changed or is gone, its place is odd, or it could not be settled. */
export function needsLook(item: DeskItem): boolean {
  if (item.problem !== null) return true;
  if (item.done !== null) return false;
  const isOdd = item.proposal === 'nothing' && item.changedOutside;
  return item.proposal === 'keepBoth' || item.proposal === 'restore' || item.nowProblem !== 'none' || isOdd;
}

export function matchesFilter(item: DeskItem, filter: DeskFilter): boolean {
  if (filter === 'all') return true;
  if (filter === 'changed') return item.changedOutside;
  return filter === 'problem' ? item.problem !== null : needsLook(item);
}
