/** What a draft changes in the check's part of the policy, item by item. Pure; for the policy editor. */
import {
  automaticChecks,
  manualItems,
  type AutomaticCheck,
  type CheckPolicy,
  type Level,
  type ManualItem,
} from '../../../preload/contract/check-policy.ts';
import { checkNumber, checkNumbers, type CheckNumber } from './check-fields.ts';

type Levels = Readonly<Record<'lent' | 'own', Level>>;
type CheckList = 'supportTable' | 'baseline';
type CheckWords = 'approvedSoftware' | 'tolerated' | 'onDemand';
type CheckDate = 'supportAsOf' | 'baselineExpires';
type CheckSwitch = 'byReason' | 'byTelephone';

export type CheckChange =
  | { readonly kind: 'level'; readonly field: AutomaticCheck; readonly before: Levels; readonly after: Levels }
  /** Whom an item asks, or where: too much for two values side by side. */
  | { readonly kind: 'manual'; readonly field: ManualItem }
  | { readonly kind: 'number'; readonly field: CheckNumber; readonly before: number; readonly after: number }
  | { readonly kind: 'date'; readonly field: CheckDate; readonly before: string | null; readonly after: string | null }
  | { readonly kind: 'switch'; readonly field: CheckSwitch; readonly before: boolean; readonly after: boolean }
  | {
      readonly kind: 'freshness';
      readonly field: 'freshness';
      readonly before: CheckPolicy['freshness'];
      readonly after: CheckPolicy['freshness'];
    }
  | {
      readonly kind: 'words';
      readonly field: CheckWords;
      readonly added: readonly string[];
      readonly removed: readonly string[];
    }
  | { readonly kind: 'list'; readonly field: CheckList; readonly before: number; readonly after: number };

/** Everything that differs, in the order of the form; empty when nothing was changed. */
export function checkChanges(before: CheckPolicy, after: CheckPolicy): CheckChange[] {
  return [
    ...automaticChecks.flatMap((field): CheckChange[] =>
      isSame(before.levels[field], after.levels[field])
        ? []
        : [{ kind: 'level', field, before: before.levels[field], after: after.levels[field] }],
    ),
    ...manualItems.flatMap((field): CheckChange[] =>
      isSame(itemRules(before, field), itemRules(after, field)) ? [] : [{ kind: 'manual', field }],
    ),
    ...checkNumbers.flatMap((field): CheckChange[] => {
      const [old, next] = [checkNumber(before, field), checkNumber(after, field)];
      return old === next ? [] : [{ kind: 'number', field, before: old, after: next }];
    }),
    ...words('onDemand', before.antivirus.onDemandSuffices, after.antivirus.onDemandSuffices),
    ...words('tolerated', before.tampering.tolerated, after.tampering.tolerated),
    ...words('approvedSoftware', before.approvedSoftware, after.approvedSoftware),
    ...date('supportAsOf', before.endOfSupport.asOf, after.endOfSupport.asOf),
    ...list('supportTable', before.endOfSupport.table, after.endOfSupport.table),
    ...date('baselineExpires', before.applications.expiresOn, after.applications.expiresOn),
    ...list('baseline', before.applications.baseline, after.applications.baseline),
    ...(isSame(before.freshness, after.freshness)
      ? []
      : [{ kind: 'freshness', field: 'freshness', before: before.freshness, after: after.freshness } as const]),
    ...(['byReason', 'byTelephone'] as const).flatMap((field): CheckChange[] =>
      before.exceptions[field] === after.exceptions[field]
        ? []
        : [{ kind: 'switch', field, before: before.exceptions[field], after: after.exceptions[field] }],
    ),
  ];
}

function itemRules(check: CheckPolicy, item: ManualItem): unknown {
  return check.manual
    .filter((rule) => rule.item === item)
    .map(({ levels, places }) => [levels.lent, levels.own, [...places].sort()]);
}

function words(field: CheckWords, before: readonly string[], after: readonly string[]): CheckChange[] {
  const added = after.filter((word) => !before.includes(word));
  const removed = before.filter((word) => !after.includes(word));
  return added.length + removed.length === 0 ? [] : [{ kind: 'words', field, added, removed }];
}

function date(field: CheckDate, before: string | null, after: string | null): CheckChange[] {
  return before === after ? [] : [{ kind: 'date', field, before, after }];
}

function list(field: CheckList, before: readonly unknown[], after: readonly unknown[]): CheckChange[] {
  return isSame(before, after) ? [] : [{ kind: 'list', field, before: before.length, after: after.length }];
}

function isSame(before: unknown, after: unknown): boolean {
  return JSON.stringify(before) === JSON.stringify(after);
}
