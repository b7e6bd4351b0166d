/** What a return parcel will hold: how much, which files changed, and drafts that stay behind. */
import type { ReactNode } from 'react';
import type { CallOutput } from '../../../preload/contract/engine.ts';
import { useFormat, useT } from '../../i18n/translate.tsx';
import { Banner } from '../../ui/banner.tsx';
import { FileIcon } from '../../ui/file-icon.tsx';
import { ScrollList } from '../../ui/scroll-list.tsx';
import { TakeoutStateChip } from '../files/takeout-state.tsx';
import { Discreet } from '../veil/discreet.tsx';
import { useWorkingCopies } from '../workcopy/copies-context.tsx';

type Plan = CallOutput<'return/plan'>;

/** Lines shown of the list; more are counted. */
const mostLines = 200;

export function ReturnPlan({ plan, isAll }: { readonly plan: Plan; readonly isAll: boolean }): ReactNode {
  const t = useT();
  const format = useFormat();
  const { copies } = useWorkingCopies();
  const openOutside = copies.filter(({ entryId }) => isAll || plan.rows.some(({ id }) => id === entryId)).length;
  const figures = [
    {
      key: 'changed',
      label: t('returns.plan.changed'),
      value: format.number(plan.changed),
      note: t('returns.plan.changedText'),
    },
    {
      key: 'unchanged',
      label: t('returns.plan.unchanged'),
      value: format.number(plan.unchanged),
      note: t('returns.plan.unchangedText'),
    },
    { key: 'size', label: t('returns.plan.size'), value: format.bytes(plan.bytes), note: '' },
  ];
  return (
    <>
      <p>{isAll ? t('returns.plan.all', { count: plan.files }) : t('returns.plan.chosen', { count: plan.files })}</p>
      <dl className="grid shrink-0 grid-cols-3 overflow-hidden rounded-lg border border-line">
        {figures.map(({ key, label, value, note }) => (
          <div key={key} className="border-l border-line px-4 py-3 first:border-l-0">
            <dt className="type-small text-muted">{label}</dt>
            <dd>
              <span className="block text-[1.25rem] leading-snug font-bold">{value}</span>
              <span className="block text-[0.8125rem] text-muted">{note}</span>
            </dd>
          </div>
        ))}
      </dl>
      {plan.reports > 0 && (
        <p className="type-small text-muted">{t('returns.plan.reports', { count: plan.reports })}</p>
      )}
      {openOutside > 0 && (
        <Banner tone="warning" title={t('workcopy.returning.title', { count: openOutside })}>
          <p>{t('workcopy.returning.text')}</p>
        </Banner>
      )}
      {plan.drafts > 0 && (
        <Banner tone="warning" title={t('returns.plan.drafts.title', { count: plan.drafts })}>
          <p>{t('returns.plan.drafts.text')}</p>
        </Banner>
      )}
      <div className="flex min-h-0 flex-col overflow-hidden rounded-lg border border-line">
        <ScrollList label={t('returns.plan.which')} heightClass="min-h-24">
          {plan.rows.slice(0, mostLines).map((row) => (
            <li
              key={row.id}
              className="flex items-center gap-2.5 border-t border-line px-4 py-1.5 text-[0.875rem] first:border-t-0"
            >
              <FileIcon name={row.name} />
              <span className="min-w-0 flex-1 truncate">
                <Discreet>
                  {row.folder === '' ? '' : <span className="text-muted">{row.folder}/</span>}
                  {row.name}
                </Discreet>
              </span>
              <TakeoutStateChip row={row} />
              <span className="w-20 shrink-0 text-right text-muted">{format.bytes(row.sizeBytes)}</span>
            </li>
          ))}
          {plan.files > Math.min(plan.rows.length, mostLines) && (
            <li className="type-small border-t border-line px-4 py-1.5 text-muted">
              {t('takeout.plan.more', { count: plan.files - Math.min(plan.rows.length, mostLines) })}
            </li>
          )}
        </ScrollList>
      </div>
      <p className="type-small text-muted">{t('returns.plan.consequence')}</p>
    </>
  );
}
