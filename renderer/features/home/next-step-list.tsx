/** The next steps as sentences, each with its one button. */
import {
  CalendarClock,
  CircleCheck,
  EyeOff,
  FileClock,
  FilePen,
  HardDriveDownload,
  KeyRound,
  Lightbulb,
  ListChecks,
  TriangleAlert,
  Truck,
  type LucideIcon,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { useNavigation } from '../../app/navigation.tsx';
import { useT, type MessageKey } from '../../i18n/translate.tsx';
import { Button } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import type { NextStep, NextStepKind } from './next-steps.ts';

interface Words {
  readonly icon: LucideIcon;
  readonly title: MessageKey;
  readonly text: MessageKey;
  readonly action: MessageKey;
}

const words: Record<NextStepKind, Words> = {
  memos: { icon: EyeOff, title: 'memo.count', text: 'memo.homeText', action: 'memo.homeAction' },
  overdue: {
    icon: TriangleAlert,
    title: 'home.next.overdue',
    text: 'home.next.overdueText',
    action: 'home.next.overdueAction',
  },
  dueSoon: {
    icon: CalendarClock,
    title: 'home.next.dueSoon',
    text: 'home.next.dueSoonText',
    action: 'home.next.dueSoonAction',
  },
  requests: {
    icon: FileClock,
    title: 'home.next.requests',
    text: 'home.next.requestsText',
    action: 'home.next.requestsAction',
  },
  returns: {
    icon: Truck,
    title: 'home.next.returns',
    text: 'home.next.returnsText',
    action: 'home.next.returnsAction',
  },
  lease: { icon: KeyRound, title: 'home.next.lease', text: 'home.next.leaseText', action: 'home.next.leaseAction' },
  changed: {
    icon: FilePen,
    title: 'home.next.changed',
    text: 'home.next.changedText',
    action: 'home.next.changedAction',
  },
  inspection: {
    icon: ListChecks,
    title: 'home.next.inspection',
    text: 'home.next.inspectionText',
    action: 'home.next.inspectionAction',
  },
  inspectionLate: {
    icon: ListChecks,
    title: 'home.next.inspectionLate',
    text: 'home.next.inspectionText',
    action: 'home.next.inspectionAction',
  },
  cards: {
    icon: Lightbulb,
    title: 'home.next.cards',
    text: 'home.next.cardsText',
    action: 'home.next.cardsAction',
  },
  backupNever: {
    icon: HardDriveDownload,
    title: 'home.next.backupNever',
    text: 'home.next.backupText',
    action: 'home.next.backupAction',
  },
  backupOld: {
    icon: HardDriveDownload,
    title: 'home.next.backupOld',
    text: 'home.next.backupText',
    action: 'home.next.backupAction',
  },
};

const colours = { now: 'text-danger', soon: 'text-warning', later: 'text-muted' } as const;

export function NextStepList({ steps }: { readonly steps: readonly NextStep[] }): ReactNode {
  const t = useT();
  const { go } = useNavigation();
  if (steps.length === 0) {
    return (
      <p className="type-body flex items-center gap-3 rounded-lg border border-line px-5 py-4 text-muted">
        <CircleCheck aria-hidden size={20} className="shrink-0" />
        {t('home.next.nothing')}
      </p>
    );
  }
  return (
    <ul className="overflow-hidden rounded-lg border border-line">
      {steps.map(({ kind, count, route, urgency }) => {
        const { icon: Icon, title, text, action } = words[kind];
        return (
          <li key={kind} className="flex items-center gap-4 border-b border-line px-5 py-3.5 last:border-b-0">
            <Icon aria-hidden size={22} strokeWidth={1.9} className={classNames('shrink-0', colours[urgency])} />
            <div className="min-w-0 flex-1">
              <p className="type-body font-bold">{t(title, { count, days: count })}</p>
              <p className="type-small text-muted">{t(text)}</p>
            </div>
            <Button
              size="small"
              onPress={() => {
                go(route);
              }}
            >
              {t(action)}
            </Button>
          </li>
        );
      })}
    </ul>
  );
}
