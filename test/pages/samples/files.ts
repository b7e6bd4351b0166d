/** Sample take-outs: a handful of office files, or as many as a list shall bear. Answers queries as the catalogue would. */
import type { z } from 'zod';
import type { TakeoutDetail, TakeoutPage, TakeoutQuery, TakeoutRow } from '../../../preload/contract/values.ts';
import type { SceneSettings } from '../scenario.ts';
import { daysFrom, dueAt, sampleHash, sampleId } from './base.ts';
import { officeWords } from './office.ts';

type Row = z.input<typeof TakeoutRow>;

interface Seed {
  readonly ja: string;
  readonly en: string;
  readonly folder: { readonly ja: string; readonly en: string };
  readonly state: Row['state'];
  readonly dueIn: number | null;
  readonly sizeBytes: number;
  readonly mediaType: string;
}

const office = 'application/vnd.openxmlformats-officedocument';
const cityHall = { ja: '市役所案件', en: 'City hall' };
const estimates = { ja: '見積もり/2026年度', en: 'Estimates/2026' };
const top = { ja: '', en: '' };

const seeds: readonly Seed[] = [
  {
    ja: '港湾地区再整備_基本計画書.docx',
    en: 'Harbour district basic plan.docx',
    folder: cityHall,
    state: 'changed',
    dueIn: -2,
    sizeBytes: 2_481_152,
    mediaType: `${office}.wordprocessingml.document`,
  },
  {
    ja: '打ち合わせ議事録_第4回.md',
    en: 'Meeting minutes 4.md',
    folder: cityHall,
    state: 'changed',
    dueIn: 0,
    sizeBytes: 14_336,
    mediaType: 'text/markdown',
  },
  {
    ja: '現地写真_岸壁北側.jpg',
    en: 'Site photo, north quay.jpg',
    folder: cityHall,
    state: 'out',
    dueIn: 1,
    sizeBytes: 4_718_592,
    mediaType: 'image/jpeg',
  },
  {
    ja: '概算見積書_港湾A工区.xlsx',
    en: 'Estimate harbour lot A.xlsx',
    folder: estimates,
    state: 'changed',
    dueIn: 2,
    sizeBytes: 398_336,
    mediaType: `${office}.spreadsheetml.sheet`,
  },
  {
    ja: '単価表.csv',
    en: 'Unit prices.csv',
    folder: estimates,
    state: 'out',
    dueIn: 2,
    sizeBytes: 88_064,
    mediaType: 'text/csv',
  },
  {
    ja: '説明会スライド.pptx',
    en: 'Briefing slides.pptx',
    folder: cityHall,
    state: 'out',
    dueIn: 5,
    sizeBytes: 9_437_184,
    mediaType: `${office}.presentationml.presentation`,
  },
  {
    ja: '都市計画図_縮尺2500分の1.pdf',
    en: 'City plan 1 to 2500.pdf',
    folder: cityHall,
    state: 'out',
    dueIn: 9,
    sizeBytes: 31_457_280,
    mediaType: 'application/pdf',
  },
  {
    ja: '連絡メモ.txt',
    en: 'Note.txt',
    folder: top,
    state: 'out',
    dueIn: 9,
    sizeBytes: 2_048,
    mediaType: 'text/plain',
  },
  {
    ja: '住民説明会_録音.m4a',
    en: 'Residents briefing.m4a',
    folder: cityHall,
    state: 'out',
    dueIn: 14,
    sizeBytes: 58_720_256,
    mediaType: 'audio/mp4',
  },
  {
    ja: '業務委託契約書_案.docx',
    en: 'Service contract draft.docx',
    folder: top,
    state: 'returning',
    dueIn: 4,
    sizeBytes: 122_880,
    mediaType: `${office}.wordprocessingml.document`,
  },
  {
    ja: '交通量調査_集計.xlsx',
    en: 'Traffic count.xlsx',
    folder: estimates,
    state: 'returning',
    dueIn: 4,
    sizeBytes: 720_896,
    mediaType: `${office}.spreadsheetml.sheet`,
  },
  {
    ja: '旧_見積書.xlsx',
    en: 'Old estimate.xlsx',
    folder: estimates,
    state: 'returned',
    dueIn: -20,
    sizeBytes: 204_800,
    mediaType: `${office}.spreadsheetml.sheet`,
  },
  {
    ja: '参考資料_他都市の事例.pdf',
    en: 'Reference other cities.pdf',
    folder: top,
    state: 'out',
    dueIn: null,
    sizeBytes: 6_291_456,
    mediaType: 'application/pdf',
  },
];

/** The given number of rows; past the hand-made ones they are numbered drawings. */
export function sampleRows(settings: SceneSettings, count = seeds.length): Row[] {
  return Array.from({ length: count }, (_, number) => sampleRow(settings, number));
}

function sampleRow(settings: SceneSettings, number: number): Row {
  const { locale } = settings;
  const seed = seeds[number % seeds.length] as Seed;
  const isNumbered = number >= seeds.length;
  const name = isNumbered
    ? `${locale === 'ja' ? '図面' : 'Drawing'} ${String(number).padStart(6, '0')}.pdf`
    : seed[locale];
  const folder = isNumbered
    ? `${locale === 'ja' ? '図面' : 'Drawings'}/${String(number % 40).padStart(2, '0')}`
    : seed.folder[locale];
  const words = officeWords(settings);
  const isOpen = seed.state === 'out' || seed.state === 'changed';
  return {
    id: sampleId(3, number),
    name,
    folder,
    state: seed.state,
    isOverdue: isOpen && seed.dueIn !== null && seed.dueIn < 0,
    mustFetch: false,
    isDueSoon: isOpen && seed.dueIn !== null && seed.dueIn >= 0 && seed.dueIn <= 3,
    sizeBytes: seed.sizeBytes + (isNumbered ? (number % 977) * 1024 : 0),
    mediaType: isNumbered ? 'application/pdf' : seed.mediaType,
    takenOutAt: daysFrom(settings, -9 + (number % 7), -1),
    dueAt: seed.dueIn === null ? null : dueAt(settings, seed.dueIn),
    changedAt: seed.state === 'changed' || seed.state === 'returning' ? daysFrom(settings, -1, -3) : null,
    returnedAt: seed.state === 'returned' ? daysFrom(settings, -3) : null,
    purpose: number % 3 === 0 ? words.otherPurpose : words.purpose,
    originalPath: `\\\\FILESV01\\${locale === 'ja' ? '共有' : 'shared'}\\${folder.replaceAll('/', '\\')}${folder === '' ? '' : '\\'}${name}`,
    originalSha256: sampleHash(number),
    deviceId: null,
    deviceName: null,
    workerName: null,
  };
}

/** Answers a list query over these rows: search, filters, sort and the window, like the catalogue. */
export function queryRows(rows: readonly Row[], query: z.output<typeof TakeoutQuery>): z.input<typeof TakeoutPage> {
  const word = query.search.normalize('NFKC').toLowerCase();
  const matching = rows.filter(
    (row) =>
      (word === '' || `${row.folder}/${row.name}`.toLowerCase().includes(word)) &&
      (query.filters.length === 0 ||
        query.filters.some((filter) =>
          filter === 'overdue' ? row.isOverdue : filter === 'dueSoon' ? row.isDueSoon : row.state === filter,
        )),
  );
  const { by, descending } = query.sort;
  const sorted = [...matching].sort((one, other) => {
    const [left, right] = [one[by] ?? '', other[by] ?? ''];
    const order = left < right ? -1 : left > right ? 1 : 0;
    return descending ? -order : order;
  });
  return { total: sorted.length, rows: sorted.slice(query.offset, query.offset + query.limit) };
}

export function sampleDetail(settings: SceneSettings, row: Row): z.input<typeof TakeoutDetail> {
  const words = officeWords(settings);
  return {
    row,
    original: {
      location: row.originalPath,
      host: 'FILESV01',
      sha256: row.originalSha256,
      sizeBytes: row.sizeBytes,
      modifiedAt: daysFrom(settings, -16),
    },
    allowedBy: { ground: 'policy', name: words.officeName, policyVersion: 3 },
    versions: [
      ...(row.state === 'changed'
        ? [
            {
              id: sampleId(4, 3),
              number: 3,
              sha256: sampleHash(903),
              sizeBytes: row.sizeBytes + 512,
              createdAt: daysFrom(settings, -1, -3),
              source: 'edit' as const,
              isCurrent: true,
            },
            {
              id: sampleId(4, 2),
              number: 2,
              sha256: sampleHash(902),
              sizeBytes: row.sizeBytes + 128,
              createdAt: daysFrom(settings, -2),
              source: 'put' as const,
              isCurrent: false,
            },
          ]
        : []),
      {
        id: sampleId(4, 1),
        number: 1,
        sha256: row.originalSha256,
        sizeBytes: row.sizeBytes,
        createdAt: row.takenOutAt,
        source: 'takeout' as const,
        isCurrent: row.state !== 'changed',
      },
    ],
    hasDraft: row.state === 'changed',
  };
}
