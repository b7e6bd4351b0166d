/** Sample answers about self-inspection, requests and awareness cards, for both sides. */
import { inspectionItems, type InspectionReport, type ReportAnswer } from '../../../preload/contract/reports.ts';
import type { Answer, EngineHandlers } from '../fake-engine.ts';
import type { SceneSettings } from '../scenario.ts';
import { daysFrom, sampleId } from './base.ts';
import { officeWords } from './office.ts';

const says = ({ locale }: SceneSettings, ja: string, en: string): string => (locale === 'ja' ? ja : en);

function inspection(settings: SceneSettings, number: number, days: number, noes: readonly string[]): InspectionReport {
  return {
    kind: 'inspection',
    version: 1,
    id: sampleId(21, number),
    at: daysFrom(settings, days),
    policyVersion: 3,
    answers: inspectionItems.map(({ item }) => ({
      item,
      answer: noes.includes(item) ? 'no' : item === 'sending' ? 'notMine' : 'yes',
    })),
  };
}

const help = (settings: SceneSettings) => ({
  kind: 'help' as const,
  version: 1 as const,
  id: sampleId(22, 1),
  at: daysFrom(settings, -3),
  item: 'surroundings',
  note: says(
    settings,
    '新幹線で作業することが多く、通路側しか取れないことがあります。フィルターも古くて外れます。',
    'I often work on the train and only get seats on the aisle. My privacy filter falls off.',
  ),
});
const software = (settings: SceneSettings) => ({
  kind: 'software' as const,
  version: 1 as const,
  id: sampleId(22, 2),
  at: daysFrom(settings, -2),
  name: 'Inkscape',
  purpose: says(settings, '会場図の線を直すため', 'To mend the lines of floor plans'),
  origin: 'https://inkscape.org/',
});
const answer = (settings: SceneSettings, requestId: string, text: string): ReportAnswer => ({
  version: 1,
  requestId,
  outcome: 'answered',
  text,
  answeredBy: officeWords(settings).adminName,
  answeredAt: daysFrom(settings, -1),
});
const answered = (settings: SceneSettings) =>
  answer(
    settings,
    sampleId(22, 1),
    says(
      settings,
      '新しいフィルターを送ります。窓側が取れない日は、資料を読むだけにしてください。',
      'A new filter is on its way. On days without a window seat, please only read.',
    ),
  );

function cards(settings: SceneSettings): Answer<'learning/cards'> {
  const card = (id: string, ja: string, en: string, state: 'new' | 'tried' | 'passed', days: number | null) => ({
    id,
    title: says(settings, ja, en),
    text: says(
      settings,
      '短い間でも施錠します。端末と媒体を置いたままにしません。飲み物を取りに行く間に、盗難は起きます。',
      'Lock even for a moment. Leave neither device nor media behind. Thefts happen while somebody fetches a drink.',
    ),
    quiz: [
      {
        question: says(
          settings,
          '飲み物を取りに、少しだけ席を離れます。どうしますか。',
          'You fetch a drink. What do you do?',
        ),
        choices: [
          says(settings, '画面を伏せておく', 'Turn the screen down'),
          says(settings, '施錠し、端末から目を離さない', 'Lock, and keep the device in sight'),
          says(settings, '隣の人に見ていてもらう', 'Ask your neighbour to watch it'),
        ],
      },
    ],
    state,
    at: days === null ? null : daysFrom(settings, days),
  });
  return [
    card('seat', '席の選び方', 'Choosing a seat', 'passed', -40),
    card('away', '席を離れるとき', 'Leaving your seat', 'new', null),
    card('lost', 'なくしたら', 'When something is lost', 'tried', -1),
  ];
}

export function workerReports(settings: SceneSettings): EngineHandlers {
  return {
    'inspection/read': () => ({
      months: 12,
      dueAt: daysFrom(settings, 12),
      isOverdue: false,
      last: { report: inspection(settings, 2, -353, ['surroundings']), journey: 'arrived' },
      before: { report: inspection(settings, 1, -720, ['surroundings', 'software', 'contacts']), journey: 'arrived' },
    }),
    'inspection/submit': () => ({ id: sampleId(21, 3), help: 1 }),
    'software/request': () => ({ id: sampleId(22, 9) }),
    'software/requests': () => [
      { report: software(settings), answer: null, journey: 'here' },
      { report: help(settings), answer: answered(settings), journey: 'arrived' },
    ],
    'learning/cards': () => cards(settings),
    'learning/answer': () => ({ asked: 1, right: 0, wrong: [0] }),
  };
}

export function officeReports(settings: SceneSettings): EngineHandlers {
  const words = officeWords(settings);
  const device = {
    deviceId: sampleId(2, 1),
    deviceName: words.deviceName,
    workerName: words.workerName,
  };
  const read = (state: 'new' | 'tried' | 'passed', right: number) => ({
    state,
    at: state === 'new' ? null : daysFrom(settings, -40),
    right,
    asked: state === 'new' ? 0 : 3,
    tries: state === 'new' ? 0 : 2,
  });
  return {
    'office/reports': () => [
      { ...device, receivedAt: daysFrom(settings, 0, -2), report: software(settings), answer: null },
      {
        ...device,
        receivedAt: daysFrom(settings, 0, -2),
        report: { ...help(settings), id: sampleId(22, 3), item: 'contacts', note: '' },
        answer: null,
      },
      { ...device, receivedAt: daysFrom(settings, -2), report: help(settings), answer: answered(settings) },
    ],
    'office/report-answer': () => ({ policyVersion: null }),
    'office/inspections': () => [
      { report: inspection(settings, 2, -3, ['surroundings']), receivedAt: daysFrom(settings, -2) },
      { report: inspection(settings, 1, -370, ['surroundings', 'software']), receivedAt: daysFrom(settings, -369) },
    ],
    'office/report-overview': () => ({
      months: 12,
      cards: cards(settings).map(({ id, title }) => ({ id, title })),
      devices: [
        {
          ...device,
          inspectedAt: daysFrom(settings, -3),
          isOverdue: false,
          noes: 1,
          openRequests: 2,
          readings: [read('passed', 3), read('new', 0), read('tried', 1)],
        },
        {
          deviceId: sampleId(2, 2),
          deviceName: says(settings, '営業部ノートPC 03', 'Sales laptop 03'),
          workerName: says(settings, '伊藤 直樹', 'Naoki Ito'),
          inspectedAt: daysFrom(settings, -400),
          isOverdue: true,
          noes: 0,
          openRequests: 0,
          readings: [read('passed', 3), read('passed', 3), read('passed', 3)],
        },
        {
          deviceId: sampleId(2, 3),
          deviceName: says(settings, '営業部ノートPC 07', 'Sales laptop 07'),
          workerName: says(settings, '山本 拓也', 'Takuya Yamamoto'),
          inspectedAt: null,
          isOverdue: false,
          noes: 0,
          openRequests: 0,
          readings: [read('new', 0), read('new', 0), read('new', 0)],
        },
      ],
    }),
  };
}
