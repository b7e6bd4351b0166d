/** The figures of the vault at a glance: how many files are out, until when it may be used, when it was backed up. */
import { ClipboardCheck } from 'lucide-react';
import type { ReactNode } from 'react';
import type { VaultStatus } from '../../../preload/contract/calls/vault.ts';
import type { CallOutput } from '../../../preload/contract/engine.ts';
import { useNavigation } from '../../app/navigation.tsx';
import { useFormat, useT } from '../../i18n/translate.tsx';
import { Button } from '../../ui/button.tsx';

export interface VaultSummaryProps {
  readonly home: CallOutput<'worker/home'>;
  readonly status: VaultStatus;
  readonly now: number;
}

export function VaultSummary({ home, status, now }: VaultSummaryProps): ReactNode {
  const t = useT();
  const format = useFormat();
  const { go } = useNavigation();
  const facts = [
    { term: t('home.summary.out'), value: format.number(home.out + home.changed), isLarge: true },
    { term: t('home.summary.changed'), value: format.number(home.changed) },
    { term: t('home.summary.returning'), value: format.number(home.returning) },
    {
      term: t('home.summary.lease'),
      value: status.lease ? format.date(status.lease.notAfter) : t('home.summary.noLease'),
    },
    {
      term: t('home.summary.backup'),
      value: status.lastBackupAt === null ? t('home.summary.never') : format.relative(status.lastBackupAt, now),
    },
  ];
  return (
    <section aria-label={t('home.summary.title')} className="rounded-lg border border-line">
      <h2 className="type-section px-5 pt-4">{t('home.summary.title')}</h2>
      <dl className="px-5 pt-1 pb-3">
        {facts.map(({ term, value, isLarge = false }) => (
          <div
            key={term}
            className="flex items-baseline justify-between gap-4 border-b border-line py-2 last:border-b-0"
          >
            <dt className="type-small text-muted">{term}</dt>
            <dd className={isLarge ? 'text-[1.5rem] leading-tight font-bold' : 'type-small font-bold'}>{value}</dd>
          </div>
        ))}
      </dl>
      <div className="border-t border-line px-5 py-2.5">
        <Button
          variant="text"
          size="small"
          icon={ClipboardCheck}
          onPress={() => {
            go({ page: 'checks' });
          }}
        >
          {t('check.history.title')}
        </Button>
      </div>
    </section>
  );
}
