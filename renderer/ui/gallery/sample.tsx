/** Sample words, rows and a frame for the gallery. The words are made up here, as the gallery is not part of the product. */
import { FileClock, Files, House, LifeBuoy, ScrollText, Settings, Undo2, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { useLocale } from '../../i18n/translate.tsx';
import { AppFrame } from '../app-frame/app-frame.tsx';
import type { Tone } from '../status-chip.tsx';

/** Picks the text of the gallery's language. */
export function usePick(): (ja: string, en: string) => string {
  const locale = useLocale();
  return (ja, en) => (locale === 'ja' ? ja : en);
}

export interface SampleRow {
  readonly id: string;
  readonly name: string;
  readonly folder: string;
  readonly state: 'out' | 'changed' | 'overdue' | 'dueSoon' | 'returning';
  readonly sizeBytes: number;
  readonly due: string;
  readonly purpose: string;
}

export const stateTones: Record<SampleRow['state'], Tone> = {
  out: 'neutral',
  changed: 'info',
  overdue: 'danger',
  dueSoon: 'warning',
  returning: 'pending',
};

const names = {
  ja: [
    '令和8年度_予算要求書（案）.xlsx',
    '第3回検討会_議事録.docx',
    '現地調査写真_0412.jpg',
    '業務委託仕様書_最終版.pdf',
    '住民説明会_配布資料.pptx',
    '相談記録_11月分.csv',
    '連絡メモ.txt',
    '調査票一式.zip',
  ],
  en: [
    'Budget request 2026 (draft).xlsx',
    'Minutes of the third meeting.docx',
    'Site visit photo 0412.jpg',
    'Service contract, final.pdf',
    'Handout for the residents’ meeting.pptx',
    'Case notes November.csv',
    'Notes.txt',
    'Questionnaires.zip',
  ],
};
const folders = { ja: ['予算', '検討会', '現地調査', '契約'], en: ['Budget', 'Meetings', 'Site visits', 'Contracts'] };
const purposes = { ja: ['在宅での資料確認', '出張先での打合せ'], en: ['Review at home', 'Meeting while travelling'] };
const states = ['out', 'changed', 'out', 'dueSoon', 'overdue', 'out', 'returning'] as const;

/** Row `index` of an endless list, always the same. */
export function sampleRow(index: number, locale: 'ja' | 'en'): SampleRow {
  const pick = <Item,>(list: readonly [Item, ...Item[]] | readonly Item[]): Item => list[index % list.length] as Item;
  return {
    id: `row-${index}`,
    name: index < 8 ? pick(names[locale]) : `${String(index).padStart(6, '0')}_${pick(names[locale])}`,
    folder: pick(folders[locale]),
    state: pick(states),
    sizeBytes: ((index * 7919) % 9973) * 1013 + 512,
    due: `2026-11-${String(20 + (index % 9)).padStart(2, '0')}`,
    purpose: pick(purposes[locale]),
  };
}

export function SampleFrame({
  current,
  children,
}: {
  readonly current: string;
  readonly children: ReactNode;
}): ReactNode {
  const pick = usePick();
  const item = (key: string, ja: string, en: string, icon: LucideIcon) => ({ key, label: pick(ja, en), icon });
  return (
    <AppFrame
      vaultName={pick('山田 花子の金庫', 'Hanako Yamada’s vault')}
      vaultDetail={pick('貸与ノートPC 042', 'Lent laptop 042')}
      lease={{ kind: 'soon', days: 3 }}
      lockInMilliseconds={45_000}
      onLock={() => undefined}
      current={current}
      onNavigate={() => undefined}
      groups={[
        {
          key: 'work',
          items: [
            item('home', 'ホーム', 'Home', House),
            {
              ...item('files', 'ファイル', 'Files', Files),
              count: { value: 128, description: pick('128件', '128 files') },
            },
            {
              ...item('returns', '返却', 'Returns', Undo2),
              count: { value: 2, description: pick('期限超過2件', '2 overdue'), isUrgent: true },
            },
            item('check', '作業前点検', 'Pre-work check', FileClock),
            item('log', '記録', 'Log', ScrollText),
          ],
        },
        {
          key: 'foot',
          isAtFoot: true,
          items: [item('contacts', '緊急連絡先', 'Contacts', LifeBuoy), item('settings', '設定', 'Settings', Settings)],
        },
      ]}
    >
      {children}
    </AppFrame>
  );
}
