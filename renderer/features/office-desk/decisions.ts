/** What may be decided for one file of a return, and what a set of decisions amounts to. Pure; for the returns desk. */
import type { z } from 'zod';
import type { DeskAction as DeskActionSchema, DeskItem } from '../../../preload/contract/calls/office.ts';

export type DeskAction = z.infer<typeof DeskActionSchema>;
/** Decisions by item id; an item that is not in it follows its proposal. */
export type Decisions = ReadonlyMap<string, DeskAction>;
export type Counts = Readonly<Record<DeskAction, number>>;

const byProposal = {
  writeBack: ['writeBack', 'keepBoth', 'reject'],
  keepBoth: ['keepBoth', 'writeBack', 'reject'],
  restore: ['restore', 'reject'],
  nothing: ['nothing'],
  alreadySame: ['nothing'],
} as const satisfies Record<DeskItem['proposal'], readonly DeskAction[]>;

/** The actions that make sense for an item, the proposed one first; none once it was carried out. */
export function possibleActions(item: DeskItem): readonly DeskAction[] {
  return item.done === null ? byProposal[item.proposal] : [];
}

/** The action the proposal stands for: always the one that overwrites nothing which anybody changed. */
export function proposedAction(item: DeskItem): DeskAction {
  return byProposal[item.proposal][0];
}

/** What will be done with an item that is still open. A decision that is no longer possible gives way to the proposal. */
export function decidedAction(item: DeskItem, decisions: Decisions): DeskAction {
  const chosen = decisions.get(item.id);
  return chosen !== undefined && possibleActions(item).includes(chosen) ? chosen : proposedAction(item);
}

/** Writing back where the original changed meanwhile: the one decision that takes somebody's work out of the original. */
export function overwritesChange(item: DeskItem, decisions: Decisions): boolean {
  return item.done === null && item.proposal === 'keepBoth' && decidedAction(item, decisions) === 'writeBack';
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

/** Whether somebody should look at this item himself: its original changed or is gone, or it could not be settled. */
export function needsLook(item: DeskItem): boolean {
  return (
    item.problem !== null ||
    (item.done === null && (item.proposal === 'keepBoth' || item.proposal === 'restore' || item.nowProblem !== 'none'))
  );
}

export function matchesFilter(item: DeskItem, filter: DeskFilter): boolean {
  if (filter === 'all') return true;
  if (filter === 'changed') return item.changedOutside;
  return filter === 'problem' ? item.problem !== null : needsLook(item);
}
