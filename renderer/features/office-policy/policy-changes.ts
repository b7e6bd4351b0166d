/** What a draft of the policy changes, item by item, and whether it may be saved. Pure; for the policy editor. */
import { Policy, type AwayRules, type TakeoutRules } from '../../../preload/contract/policy.ts';

// The check's part has its own list of changes (check-changes.ts).
type TopField = Exclude<keyof Policy, 'version' | 'takeout' | 'away' | 'check' | 'memo'>;
export type PolicyField = TopField | keyof TakeoutRules | keyof AwayRules;
type FieldValue = Policy[TopField] | TakeoutRules[keyof TakeoutRules] | AwayRules[keyof AwayRules];

export type PolicyChange =
  | { readonly kind: 'text'; readonly field: PolicyField; readonly before: number; readonly after: number }
  | {
      readonly kind: 'value';
      readonly field: PolicyField;
      readonly before: string | number | boolean | null;
      readonly after: string | number | boolean | null;
    }
  /** A list of words: what came, what went. */
  | {
      readonly kind: 'words';
      readonly field: PolicyField;
      readonly added: readonly string[];
      readonly removed: readonly string[];
    }
  /** A list of records (contacts, cards): only how many. */
  | { readonly kind: 'list'; readonly field: PolicyField; readonly before: number; readonly after: number };

const order: readonly PolicyField[] = [
  'title',
  'principles',
  'standards',
  'procedures',
  'reviewOn',
  'selfService',
  'maxFilesAtOnce',
  'maxFileBytes',
  'maxBytesOut',
  'maxDays',
  'approvalExtensions',
  'forbiddenExtensions',
  'folders',
  'exportOutside',
  'idleLockMinutes',
  'endOfWork',
  'lockOnLid',
  'lockOnScreenSaver',
  'lockOnDisplayOff',
  'veilOnBlur',
  'clipboardSeconds',
  'workingCopies',
  'failuresBeforeOffice',
  'passphraseAlone',
  'leaseDays',
  'dueSoonDays',
  'contacts',
  'cards',
  'inspectionMonths',
];
const longTexts: ReadonlySet<PolicyField> = new Set(['principles', 'standards', 'procedures']);

/** The value of a field, wherever in the policy it lies. */
export function fieldValue(policy: Policy, field: PolicyField): FieldValue {
  if (field in policy.away) return policy.away[field as keyof AwayRules];
  return field in policy.takeout ? policy.takeout[field as keyof TakeoutRules] : policy[field as TopField];
}

/** Every field that differs, in the order of the form; empty when nothing was changed. The version does not count. */
export function policyChanges(before: Policy, after: Policy): PolicyChange[] {
  return order.flatMap((field): PolicyChange[] => {
    const old = fieldValue(before, field);
    const next = fieldValue(after, field);
    if (JSON.stringify(old) === JSON.stringify(next)) return [];
    if (Array.isArray(old) && Array.isArray(next)) {
      const oldWords = words(old);
      const nextWords = words(next);
      if (!oldWords || !nextWords) return [{ kind: 'list', field, before: old.length, after: next.length }];
      const added = nextWords.filter((word) => !oldWords.includes(word));
      const removed = oldWords.filter((word) => !nextWords.includes(word));
      // The same words in another order mean the same.
      return added.length + removed.length === 0 ? [] : [{ kind: 'words', field, added, removed }];
    }
    if (Array.isArray(old) || Array.isArray(next)) return [];
    if (longTexts.has(field)) {
      return [{ kind: 'text', field, before: codePoints(old), after: codePoints(next) }];
    }
    return [{ kind: 'value', field, before: old, after: next }];
  });
}

function words(list: readonly unknown[]): readonly string[] | null {
  const found = list.filter((entry) => typeof entry === 'string');
  return found.length === list.length ? found : null;
}

function codePoints(value: unknown): number {
  return typeof value === 'string' ? [...value].length : 0;
}

export type PolicyProblem = 'required' | 'tooLong' | 'range' | 'extension' | 'both';

/** What is wrong with a draft, by dotted path (`title`, `takeout.folders`, `contacts.2.duty`); empty when it may be saved. */
export function policyProblems(draft: Policy): ReadonlyMap<string, PolicyProblem> {
  const problems = new Map<string, PolicyProblem>();
  for (const issue of Policy.safeParse(draft).error?.issues ?? []) {
    const path = issue.path.map(String);
    const isExtension = path[0] === 'takeout' && (path[1]?.endsWith('Extensions') ?? false);
    const key = isExtension || path[1] === 'folders' ? path.slice(0, 2).join('.') : path.join('.');
    const isText = 'origin' in issue && issue.origin === 'string';
    const problem = isExtension
      ? 'extension'
      : issue.code === 'too_small' && isText
        ? 'required'
        : issue.code === 'too_big' && (isText || ('origin' in issue && issue.origin === 'array'))
          ? 'tooLong'
          : 'range';
    if (!problems.has(key)) problems.set(key, problem);
  }
  if (inBothLists(draft.takeout).length > 0) problems.set('takeout.forbiddenExtensions', 'both');
  return problems;
}

/** Extensions that stand in both lists, where the stricter one would win silently. */
export function inBothLists({ approvalExtensions, forbiddenExtensions }: TakeoutRules): string[] {
  return approvalExtensions.filter((extension) => forbiddenExtensions.includes(extension));
}

/** Extensions as typed: any of space, comma, 、 between them, dots and capitals forgiven, each once. */
export function parseExtensions(text: string): string[] {
  const found = text
    .normalize('NFKC')
    .toLowerCase()
    .split(/[\s,、;]+/u)
    .map((word) => word.replace(/^\*?\./u, ''))
    .filter((word) => word !== '');
  return [...new Set(found)];
}

/** Folders as typed, one a line. */
export function parseFolders(text: string): string[] {
  return [...new Set(text.split('\n').map((line) => line.trim()))].filter((line) => line !== '');
}
