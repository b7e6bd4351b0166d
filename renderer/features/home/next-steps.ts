/** What a worker should do next, most urgent first. Pure: from the home figures and the vault's status. */
import type { VaultStatus } from '../../../preload/contract/calls/vault.ts';
import type { CallOutput } from '../../../preload/contract/engine.ts';
import type { Route } from '../../app/route.ts';

export type NextStepKind =
  | 'memos'
  | 'overdue'
  | 'dueSoon'
  | 'requests'
  | 'returns'
  | 'lease'
  | 'changed'
  | 'inspection'
  | 'inspectionLate'
  | 'cards'
  | 'backupNever'
  | 'backupOld';

export interface NextStep {
  readonly kind: NextStepKind;
  /** Memos, files, returns, requests or days, whichever the kind counts. */
  readonly count: number;
  readonly route: Route;
  /** `now`: should not wait; `soon`: this week; `later`: when there is time. */
  readonly urgency: 'now' | 'soon' | 'later';
}

const dayMilliseconds = 86_400_000;
/** A backup older than this is mentioned. */
const backupDays = 7;
/** A self-inspection is mentioned so long before it is due. */
const inspectionDays = 30;

export function nextSteps(
  home: CallOutput<'worker/home'>,
  status: VaultStatus,
  now: number,
  /** Passwords that may be known to somebody. */
  changeNow = 0,
): NextStep[] {
  const steps: NextStep[] = [];
  if (changeNow > 0) steps.push({ kind: 'memos', count: changeNow, route: { page: 'memos' }, urgency: 'now' });
  const { lease, lastBackupAt } = status;
  if (home.overdue > 0) {
    steps.push({ kind: 'overdue', count: home.overdue, route: { page: 'files', filter: 'overdue' }, urgency: 'now' });
  }
  if (lease?.state === 'endingSoon') {
    const days = Math.max(0, Math.ceil((Date.parse(lease.notAfter) - now) / dayMilliseconds));
    steps.push({ kind: 'lease', count: days, route: { page: 'contacts' }, urgency: 'soon' });
  }
  if (home.dueSoon > 0) {
    steps.push({ kind: 'dueSoon', count: home.dueSoon, route: { page: 'files', filter: 'dueSoon' }, urgency: 'soon' });
  }
  if (home.inspectionDueAt !== null) {
    const left = Date.parse(home.inspectionDueAt) - now;
    const route = { page: 'reports', tab: 'inspection' } as const;
    if (left < 0) steps.push({ kind: 'inspectionLate', count: 0, route, urgency: 'soon' });
    else if (left <= inspectionDays * dayMilliseconds)
      steps.push({ kind: 'inspection', count: 0, route, urgency: 'later' });
  }
  if (home.requestsWaiting > 0) {
    steps.push({ kind: 'requests', count: home.requestsWaiting, route: { page: 'requests' }, urgency: 'later' });
  }
  if (home.returnsWaiting > 0) {
    steps.push({ kind: 'returns', count: home.returnsWaiting, route: { page: 'returns' }, urgency: 'later' });
  }
  // Where files are late anyway, one prompt to return is enough.
  if (home.changed > 0 && home.overdue === 0) {
    steps.push({ kind: 'changed', count: home.changed, route: { page: 'returns' }, urgency: 'later' });
  }
  if (home.cardsLeft > 0) {
    steps.push({ kind: 'cards', count: home.cardsLeft, route: { page: 'reports', tab: 'learning' }, urgency: 'later' });
  }
  const hasFiles = home.out + home.changed > 0;
  if (lastBackupAt === null) {
    if (hasFiles) steps.push({ kind: 'backupNever', count: 0, route: { page: 'settings' }, urgency: 'later' });
  } else {
    const days = Math.floor((now - Date.parse(lastBackupAt)) / dayMilliseconds);
    if (hasFiles && days > backupDays) {
      steps.push({ kind: 'backupOld', count: days, route: { page: 'settings' }, urgency: 'later' });
    }
  }
  return steps;
}
