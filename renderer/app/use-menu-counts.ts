/** The numbers in the menu: what waits or is overdue. */
import type { Role } from '../../preload/contract/values.ts';
import { useCall } from '../bridge/use-call.ts';
import { useT } from '../i18n/translate.tsx';
import type { NavigationItem } from '../ui/app-frame/navigation-menu.tsx';
import type { PageName } from './route.ts';

export type MenuCounts = { readonly [Page in PageName]?: NavigationItem<string>['count'] };

export function useMenuCounts(role: Role): MenuCounts {
  const t = useT();
  const worker = useCall('worker/home', role === 'worker' ? {} : null).value;
  const memos = useCall('memo/state', role === 'worker' ? {} : null, { changedBy: ['memos', 'policy'] }).value;
  const office = useCall('office/home', role === 'office' ? {} : null).value;
  if (worker) {
    const { overdue, returnsWaiting, requestsWaiting } = worker;
    return {
      files: { value: overdue, description: t('home.next.overdue', { count: overdue }), isUrgent: true },
      returns: { value: returnsWaiting, description: t('home.next.returns', { count: returnsWaiting }) },
      requests: { value: requestsWaiting, description: t('home.next.requests', { count: requestsWaiting }) },
      memos: {
        value: memos?.changeNow ?? 0,
        description: t('memo.count', { count: memos?.changeNow ?? 0 }),
        isUrgent: true,
      },
    };
  }
  if (office) {
    const { overdue, returnsOpen, requestsOpen, reportsOpen } = office;
    return {
      'office-ledger': { value: overdue, description: t('home.next.overdue', { count: overdue }), isUrgent: true },
      'office-desk': { value: returnsOpen, description: String(returnsOpen) },
      'office-reports': { value: reportsOpen, description: t('office.home.next.reports', { count: reportsOpen }) },
      'office-approvals': { value: requestsOpen, description: t('home.next.requests', { count: requestsOpen }) },
    };
  }
  return {};
}
