/** What the administrator should do now, most pressing first; each line has its one button. */
import {
  CalendarClock,
  CircleCheck,
  ClipboardCheck,
  Clock,
  Inbox,
  KeyRound,
  LaptopMinimalCheck,
  MessageCircleQuestion,
  type LucideIcon,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { useNavigation } from '../../app/navigation.tsx';
import type { Route } from '../../app/route.ts';
import { useT } from '../../i18n/translate.tsx';
import { Button } from '../../ui/button.tsx';
import { Section } from '../../ui/page.tsx';
import type { Home } from './figures.tsx';

interface Step {
  readonly key: string;
  readonly icon: LucideIcon;
  readonly isUrgent: boolean;
  readonly text: string;
  readonly detail?: string;
  readonly action: string;
  readonly route: Route;
}

export function NextSteps({ home }: { readonly home: Home }): ReactNode {
  const t = useT();
  const { go } = useNavigation();
  const steps = useSteps(home);
  return (
    <Section title={t('office.home.next.title')}>
      {steps.length === 0 ? (
        <p className="type-body flex items-center gap-2.5 rounded-lg border border-line px-5 py-4">
          <CircleCheck aria-hidden size={20} className="shrink-0 text-success" />
          {t('office.home.next.none')}
        </p>
      ) : (
        <ul className="rounded-lg border border-line">
          {steps.map(({ key, icon: Icon, isUrgent, text, detail, action, route }) => (
            <li key={key} className="flex items-center gap-4 border-b border-line px-5 py-3 last:border-b-0">
              <Icon aria-hidden size={22} className={`shrink-0 ${isUrgent ? 'text-danger' : 'text-muted'}`} />
              <span className="min-w-0 flex-1">
                <span className={`type-body block ${isUrgent ? 'font-bold' : ''}`}>{text}</span>
                {detail !== undefined && <span className="type-small block text-muted">{detail}</span>}
              </span>
              <Button
                size="small"
                onPress={() => {
                  go(route);
                }}
              >
                {action}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function useSteps(home: Home): readonly Step[] {
  const t = useT();
  const steps: (Step | false)[] = [
    home.recoveryKeySavedAt === null &&
      home.recoveryKeyOnPaperAt === null && {
        key: 'key',
        icon: KeyRound,
        isUrgent: true,
        text: t('office.home.next.key'),
        detail: t('office.home.next.keyText'),
        action: t('office.home.next.keyGo'),
        route: { page: 'office-recovery' },
      },
    home.overdue > 0 && {
      key: 'overdue',
      icon: Clock,
      isUrgent: true,
      text: t('office.home.next.overdue', { count: home.overdue }),
      action: t('office.home.next.overdueGo'),
      route: { page: 'office-ledger', filter: 'overdue' },
    },
    home.returnsOpen > 0 && {
      key: 'returns',
      icon: Inbox,
      isUrgent: false,
      text: t('office.home.next.returns', { count: home.returnsOpen }),
      action: t('office.home.next.returnsGo'),
      route: { page: 'office-desk' },
    },
    home.requestsOpen > 0 && {
      key: 'requests',
      icon: ClipboardCheck,
      isUrgent: false,
      text: t('office.home.next.requests', { count: home.requestsOpen }),
      action: t('office.home.next.requestsGo'),
      route: { page: 'office-approvals' },
    },
    home.reportsOpen > 0 && {
      key: 'reports',
      icon: MessageCircleQuestion,
      isUrgent: false,
      text: t('office.home.next.reports', { count: home.reportsOpen }),
      action: t('office.home.next.reportsGo'),
      route: { page: 'office-reports' },
    },
    home.leasesEnding > 0 && {
      key: 'leases',
      icon: CalendarClock,
      isUrgent: false,
      text: t('office.home.next.leases', { count: home.leasesEnding }),
      action: t('office.home.next.leasesGo'),
      route: { page: 'office-devices' },
    },
    home.devices === 0 && {
      key: 'devices',
      icon: LaptopMinimalCheck,
      isUrgent: false,
      text: t('office.home.next.firstDevice'),
      detail: t('office.home.next.firstDeviceText'),
      action: t('office.home.next.firstDeviceGo'),
      route: { page: 'office-grant' },
    },
  ];
  return steps.filter((step) => step !== false);
}
