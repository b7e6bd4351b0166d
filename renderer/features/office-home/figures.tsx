/** The office at a glance: four numbers, each leading to its list. */
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import type { CallOutput } from '../../../preload/contract/engine.ts';
import { useNavigation } from '../../app/navigation.tsx';
import type { Route } from '../../app/route.ts';
import { useFormat, useT } from '../../i18n/translate.tsx';

export type Home = CallOutput<'office/home'>;

export function Figures({ home }: { readonly home: Home }): ReactNode {
  const t = useT();
  return (
    <ul className="grid grid-cols-4 gap-4">
      <Figure
        label={t('office.home.figure.filesOut')}
        value={home.filesOut}
        unit={t('office.home.figure.unit', { count: home.filesOut })}
        route={{ page: 'office-ledger' }}
      />
      <Figure
        label={t('office.home.figure.overdue')}
        value={home.overdue}
        unit={t('office.home.figure.unit', { count: home.overdue })}
        route={{ page: 'office-ledger', filter: 'overdue' }}
        tone={home.overdue > 0 ? 'danger' : 'plain'}
      />
      <Figure
        label={t('office.home.figure.dueSoon')}
        value={home.dueSoon}
        unit={t('office.home.figure.unit', { count: home.dueSoon })}
        route={{ page: 'office-ledger', filter: 'dueSoon' }}
        tone={home.dueSoon > 0 ? 'warning' : 'plain'}
      />
      <Figure
        label={t('office.home.figure.devices')}
        value={home.devices}
        unit={t('office.home.figure.deviceUnit', { count: home.devices })}
        route={{ page: 'office-devices' }}
      />
    </ul>
  );
}

interface FigureProps {
  readonly label: string;
  readonly value: number;
  readonly unit: string;
  readonly route: Route;
  readonly tone?: 'plain' | 'warning' | 'danger';
}

const colours = { plain: 'text-ink', warning: 'text-warning', danger: 'text-danger' } as const;

function Figure({ label, value, unit, route, tone = 'plain' }: FigureProps): ReactNode {
  const format = useFormat();
  const { go } = useNavigation();
  return (
    <li>
      <Button
        onPress={() => {
          go(route);
        }}
        className="focus-mark flex w-full flex-col items-start rounded-lg border border-line bg-canvas px-5 py-3.5 text-left data-hovered:border-line-strong data-hovered:bg-hover"
      >
        <span className="type-small text-muted">{label}</span>
        <span className={`flex items-baseline gap-1.5 ${colours[tone]}`}>
          <span className="text-[1.875rem] leading-tight font-bold">{format.number(value)}</span>
          <span className="type-small">{unit}</span>
        </span>
      </Button>
    </li>
  );
}
