/** The items of the telework guideline, and honestly for each what this app does about it. */
import { useState, type ReactNode } from 'react';
import { useJoined } from '../../app/joined.ts';
import { useLocale, useT } from '../../i18n/translate.tsx';
import { Page, PageHeader } from '../../ui/page.tsx';
import { StatusChip, type Tone } from '../../ui/status-chip.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { guidelines, type Coverage, type GuidelineItem, type Who } from './guidelines.ts';

const tones: Record<Coverage, Tone> = { does: 'success', partly: 'info', notYet: 'warning', outside: 'neutral' };

export function GuidelinePage(): ReactNode {
  const t = useT();
  const locale = useLocale();
  const [who, setWho] = useState<Who>('worker');
  return (
    <Page>
      <PageHeader
        title={t('guideline.title')}
        lead={
          <>
            <p>{t('guideline.lead')}</p>
            <p className="mt-1">{t('guideline.pattern')}</p>
          </>
        }
      />
      <Tabs<Who>
        label={t('guideline.who.label')}
        selected={who}
        onSelect={setWho}
        items={guidelines[locale].map((group) => ({
          key: group.who,
          label: t(`guideline.who.${group.who}`),
          count: group.items.length,
          content: <ItemTable who={group.who} items={group.items} />,
        }))}
      />
    </Page>
  );
}

const cellClass = 'border-t border-line px-4 py-3 text-left align-top';

function ItemTable({ who, items }: { readonly who: Who; readonly items: readonly GuidelineItem[] }): ReactNode {
  const t = useT();
  const joined = useJoined();
  return (
    <div className="overflow-hidden rounded-lg border border-line">
      <table className="type-small w-full table-fixed border-collapse">
        <colgroup>
          <col className="w-28" />
          <col />
          <col />
          <col className="w-40" />
        </colgroup>
        <thead className="bg-sunken">
          <tr>
            {(['number', 'asks', 'does', 'kinds'] as const).map((column) => (
              <th key={column} scope="col" className="px-4 py-2 text-left font-bold text-muted">
                {t(`guideline.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.number}>
              <th scope="row" className={`${cellClass} font-bold whitespace-nowrap`}>
                {t(`guideline.who.${who}`)} {item.number}
              </th>
              <td className={cellClass}>{item.asks}</td>
              <td className={cellClass}>
                <span className="mb-1.5 block">
                  <StatusChip tone={tones[item.coverage]}>{t(`guideline.coverage.${item.coverage}`)}</StatusChip>
                </span>
                {item.does}
              </td>
              <td className={`${cellClass} text-muted`}>
                {joined(item.kinds.map((kind) => t(`guideline.kind.${kind}`)))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
