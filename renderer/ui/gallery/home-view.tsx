/** Gallery: a first page in the frame. */
import { FilePlus2, Undo2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useFormat, useLocale } from '../../i18n/translate.tsx';
import { Banner } from '../banner.tsx';
import { Button } from '../button.tsx';
import { DefinitionList } from '../definition-list.tsx';
import { FileIcon } from '../file-icon.tsx';
import { Card, Page, PageHeader, Section } from '../page.tsx';
import { BarPlot, StackedBar } from '../plot.tsx';
import { StatusChip } from '../status-chip.tsx';
import { SampleFrame, sampleRow, stateTones, usePick } from './sample.tsx';

export function HomeView(): ReactNode {
  const pick = usePick();
  const locale = useLocale();
  const format = useFormat();
  const rows = [4, 3, 1, 0].map((index) => sampleRow(index, locale));
  const days = [21, 22, 23, 24, 25, 26, 27];
  return (
    <SampleFrame current="home">
      <Page>
        <PageHeader
          title={pick('ホーム', 'Home')}
          lead={pick(
            '持ち出し中のファイルと、返却の期限を確認できます。',
            'What you have out, and when it has to be back.',
          )}
          actions={
            <>
              <Button icon={FilePlus2}>{pick('ファイルを持ち出す', 'Take files out')}</Button>
              <Button variant="primary" icon={Undo2}>
                {pick('返却小包を作る', 'Make a return parcel')}
              </Button>
            </>
          }
        />
        <Banner
          tone="error"
          title={pick('返却期限を過ぎたファイルが2件あります', '2 files are overdue')}
          actions={<Button size="small">{pick('期限超過を表示', 'Show overdue files')}</Button>}
        >
          {pick(
            '早めに返却小包を作り、オフィスへ届けてください。事情がある場合は管理者に連絡してください。',
            'Make a return parcel soon and bring it to the office, or tell your administrator why not.',
          )}
        </Banner>
        <div className="grid grid-cols-[3fr_2fr] gap-5">
          <Card level={2} title={pick('返却期限ごとの件数', 'Out, by due date')}>
            <BarPlot
              label={pick('返却期限ごとの件数', 'Out, by due date')}
              bars={days.map((day, index) => ({
                key: String(day),
                label: index === 1 ? pick('今日', 'Today') : pick(`${day}日`, `${day} Nov`),
                value: [2, 0, 5, 18, 9, 0, 31][index] ?? 0,
                tone: index === 0 ? 'danger' : index < 4 ? 'warning' : 'accent',
                description: `${day}: ${[2, 0, 5, 18, 9, 0, 31][index] ?? 0}`,
                isEmphasized: index === 1,
              }))}
            />
          </Card>
          <Card level={2} title={pick('金庫の状態', 'Vault')}>
            <StackedBar
              label={pick('状態の内訳', 'By state')}
              parts={[
                { key: 'out', label: pick('持ち出し中', 'Out'), value: 96, tone: 'neutral' },
                { key: 'changed', label: pick('変更あり', 'Changed'), value: 21, tone: 'accent' },
                { key: 'soon', label: pick('期限間近', 'Due soon'), value: 9, tone: 'warning' },
                { key: 'over', label: pick('期限超過', 'Overdue'), value: 2, tone: 'danger' },
              ]}
            />
            <div className="mt-4">
              <DefinitionList
                items={[
                  { term: pick('最終点検', 'Last check'), value: format.dateTime('2026-11-22T05:05:00Z') },
                  { term: pick('最終返却', 'Last return'), value: format.date('2026-11-15') },
                ]}
              />
            </div>
          </Card>
        </div>
        <Section
          title={pick('期限が近いファイル', 'Due soonest')}
          actions={
            <Button variant="text" size="small">
              {pick('すべて表示', 'Show all')}
            </Button>
          }
        >
          <Card isFlush>
            <ul>
              {rows.map((row) => (
                <li key={row.id} className="flex items-center gap-3 border-b border-line px-5 py-2.5 last:border-b-0">
                  <FileIcon name={row.name} size={20} />
                  <span className="type-body min-w-0 flex-1 truncate">{row.name}</span>
                  <StatusChip tone={stateTones[row.state]}>{stateWord(row.state, locale)}</StatusChip>
                  <span className="type-small w-40 text-right text-muted">{format.shortDate(row.due)}</span>
                </li>
              ))}
            </ul>
          </Card>
        </Section>
      </Page>
    </SampleFrame>
  );
}

export function stateWord(state: keyof typeof stateTones, locale: 'ja' | 'en'): string {
  const words = {
    out: ['持ち出し中', 'Out'],
    changed: ['変更あり', 'Changed'],
    overdue: ['期限超過', 'Overdue'],
    dueSoon: ['期限間近', 'Due soon'],
    returning: ['返却手続き中', 'Returning'],
  } as const;
  return words[state][locale === 'ja' ? 0 : 1];
}
