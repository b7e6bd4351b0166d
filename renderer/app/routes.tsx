/**
 * Every page of an open vault, and the menus of both roles. To add a page: its route in route.ts, a line in `pages`, and, where it
 * stands in the menu, a line in the role's menu. Pages are loaded when they are first shown.
 */
import {
  BookOpenCheck,
  FileClock,
  Files,
  House,
  ListChecks,
  NotebookPen,
  PhoneCall,
  ScrollText,
  Settings,
  TableProperties,
  Undo2,
  type LucideIcon,
} from 'lucide-react';
import { lazy, type ComponentType } from 'react';
import type { Role } from '../../preload/contract/values.ts';
import type { MessageKey } from '../i18n/translate.tsx';
import { officeMenu, officePages } from './office-slots.tsx';
import type { PageName, Route, RouteOf } from './route.ts';

export interface PageProps<Page extends PageName> {
  readonly route: RouteOf<Page>;
}

export type Pages<Name extends PageName> = { readonly [Page in Name]: ComponentType<PageProps<Page>> };

/** One line of the menu. */
export interface MenuEntry {
  readonly page: PageName;
  readonly label: MessageKey;
  readonly icon: LucideIcon;
  /** `work` at the top, `more` at the foot. */
  readonly group: 'work' | 'more';
}

type OfficePageName = keyof typeof officePages;

const ownPages: Pages<Exclude<PageName, OfficePageName>> = {
  home: lazy(async () => ({ default: (await import('../features/home/home-page.tsx')).HomePage })),
  files: lazy(async () => ({ default: (await import('../features/files/files-page.tsx')).FilesPage })),
  file: lazy(async () => ({ default: (await import('../features/viewer/viewer-page.tsx')).ViewerPage })),
  requests: lazy(async () => ({ default: (await import('../features/files/requests-page.tsx')).RequestsPage })),
  reports: lazy(async () => ({ default: (await import('../features/reports/reports-page.tsx')).ReportsPage })),
  returns: lazy(async () => ({ default: (await import('../features/returns/returns-page.tsx')).ReturnsPage })),
  checks: lazy(async () => ({ default: (await import('../features/check/own-checks-page.tsx')).OwnChecksPage })),
  memos: lazy(async () => ({ default: (await import('../features/memos/memos-page.tsx')).MemosPage })),
  memo: lazy(async () => ({ default: (await import('../features/memos/memo-page.tsx')).MemoPage })),
  'memo-edit': lazy(async () => ({ default: (await import('../features/memos/memo-edit-page.tsx')).MemoEditPage })),
  settings: lazy(async () => ({ default: (await import('../features/settings/settings-page.tsx')).SettingsPage })),
  away: lazy(async () => ({ default: (await import('../features/away/away-page.tsx')).AwayPage })),
  policy: lazy(async () => ({ default: (await import('../features/settings/policy-page.tsx')).PolicyPage })),
  contacts: lazy(async () => ({ default: (await import('../features/contacts/contacts-page.tsx')).ContactsPage })),
  log: lazy(async () => ({ default: (await import('../features/log/log-page.tsx')).LogPage })),
  guideline: lazy(async () => ({ default: (await import('../features/guideline/guideline-page.tsx')).GuidelinePage })),
};

export const pages: Pages<PageName> = { ...ownPages, ...officePages };

const sharedMenu: readonly MenuEntry[] = [
  { page: 'contacts', label: 'app.nav.contacts', icon: PhoneCall, group: 'more' },
  { page: 'log', label: 'app.nav.log', icon: ScrollText, group: 'more' },
  { page: 'guideline', label: 'app.nav.guideline', icon: TableProperties, group: 'more' },
  { page: 'settings', label: 'app.nav.settings', icon: Settings, group: 'more' },
];

export const menus: Readonly<Record<Role, readonly MenuEntry[]>> = {
  worker: [
    { page: 'home', label: 'app.nav.home', icon: House, group: 'work' },
    { page: 'files', label: 'app.nav.files', icon: Files, group: 'work' },
    { page: 'returns', label: 'app.nav.returns', icon: Undo2, group: 'work' },
    { page: 'requests', label: 'app.nav.requests', icon: FileClock, group: 'work' },
    { page: 'reports', label: 'app.nav.reports', icon: ListChecks, group: 'work' },
    { page: 'memos', label: 'app.nav.memos', icon: NotebookPen, group: 'work' },
    { page: 'policy', label: 'app.nav.policy', icon: BookOpenCheck, group: 'more' },
    ...sharedMenu,
  ],
  office: [...officeMenu, ...sharedMenu],
};

/** The first page after unlocking. */
export function firstRoute(role: Role): Route {
  return role === 'worker' ? { page: 'home' } : { page: 'office-home' };
}

/** The menu entry under which a page stands: a file stands under the files. */
export function menuPageOf(page: PageName): PageName {
  if (page === 'office-grant' || page === 'office-log') return 'office-devices';
  if (page === 'away' || page === 'checks') return 'settings';
  if (page === 'memo' || page === 'memo-edit') return 'memos';
  return page === 'file' ? 'files' : page;
}
