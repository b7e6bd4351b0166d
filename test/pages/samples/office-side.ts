/** Sample answers for the office's pages: devices, ledger, requests, and a return with every kind of finding. */
import type { z } from 'zod';
import type { deskCalls, DeskItem, DeskReturn } from '../../../preload/contract/calls/desk.ts';
import type { DeviceRow } from '../../../preload/contract/calls/office.ts';
import type { EngineHandlers } from '../fake-engine.ts';
import type { SceneSettings } from '../scenario.ts';
import { sampleLastCheck } from './checks.ts';
import { sampleCoverage } from './away.ts';
import { dayFrom, daysFrom, dueAt, fingerprints, sampleHash, sampleId } from './base.ts';
import { queryRows, sampleRows } from './files.ts';
import { officeWords, samplePolicy } from './office.ts';
import { officeReports } from './reports.ts';
import { sampleDescription, sampleStatus, vaultHandlers } from './vault.ts';

type Device = z.input<typeof DeviceRow>;
type Item = z.input<typeof DeskItem>;

export function sampleDevices(settings: SceneSettings): Device[] {
  const isJapanese = settings.locale === 'ja';
  const pick = (ja: string, en: string) => (isJapanese ? ja : en);
  const facts = { host: 'PC-2207', platform: 'Windows', osRelease: '11 23H2', arch: 'x64', appVersion: '0.1.0' };
  const signals = sampleCoverage(settings).map(({ signal, state, reason }) => ({ signal, state, reason }));
  const coverage = { at: daysFrom(settings, -6), signals };
  const base = {
    ownership: 'lent',
    state: 'active',
    facts,
    coverage,
    log: 'intact',
    logBreaks: 0,
    filesOut: 0,
    filesOverdue: 0,
  } as const;
  const words = officeWords(settings);
  return [
    {
      ...base,
      id: sampleId(2, 1),
      lastCheck: sampleLastCheck(settings, 'ready'),
      name: words.deviceName,
      workerName: words.workerName,
      fingerprint: fingerprints.device,
      grantedAt: daysFrom(settings, -42),
      leaseNotAfter: daysFrom(settings, 48),
      filesOut: 9,
      filesOverdue: 2,
      lastReturnAt: daysFrom(settings, -6),
      escrowProvedAt: daysFrom(settings, -6),
    },
    {
      ...base,
      id: sampleId(2, 2),
      lastCheck: sampleLastCheck(settings, 'updates'),
      name: pick('営業部ノートPC 12', 'Sales laptop 12'),
      workerName: pick('鈴木 大輔', 'Daisuke Suzuki'),
      fingerprint: fingerprints.recovery,
      grantedAt: daysFrom(settings, -84),
      leaseNotAfter: daysFrom(settings, 5),
      filesOut: 14,
      lastReturnAt: daysFrom(settings, -1),
      escrowProvedAt: daysFrom(settings, -1),
    },
    {
      ...base,
      id: sampleId(2, 3),
      lastCheck: sampleLastCheck(settings, 'old'),
      name: pick('設計部ワークステーション 03', 'Design workstation 03'),
      workerName: pick('田中 理恵子', 'Rieko Tanaka'),
      fingerprint: fingerprints.office,
      state: 'leaseOver',
      grantedAt: daysFrom(settings, -100),
      leaseNotAfter: daysFrom(settings, -3),
      filesOut: 3,
      filesOverdue: 3,
      lastReturnAt: daysFrom(settings, -31),
      escrowProvedAt: daysFrom(settings, -31),
      log: 'broken',
    },
    {
      ...base,
      id: sampleId(2, 4),
      lastCheck: sampleLastCheck(settings, 'none'),
      name: pick('私物ノートPC', 'Own notebook'),
      workerName: pick('渡辺 翔', 'Sho Watanabe'),
      ownership: 'own',
      fingerprint: fingerprints.device,
      grantedAt: daysFrom(settings, -2),
      leaseNotAfter: daysFrom(settings, 28),
      lastReturnAt: null,
      coverage: null,
      escrowProvedAt: null,
      log: 'none',
    },
    {
      ...base,
      id: sampleId(2, 5),
      lastCheck: sampleLastCheck(settings, 'lost'),
      name: pick('総務課ノートPC 02', 'General Affairs laptop 02'),
      workerName: pick('小林 真由美', 'Mayumi Kobayashi'),
      state: 'lost',
      fingerprint: fingerprints.device,
      grantedAt: daysFrom(settings, -180),
      leaseNotAfter: daysFrom(settings, 12),
      filesOut: 4,
      lastReturnAt: daysFrom(settings, -70),
      escrowProvedAt: daysFrom(settings, -70),
    },
    {
      ...base,
      id: sampleId(2, 6),
      lastCheck: sampleLastCheck(settings, 'retired'),
      name: pick('貸出用ノートPC 01', 'Pool laptop 01'),
      workerName: pick('中村 恵子', 'Keiko Nakamura'),
      state: 'retired',
      fingerprint: fingerprints.device,
      grantedAt: daysFrom(settings, -400),
      leaseNotAfter: daysFrom(settings, -60),
      lastReturnAt: daysFrom(settings, -61),
      escrowProvedAt: daysFrom(settings, -61),
    },
  ];
}

/** The ledger's rows: the sample files, shared out among the devices. */
export function ledgerRows(settings: SceneSettings, count?: number): ReturnType<typeof sampleRows> {
  const devices = sampleDevices(settings);
  return sampleRows(settings, count).map((row, number) => {
    const device = devices[number % 4];
    return device ? { ...row, deviceId: device.id, deviceName: device.name, workerName: device.workerName } : row;
  });
}

export function sampleReturns(settings: SceneSettings): z.input<typeof DeskReturn>[] {
  const [first, second, third] = sampleDevices(settings);
  const base = { log: 'intact', escrowProved: true, afterLease: false } as const;
  const of = (device: Device | undefined) => ({
    deviceId: device?.id ?? '',
    deviceName: device?.name ?? '',
    workerName: device?.workerName ?? '',
  });
  return [
    {
      ...base,
      ...of(first),
      id: sampleId(6, 1),
      packedAt: daysFrom(settings, -1, -2),
      receivedAt: daysFrom(settings, 0, -1),
      files: 8,
      changed: 5,
      state: 'open',
    },
    {
      ...base,
      ...of(third),
      id: sampleId(6, 2),
      packedAt: daysFrom(settings, -2),
      receivedAt: daysFrom(settings, 0, -3),
      files: 3,
      changed: 1,
      state: 'open',
      log: 'broken',
      escrowProved: false,
      afterLease: true,
    },
    {
      ...base,
      ...of(second),
      id: sampleId(6, 3),
      packedAt: daysFrom(settings, -9),
      receivedAt: daysFrom(settings, -8),
      files: 21,
      changed: 4,
      state: 'settled',
    },
  ];
}

/** One return with a file of every kind: conflict, missing, plain change, unchanged, the same already, unreadable. */
export function sampleDeskItems(settings: SceneSettings): Item[] {
  const isJapanese = settings.locale === 'ja';
  const share = isJapanese ? '\\\\FILESV01\\共有\\港湾工事' : '\\\\FILESV01\\shared\\Harbour works';
  const state = (hash: number, sizeBytes: number, days: number) => ({
    sha256: sampleHash(hash),
    sizeBytes,
    modifiedAt: daysFrom(settings, days, -3),
  });
  const item = (number: number, ja: string, en: string, over: Partial<Item>): Item => {
    const name = isJapanese ? ja : en;
    const taken = state(number, 24_576 * number, -16);
    return {
      id: sampleId(7, number),
      name,
      folder: isJapanese ? '港湾工事/見積' : 'Harbour works/Estimates',
      originalPath: `${share}\\${name}`,
      changedOutside: true,
      taken,
      now: taken,
      nowProblem: 'none',
      returned: state(number + 100, 24_576 * number + 3000, -1),
      proposal: 'writeBack',
      isText: false,
      done: null,
      writtenTo: null,
      problem: null,
      ...over,
    };
  };
  return [
    item(1, '議事録_第3回調整会議.md', 'Minutes of third meeting.md', { isText: true }),
    item(2, '見積書_港湾A工区.xlsx', 'Estimate harbour lot A.xlsx', {}),
    item(3, '単価表.csv', 'Unit prices.csv', {
      isText: true,
      now: state(203, 91_000, -4),
      proposal: 'keepBoth',
    }),
    item(4, '工程表_2026年度下期_改訂版.xlsx', 'Schedule second half revised.xlsx', {
      now: null,
      nowProblem: 'missing',
      proposal: 'restore',
    }),
    item(5, '住民説明会_配布資料.docx', 'Handout residents briefing.docx', {}),
    item(6, '都市計画図_縮尺2500分の1.pdf', 'City plan 1 to 2500.pdf', {
      changedOutside: false,
      returned: state(6, 147_456, -16),
      proposal: 'nothing',
    }),
    item(7, '参考資料_他都市の事例.pdf', 'Reference other cities.pdf', {
      changedOutside: false,
      returned: state(7, 172_032, -16),
      now: state(207, 180_000, -9),
      proposal: 'nothing',
    }),
    item(8, '連絡先一覧.txt', 'Contacts.txt', {
      isText: true,
      now: state(108, 199_608, -2),
      proposal: 'alreadySame',
    }),
  ];
}

/** Lines that begin with a minus are in the original alone, with a plus in the returned version alone. */
export function sampleTexts({ locale }: SceneSettings): z.input<(typeof deskCalls)['desk/texts']['output']> {
  const text =
    locale === 'ja'
      ? [
          '品目,単位,単価',
          '鋼矢板 III型,枚,84200',
          '-捨石 200-500kg,m3,6100',
          '+捨石 200-500kg,m3,6350',
          '生コンクリート 24-8-40,m3,18900',
          '防砂シート,m2,820',
          '+ゴム防舷材 V型,本,412000',
          '+係船柱 35t,基,268000',
          '普通作業員,人日,21400',
          '潜水士,人日,48200',
          '起重機船 100t吊,日,486000',
          '諸経費率,%,28',
        ]
      : [
          'item,unit,price',
          'Sheet pile III,pc,84200',
          '-Rubble 200-500kg,m3,6100',
          '+Rubble 200-500kg,m3,6350',
          'Concrete 24-8-40,m3,18900',
          'Geotextile,m2,820',
          '+Rubber fender V,pc,412000',
          '+Bollard 35t,pc,268000',
          'Labourer,day,21400',
          'Diver,day,48200',
          'Crane barge 100t,day,486000',
          'Overheads,%,28',
        ];
  const withoutSign = (other: '+' | '-') =>
    new TextEncoder().encode(
      text
        .filter((line) => !line.startsWith(other))
        .map((line) => line.replace(/^[+-]/u, ''))
        .join('\n'),
    );
  return { original: withoutSign('+'), returned: withoutSign('-') };
}

export function sampleRequests(settings: SceneSettings) {
  const isJapanese = settings.locale === 'ja';
  const [first, second] = sampleDevices(settings);
  const file = (index: number, ja: string, en: string, sizeBytes: number, ground: string) => ({
    index,
    name: isJapanese ? ja : en,
    folder: '',
    location: `\\\\FILESV01\\${isJapanese ? '共有\\顧客' : 'shared\\customers'}\\${isJapanese ? ja : en}`,
    sizeBytes,
    ground,
  });
  return [
    {
      id: sampleId(8, 1),
      deviceId: first?.id ?? '',
      deviceName: first?.name ?? '',
      workerName: first?.workerName ?? '',
      at: daysFrom(settings, 0, -5),
      purpose: isJapanese ? '市役所での引き継ぎに使う顧客の一覧' : 'Customer list for the handover at city hall',
      dueAt: dueAt(settings, 10),
      state: 'open' as const,
      files: [
        file(0, '顧客一覧_2026.csv', 'Customers 2026.csv', 1_204_000, 'extension'),
        file(1, '契約台帳.accdb', 'Contracts.accdb', 48_200_000, 'extension'),
        file(2, '航空写真_港湾全域.tif', 'Aerial photo harbour.tif', 2_684_354_560, 'size'),
      ],
    },
    {
      id: sampleId(8, 2),
      deviceId: second?.id ?? '',
      deviceName: second?.name ?? '',
      workerName: second?.workerName ?? '',
      at: daysFrom(settings, -3),
      purpose: isJapanese ? '展示会で見せる図面' : 'Drawings for the trade fair',
      dueAt: null,
      state: 'approved' as const,
      files: [file(0, '展示会_図面.pdf', 'Trade fair drawings.pdf', 8_120_000, 'folder')],
    },
  ];
}

export function sampleOfficeHome(settings: SceneSettings): ReturnType<NonNullable<EngineHandlers['office/home']>> {
  const rows = ledgerRows(settings);
  const overdueRows = rows.filter((row) => row.isOverdue);
  return {
    filesOut: 30,
    overdue: overdueRows.length + 3,
    dueSoon: 6,
    devices: 3,
    leasesEnding: 1,
    returnsOpen: 2,
    requestsOpen: 1,
    reportsOpen: 2,
    recoveryKeySavedAt: daysFrom(settings, -84),
    recoveryKeyOnPaperAt: null,
    byDueDay: [
      { day: dayFrom(settings, -12), files: 3, overdue: true },
      { day: dayFrom(settings, -2), files: 2, overdue: true },
      { day: dayFrom(settings, 0), files: 1, overdue: false },
      { day: dayFrom(settings, 1), files: 2, overdue: false },
      { day: dayFrom(settings, 2), files: 3, overdue: false },
      { day: dayFrom(settings, 5), files: 6, overdue: false },
      { day: dayFrom(settings, 9), files: 8, overdue: false },
      { day: dayFrom(settings, 20), files: 4, overdue: false },
      { day: null, files: 1, overdue: false },
    ],
    overdueRows,
    fingerprint: fingerprints.office,
  };
}

export function sampleParcel(
  settings: SceneSettings,
  kind: 'grant' | 'takeout' | 'approval' | 'receipt' | 'renewal' | 'recovery',
) {
  return {
    parcelId: sampleId(9, 1),
    kind,
    fileName: 'parcel.mochi',
    sizeBytes: 48_128,
    sha256: sampleHash(77),
    createdAt: settings.now.toISOString(),
    expiresAt: daysFrom(settings, 30),
  };
}

const logEvents = ['vault.unlocked', 'takeout.taken', 'file.version-added', 'return.packed', 'vault.locked'] as const;

function sampleLogRows(settings: SceneSettings, chain: number) {
  return logEvents.map((event, index) => ({
    chain,
    seq: 214 - index,
    at: daysFrom(settings, -1, -index),
    event,
    data: { files: index + 1 },
  }));
}

/** A log that broke twice and goes on; the second decision was changed afterwards. */
export function sampleLogAfterBreaks(settings: SceneSettings) {
  const isJapanese = settings.locale === 'ja';
  const base = { decidedBy: officeWords(settings).adminName, decidedAt: daysFrom(settings, -1) };
  return {
    total: 5,
    verdict: 'intact' as const,
    brokenAtSeq: null,
    rows: sampleLogRows(settings, 2),
    breaks: [
      {
        ...base,
        chain: 1,
        brokenAtSeq: 188,
        lastSeq: 187,
        continuesAfter: 201,
        reason: isJapanese ? '端末を調べ、異常がないことを確かめた' : 'We examined the device and found nothing wrong',
        isSigned: false,
      },
      {
        ...base,
        chain: 0,
        brokenAtSeq: 96,
        lastSeq: 95,
        continuesAfter: 4,
        reason: isJapanese
          ? 'ディスクの故障で目録を作り直したと聞き取った'
          : 'The disk failed and the catalogue was rebuilt',
        isSigned: true,
      },
    ],
  };
}

/** An open office vault. */
export function officeHandlers(settings: SceneSettings): EngineHandlers {
  const words = officeWords(settings);
  const status = sampleStatus(settings, {
    role: 'office',
    personName: words.adminName,
    deviceId: null,
    deviceName: null,
    lease: null,
  });
  const description = sampleDescription(settings, { role: 'office', workerName: null, deviceFingerprint: null });
  const returns = sampleReturns(settings);
  const items = sampleDeskItems(settings);
  return {
    ...vaultHandlers(settings, description, status),
    ...officeReports(settings),
    'policy/read': () => ({ policy: samplePolicy(settings), acceptedAt: null }),
    'office/home': () => sampleOfficeHome(settings),
    'office/devices': () => sampleDevices(settings),
    'office/ledger': (query) =>
      queryRows(
        ledgerRows(settings, 400).filter((row) => query.deviceId === null || row.deviceId === query.deviceId),
        query,
      ),
    'office/approvals': () => sampleRequests(settings),
    'desk/list': () => returns,
    'desk/show': ({ returnId }) => {
      const summary = returns.find(({ id }) => id === returnId);
      if (!summary) throw new Error('no such sample return');
      return { summary, items: summary.state === 'open' ? items : [] };
    },
    'desk/texts': ({ itemId }) =>
      items.find(({ id }) => id === itemId)?.isText === true ? sampleTexts(settings) : null,
    'desk/settle': ({ decisions }) => ({
      settled: true,
      items: items.map((item) => {
        const action = decisions.find(({ itemId }) => itemId === item.id)?.action ?? 'nothing';
        const dot = item.originalPath.lastIndexOf('.');
        const mark = settings.locale === 'ja' ? ' (返却 2026-11-22 佐藤)' : ' (returned 2026-11-22 Sato)';
        const beside = `${item.originalPath.slice(0, dot)}${mark}${item.originalPath.slice(dot)}`;
        const isWritten = action === 'writeBack' || action === 'restore';
        return {
          ...item,
          done: action,
          now: isWritten ? item.returned : item.now,
          nowProblem: isWritten ? ('none' as const) : item.nowProblem,
          writtenTo: action === 'keepBoth' ? beside : isWritten ? item.originalPath : null,
        };
      }),
    }),
    'desk/receipt': () => sampleParcel(settings, 'receipt'),
    'office/inspect-request': () => ({
      deviceId: sampleId(2, 9),
      workerName: settings.locale === 'ja' ? '山本 拓也' : 'Takuya Yamamoto',
      deviceName: settings.locale === 'ja' ? '設計部ノートPC 21' : 'Design laptop 21',
      ownership: 'lent',
      facts: { host: 'PC-2221', platform: 'Windows', osRelease: '11 23H2', arch: 'x64', appVersion: '0.1.0' },
      fingerprint: fingerprints.device,
      requestedAt: daysFrom(settings, 0, -2),
      known: false,
    }),
    'office/issue': () => ({
      deviceId: sampleId(2, 9),
      leaseNotAfter: daysFrom(settings, 90),
      parcel: sampleParcel(settings, 'grant'),
    }),
    'office/takeout': () => ({
      parcel: { ...sampleParcel(settings, 'takeout'), sizeBytes: 41_203_120 },
      files: 38,
      bytes: 40_980_000,
      entryIds: [],
      leftOut: [
        {
          name: settings.locale === 'ja' ? '工程表_2026年度下期_改訂版.xlsx' : 'Schedule second half revised.xlsx',
          folder: settings.locale === 'ja' ? '港湾工事' : 'Harbour works',
          code: 'takeout/original-changed',
        },
      ],
    }),
    'office/recovery-inspect': () => ({
      deviceId: sampleId(2, 1),
      deviceName: words.deviceName,
      workerName: words.workerName,
      fingerprint: fingerprints.recovery,
      requestedAt: daysFrom(settings, 0, -1),
    }),
    'office/renew': () => ({ leaseNotAfter: daysFrom(settings, 90), parcel: sampleParcel(settings, 'renewal') }),
    'office/device-log': ({ deviceId }) => ({
      total: 5,
      verdict: deviceId === sampleId(2, 3) ? 'broken' : 'intact',
      brokenAtSeq: deviceId === sampleId(2, 3) ? 212 : null,
      breaks: [],
      rows: sampleLogRows(settings, 0),
    }),
  };
}
