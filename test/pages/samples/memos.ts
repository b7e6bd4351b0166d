/** Sample password memos: one of each state, and an estimate that follows what is typed. */
import type { Answer, EngineHandlers } from '../fake-engine.ts';
import type { SceneSettings } from '../scenario.ts';
import { daysFrom, sampleId } from './base.ts';

type Row = Answer<'memo/list'>[number];

export function sampleMemos(settings: SceneSettings): Row[] {
  const isJapanese = settings.locale === 'ja';
  const row = (number: number, service: string, account: string, changes: Partial<Row> = {}): Row => ({
    id: sampleId(12, number),
    service,
    account,
    kind: 'altered',
    createdAt: daysFrom(settings, -90 - number),
    changedAt: daysFrom(settings, -30 - number),
    checkedAt: daysFrom(settings, -30 - number),
    changeNow: null,
    weakness: null,
    onCard: false,
    ...changes,
  });
  return [
    row(1, isJapanese ? '経費精算' : 'Expenses', 'sato', {
      changeNow: { reason: 'seenHands', since: daysFrom(settings, -1) },
      weakness: 'exposed',
      onCard: true,
    }),
    row(2, isJapanese ? '名刺管理サービス' : 'Business cards', 'sato@example.jp', { weakness: 'reused' }),
    row(3, isJapanese ? '図面共有サイト' : 'Drawings site', 'sato.k', { weakness: 'finderFloor', onCard: true }),
    row(4, isJapanese ? '宅配ロッカー' : 'Parcel locker', '', {
      kind: 'reminder',
      weakness: 'notChecked',
      checkedAt: null,
    }),
    row(5, isJapanese ? '会社メール' : 'Office mail', 'sato@umibe.example', { onCard: true }),
    row(6, isJapanese ? '出張予約' : 'Travel booking', 'K-20431'),
  ];
}

function detailOf(settings: SceneSettings, row: Row): Answer<'memo/show'> {
  return {
    ...row,
    usedAt: settings.locale === 'ja' ? '社内ポータルの「経費」' : 'The portal, under “Expenses”',
    hasText: true,
    expiresAt: null,
    finder: row.checkedAt === null ? null : { guessesLog10: 5.6, ok: true },
    strength: row.checkedAt === null ? null : { guessesLog10: 11.2, score: 4 },
    cardPrintedAt: row.onCard ? daysFrom(settings, -12) : null,
    history: [
      ...(row.changeNow ? [{ at: row.changeNow.since, what: 'exposed' as const, reason: row.changeNow.reason }] : []),
      { at: daysFrom(settings, -3), what: 'revealed', reason: null },
      { at: daysFrom(settings, -12), what: 'printed', reason: null },
      { at: row.changedAt, what: 'passwordChanged', reason: null },
      { at: row.createdAt, what: 'created', reason: null },
    ],
  };
}

/** No estimate, only something that grows with the number of characters that differ; enough for pictures. */
function weighSample(text: string, password: string): Answer<'memo/weigh'> {
  const differing = [...password].filter((char) => !text.includes(char)).length;
  const guessesLog10 = differing * 1.9;
  const ok = guessesLog10 >= 4;
  return {
    strength: { guessesLog10: [...password].length * 1.1, score: 3, advice: [] },
    finder: {
      guessesLog10,
      level: guessesLog10 < 2 ? 'none' : ok ? 'some' : 'little',
      memoHelps: true,
      ok,
      floorLog10: 4,
      advice: ok ? [] : ['combineRules', 'dropMore', 'avoidCommonEnding'],
    },
    asWritten: text === password,
  };
}

export function memoHandlers(settings: SceneSettings, memos = sampleMemos(settings)): EngineHandlers {
  const decode = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
  return {
    'memo/state': () => ({
      key: memos.length === 0 ? 'none' : 'open',
      escrowAllowed: false,
      rules: {},
      total: memos.length,
      changeNow: memos.filter(({ changeNow }) => changeNow !== null).length,
      weak: memos.filter(({ weakness }) => weakness !== null).length,
      passphraseNeeded: false,
    }),
    'memo/list': () => memos,
    'memo/show': ({ id }) => {
      const row = memos.find((memo) => memo.id === id);
      if (!row) throw new Error('no such sample memo');
      return detailOf(settings, row);
    },
    'memo/weigh': ({ text, password }) => weighSample(decode(text), decode(password)),
    'memo/reveal': () => ({ text: new TextEncoder().encode('m1d0r!-tKai'), password: null, hideAfterSeconds: 15 }),
    'memo/is-this-it': () => ({ isIt: false, wasIt: true, alsoUsedBy: [], isVaultPassphrase: false }),
    'memo/exposed': ({ ids }) => ({ marked: ids ?? [] }),
  };
}
