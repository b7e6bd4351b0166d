/** Where the office's pages join the app: its pages and menu, its page before a vault exists, and files that come from workers. */
import {
  BookOpenCheck,
  ClipboardCheck,
  House,
  Inbox,
  Laptop,
  LifeBuoy,
  MessageCircleQuestion,
  NotebookText,
  PackagePlus,
} from 'lucide-react';
import { lazy, type ComponentType } from 'react';
import type { PickedPath } from '../../preload/contract/shell.ts';
import type { LockedPageProps } from './locked-page.ts';
import type { OfficeRoute } from './route.ts';
import type { MenuEntry, Pages } from './routes.tsx';

/** Sets up the office's vault in an empty folder. */
export const OfficeInitPage: ComponentType<LockedPageProps> = lazy(async () => ({
  default: (await import('../features/office-init/init-page.tsx')).OfficeInitPage,
}));

export const officePages: Pages<OfficeRoute['page']> = {
  'office-home': lazy(async () => ({
    default: (await import('../features/office-home/home-page.tsx')).OfficeHomePage,
  })),
  'office-devices': lazy(async () => ({
    default: (await import('../features/office-devices/devices-page.tsx')).OfficeDevicesPage,
  })),
  'office-grant': lazy(async () => ({
    default: (await import('../features/office-grant/grant-page.tsx')).OfficeGrantPage,
  })),
  'office-takeout': lazy(async () => ({
    default: (await import('../features/office-takeout/takeout-page.tsx')).OfficeTakeoutPage,
  })),
  'office-ledger': lazy(async () => ({
    default: (await import('../features/office-ledger/ledger-page.tsx')).OfficeLedgerPage,
  })),
  'office-approvals': lazy(async () => ({
    default: (await import('../features/office-approvals/approvals-page.tsx')).OfficeApprovalsPage,
  })),
  'office-desk': lazy(async () => ({
    default: (await import('../features/office-desk/desk-page.tsx')).OfficeDeskPage,
  })),
  'office-reports': lazy(async () => ({
    default: (await import('../features/office-reports/reports-page.tsx')).OfficeReportsPage,
  })),
  'office-recovery': lazy(async () => ({
    default: (await import('../features/office-recovery/recovery-page.tsx')).OfficeRecoveryPage,
  })),
  'office-policy': lazy(async () => ({
    default: (await import('../features/office-policy/policy-page.tsx')).OfficePolicyPage,
  })),
  'office-log': lazy(async () => ({
    default: (await import('../features/office-devices/devices-page.tsx')).OfficeLogPage,
  })),
};

export const officeMenu: readonly MenuEntry[] = [
  { page: 'office-home', label: 'office.nav.home', icon: House, group: 'work' },
  { page: 'office-takeout', label: 'office.nav.takeout', icon: PackagePlus, group: 'work' },
  { page: 'office-desk', label: 'office.nav.desk', icon: Inbox, group: 'work' },
  { page: 'office-approvals', label: 'office.nav.approvals', icon: ClipboardCheck, group: 'work' },
  { page: 'office-reports', label: 'office.nav.reports', icon: MessageCircleQuestion, group: 'work' },
  { page: 'office-ledger', label: 'office.nav.ledger', icon: NotebookText, group: 'work' },
  { page: 'office-devices', label: 'office.nav.devices', icon: Laptop, group: 'work' },
  { page: 'office-recovery', label: 'office.nav.recovery', icon: LifeBuoy, group: 'work' },
  { page: 'office-policy', label: 'office.nav.policy', icon: BookOpenCheck, group: 'more' },
];

export interface OfficeParcelProps {
  readonly parcel: PickedPath;
  /** The parcel has been dealt with. */
  readonly onDone: () => void;
}

/** Takes in a parcel that was dropped anywhere or opened by double click, with an office vault open. */
export const OfficeParcel: ComponentType<OfficeParcelProps> = lazy(async () => ({
  default: (await import('../features/office-parcel/received-parcel.tsx')).ReceivedParcel,
}));
