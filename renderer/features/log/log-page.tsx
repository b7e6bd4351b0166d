/** The vault's own log: what happened when, searchable, and whether its chain is whole. */
import { ScrollText, SearchX, ShieldCheck } from 'lucide-react';
import { useDeferredValue, useMemo, useRef, useState, type ReactNode } from 'react';
import type { CallOutput } from '../../../preload/contract/engine.ts';
import { ErrorBanner } from '../../app/error-banner.tsx';
import { toEngineError, type EngineError } from '../../bridge/engine-error.ts';
import { callEngine } from '../../bridge/engine.ts';
import { useFormat, useT } from '../../i18n/translate.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import type { Column } from '../../ui/data-table/columns.ts';
import { DataTable } from '../../ui/data-table/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page, PageHeader } from '../../ui/page.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { useSearchKeys } from '../files/files-toolbar.tsx';
import { dataWords } from '../../../resources/locales/data-words.ts';
import { eventWords } from '../../../resources/locales/event-words.ts';
import { useLogRows, type LogRow } from './use-log-rows.ts';
import { Discreet } from '../veil/discreet.tsx';

export function LogPage(): ReactNode {
  const t = useT();
  const format = useFormat();
  const [search, setSearch] = useState('');
  const [verdict, setVerdict] = useState<CallOutput<'audit/verify'> | null>(null);
  const [problem, setProblem] = useState<EngineError>();
  const [isVerifying, setIsVerifying] = useState(false);
  const { rows, total, error, reload } = useLogRows(useDeferredValue(search));
  const box = useRef<HTMLDivElement>(null);
  useSearchKeys(() => box.current?.querySelector('input') ?? null);

  const verify = async () => {
    setIsVerifying(true);
    setProblem(undefined);
    try {
      setVerdict(await callEngine('audit/verify', {}));
    } catch (thrown) {
      setProblem(toEngineError(thrown));
    } finally {
      setIsVerifying(false);
    }
  };
  const columns = useMemo<readonly Column<LogRow>[]>(
    () => [
      { key: 'seq', title: t('log.column.seq'), width: 72, align: 'end', render: (row) => String(row.seq) },
      { key: 'at', title: t('log.column.at'), width: 152, render: (row) => format.shortDateTime(row.at) },
      {
        key: 'event',
        title: t('log.column.event'),
        width: { share: 1, min: 180 },
        render: (row) => eventWords(t, row.event),
      },
      {
        key: 'data',
        title: t('log.column.data'),
        width: { share: 2, min: 220 },
        render: (row) => (
          <span className="truncate text-muted">
            <Discreet>{dataWords(t, format, row.data)}</Discreet>
          </span>
        ),
      },
    ],
    [t, format],
  );

  return (
    <Page width="full">
      <PageHeader
        title={t('log.title')}
        lead={t('log.lead')}
        actions={
          <Button icon={ShieldCheck} isBusy={isVerifying} onPress={() => void verify()}>
            {t('log.verify')}
          </Button>
        }
      />
      <div ref={box} className="flex items-center gap-2">
        <SearchField label={t('log.search')} value={search} onChange={setSearch} keys="/" />
        <span className="type-small ml-auto text-muted">{total === null ? '' : t('log.count', { total })}</span>
      </div>
      <ErrorBanner error={problem ?? error} title={t('app.loadFailed')} onRetry={reload} />
      {verdict && (
        <Banner
          tone={verdict.intact ? 'success' : 'error'}
          title={
            verdict.intact
              ? t('log.verified.good.title')
              : t('log.verified.bad.title', { seq: verdict.brokenAtSeq ?? 0 })
          }
          isLive
          onDismiss={() => {
            setVerdict(null);
          }}
        >
          <p>{verdict.intact ? t('log.verified.good.text', { count: verdict.rows }) : t('log.verified.bad.text')}</p>
        </Banner>
      )}
      <div className="flex min-h-0 flex-1 flex-col overflow-hidden rounded-lg border border-line">
        {total !== null && (
          <DataTable
            label={t('log.table')}
            rows={rows}
            columns={columns}
            getKey={(row) => String(row.seq)}
            getText={(row) => eventWords(t, row.event)}
            emptyState={
              search === '' ? (
                <EmptyState icon={ScrollText} title={t('log.empty.title')}>
                  <p>{t('log.empty.text')}</p>
                </EmptyState>
              ) : (
                <EmptyState icon={SearchX} title={t('log.noMatch.title')}>
                  <p>{t('log.noMatch.text')}</p>
                </EmptyState>
              )
            }
          />
        )}
      </div>
    </Page>
  );
}
