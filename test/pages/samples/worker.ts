/** Sample answers of a worker's engine: files, home, take-outs, returns, log. */
import type { Answer, EngineHandlers } from '../fake-engine.ts';
import type { SceneSettings } from '../scenario.ts';
import { dayFrom, daysFrom, sampleHash, sampleId } from './base.ts';
import { queryRows, sampleDetail, sampleRows } from './files.ts';
import { memoHandlers } from './memos.ts';
import { officeWords, samplePolicy } from './office.ts';
import { workerReports } from './reports.ts';
import { vaultHandlers } from './vault.ts';

export function sampleHome(settings: SceneSettings): Answer<'worker/home'> {
  const rows = sampleRows(settings);
  const isOpen = (state: string) => state === 'out' || state === 'changed';
  const open = rows.filter((row) => isOpen(row.state));
  const due = [...open].sort((one, other) => ((one.dueAt ?? '9') < (other.dueAt ?? '9') ? -1 : 1));
  return {
    out: open.filter((row) => row.state === 'out').length,
    changed: open.filter((row) => row.state === 'changed').length,
    returning: rows.filter((row) => row.state === 'returning').length,
    overdue: open.filter((row) => row.isOverdue).length,
    dueSoon: open.filter((row) => row.isDueSoon).length,
    bytesOut: open.reduce((sum, row) => sum + row.sizeBytes, 0),
    byDueDay: [
      { day: dayFrom(settings, -2), files: 1, overdue: true },
      { day: dayFrom(settings, 0), files: 1, overdue: false },
      { day: dayFrom(settings, 1), files: 1, overdue: false },
      { day: dayFrom(settings, 2), files: 2, overdue: false },
      { day: dayFrom(settings, 5), files: 1, overdue: false },
      { day: dayFrom(settings, 9), files: 2, overdue: false },
      { day: null, files: 1, overdue: false },
    ],
    next: due.slice(0, 6),
    returnsWaiting: 1,
    requestsWaiting: 1,
    inspectionDueAt: daysFrom(settings, 12),
    cardsLeft: 2,
  };
}

export function emptyHome(): Answer<'worker/home'> {
  return {
    out: 0,
    changed: 0,
    returning: 0,
    overdue: 0,
    dueSoon: 0,
    bytesOut: 0,
    byDueDay: [],
    next: [],
    returnsWaiting: 0,
    requestsWaiting: 0,
    inspectionDueAt: null,
    cardsLeft: 0,
  };
}

export function samplePlan(settings: SceneSettings): Answer<'takeout/plan'> {
  const isJapanese = settings.locale === 'ja';
  const candidate = (
    index: number,
    name: string,
    verdict: Answer<'takeout/plan'>['candidates'][number]['verdict'],
    sizeBytes: number,
  ) => ({
    index,
    name,
    folder: isJapanese ? '市役所案件' : 'City hall',
    location: `\\\\FILESV01\\shared\\${name}`,
    sizeBytes,
    verdict,
  });
  return {
    planId: sampleId(9, 1),
    totalFiles: 9,
    totalBytes: 48_234_567,
    allowed: 6,
    needsApproval: 2,
    refused: 1,
    candidates: [
      candidate(0, isJapanese ? '旧メール保管.pst' : 'Old mail.pst', 'refused:forbidden', 30_123_456),
      candidate(1, isJapanese ? '住民一覧.csv' : 'Residents.csv', 'needsApproval:extension', 922_112),
      candidate(2, isJapanese ? '台帳.accdb' : 'Register.accdb', 'needsApproval:extension', 3_145_728),
      candidate(3, isJapanese ? '基本計画書.docx' : 'Basic plan.docx', 'allowed', 2_481_152),
      candidate(4, isJapanese ? '説明会スライド.pptx' : 'Briefing slides.pptx', 'allowed', 9_437_184),
      candidate(5, isJapanese ? '概算見積書.xlsx' : 'Estimate.xlsx', 'allowed', 398_336),
      candidate(6, isJapanese ? '現地写真1.jpg' : 'Photo 1.jpg', 'allowed', 812_000),
      candidate(7, isJapanese ? '現地写真2.jpg' : 'Photo 2.jpg', 'allowed', 799_000),
      candidate(8, isJapanese ? '議事録.md' : 'Minutes.md', 'allowed', 14_336),
    ],
    latestDueOn: dayFrom(settings, 30),
  };
}

export function sampleParcel(
  settings: SceneSettings,
  kind: Answer<'return/pack'>['parcel']['kind'],
): Answer<'return/pack'>['parcel'] {
  return {
    parcelId: sampleId(8, 1),
    kind,
    fileName: `${kind}.mochi`,
    sizeBytes: 3_481_600,
    sha256: sampleHash(77),
    createdAt: settings.now.toISOString(),
    expiresAt: daysFrom(settings, 30),
  };
}

function sampleLog(settings: SceneSettings): Answer<'audit/list'>['rows'] {
  const events = [
    ['vault.unlocked', { failedTries: 0 }],
    ['file.version-added', { name: '議事録.md', version: 3 }],
    ['return.packed', { files: 2, changed: 1, returnId: sampleId(7, 1) }],
    ['vault.locked', { lockReason: 'idle' }],
    ['takeout.taken', { files: 6, bytes: 48_234_567 }],
    ['policy.accepted', { version: 3 }],
  ] as const;
  return Array.from({ length: 60 }, (_, index) => {
    const [event, data] = events[index % events.length] ?? events[0];
    return { seq: 312 - index, at: daysFrom(settings, -index / 5), event, data: { ...data } };
  });
}

/** An open worker's vault with `count` files; `changes` replaces single answers. */
export function workerHandlers(settings: SceneSettings, changes: EngineHandlers = {}, count?: number): EngineHandlers {
  const rows = sampleRows(settings, count);
  const words = officeWords(settings);
  const find = (id: string) => rows.find((row) => row.id === id) ?? sampleRows(settings, 1)[0];
  const log = sampleLog(settings);
  return {
    ...vaultHandlers(settings),
    ...workerReports(settings),
    ...memoHandlers(settings, []),
    'worker/home': () => sampleHome(settings),
    'workcopy/list': () => ({ copies: [], found: [] }),
    'workcopy/plan': () => ({ kind: 'fine', place: 'memory', isOpen: false }),
    'workcopy/forget-found': () => ({}),
    'files/list': (query) => queryRows(rows, query),
    'files/show': ({ id }) => {
      const row = find(id);
      if (!row) throw new Error('no sample rows');
      return sampleDetail(settings, row);
    },
    'takeout/plan': () => samplePlan(settings),
    'takeout/start': () => ({
      taken: 5,
      bytes: 13_123_008,
      entryIds: [1, 2, 3, 4, 5].map((number) => sampleId(3, number)),
      leftOut: [
        {
          name: settings.locale === 'ja' ? '現地写真2.jpg' : 'Photo 2.jpg',
          folder: settings.locale === 'ja' ? '市役所案件' : 'City hall',
          code: 'takeout/original-changed',
        },
      ],
    }),
    'takeout/requests': () => [
      {
        id: sampleId(6, 2),
        at: daysFrom(settings, -2),
        purpose: words.purpose,
        files: 2,
        state: 'approved',
        answer:
          settings.locale === 'ja'
            ? '住民一覧は氏名の列を除いてから持ち出してください。'
            : 'Remove the column of names before taking the list out.',
      },
      {
        id: sampleId(6, 1),
        at: daysFrom(settings, 0, -3),
        purpose: words.otherPurpose,
        files: 1,
        state: 'waiting',
        answer: '',
      },
      {
        id: sampleId(6, 3),
        at: daysFrom(settings, -12),
        purpose: words.otherPurpose,
        files: 4,
        state: 'refused',
        answer:
          settings.locale === 'ja'
            ? '個人情報を含むため、社内で作業してください。'
            : 'It holds personal data; please work on it in the office.',
      },
    ],
    'return/plan': ({ ids }) => {
      const wanted = rows.filter((row) => ids === null || ids.includes(row.id));
      const back = wanted.filter((row) => row.state === 'out' || row.state === 'changed');
      const changed = back.filter((row) => row.state === 'changed');
      return {
        files: back.length,
        changed: changed.length,
        unchanged: back.length - changed.length,
        bytes: changed.reduce((sum, row) => sum + row.sizeBytes, 0),
        reports: 1,
        drafts: changed.length > 0 ? 1 : 0,
        rows: back.slice(0, 1000),
      };
    },
    'return/pack': () => ({ parcel: sampleParcel(settings, 'return'), files: 10, changed: 3 }),
    'return/list': () => [
      { id: sampleId(7, 1), at: daysFrom(settings, -1, -2), files: 2, changed: 1, state: 'waiting', receiptAt: null },
      {
        id: sampleId(7, 2),
        at: daysFrom(settings, -14),
        files: 8,
        changed: 5,
        state: 'receipted',
        receiptAt: daysFrom(settings, -13, 3),
      },
      { id: sampleId(7, 3), at: daysFrom(settings, -15), files: 8, changed: 5, state: 'replaced', receiptAt: null },
    ],
    'audit/list': ({ search, offset, limit }) => {
      const found = log.filter((row) => row.event.includes(search));
      return { total: found.length, rows: found.slice(offset, offset + limit) };
    },
    'grant/inspect': () => ({
      parcelId: sampleId(8, 9),
      officeName: words.officeName,
      officeFingerprint: ['9015', '2287', '4431', '8760', '0529', '6173'],
      workerName: words.workerName,
      issuedAt: daysFrom(settings, 0, -2),
      leaseNotAfter: daysFrom(settings, 90),
      policy: samplePolicy(settings),
    }),
    'enrol/state': () => ({
      deviceId: sampleId(2, 1),
      workerName: words.workerName,
      deviceName: words.deviceName,
      fingerprint: ['4821', '0937', '6604', '1158', '7290', '3346'],
      requestedAt: daysFrom(settings, 0, -1),
    }),
    ...changes,
  };
}
