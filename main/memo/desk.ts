/** What all work on memos shares: the vault, the keys while it is open, the policy, and how a memo is put down with its history. For main/memo. */
import { AppError } from '../../preload/contract/errors.ts';
import type { MemoDetail, MemoRow } from '../../preload/contract/memo.ts';
import type { MemoRules } from '../../preload/contract/memo-policy.ts';
import type { OpenVault } from '../vault/open-vault.ts';
import { type MemoKeys, deriveMemoKeys, wipeMemoKeys } from './memo-keys.ts';
import { type MemoRecord, type StoredMemo, readMemo, readMemos, writeMemo } from './record.ts';
import { rowOf } from './rows.ts';
import type { MemoThread } from './thread.ts';
import { weaknessesOf } from './weaknesses.ts';

type HistoryLine = MemoDetail['history'][number];

export interface Desk {
  readonly vault: OpenVault;
  readonly thread: MemoThread;
  readonly rules: () => MemoRules;
  /** Names of worker and office, which an attacker tries. */
  readonly names: () => readonly string[];
  /** Throws `memo/shut`. */
  readonly keys: () => MemoKeys;
  readonly forgetKeys: () => void;
  /** Now, as it is stored. */
  readonly instant: () => string;
  /** All memos that can be read; none where there is no key yet. */
  readonly all: () => { memos: StoredMemo[]; damaged: number };
  readonly read: (id: string) => StoredMemo;
  readonly rows: (memos: readonly StoredMemo[]) => MemoRow[];
  /** Throws `memo/not-found`. */
  readonly row: (id: string) => MemoRow;
  /** Stores a memo with a line of its history and a row of the log, durably. */
  readonly put: (
    memo: StoredMemo,
    what: HistoryLine['what'],
    event: string,
    more?: { reason?: HistoryLine['reason']; data?: Readonly<Record<string, string | boolean>> },
  ) => void;
}

const longestHistory = 100;

export function withHistory(record: MemoRecord, line: HistoryLine): MemoRecord {
  return { ...record, history: [line, ...record.history].slice(0, longestHistory) };
}

export function createDesk(parts: Pick<Desk, 'vault' | 'thread' | 'rules' | 'names'>): Desk {
  const { vault, rules } = parts;
  const { sodium, clock, catalogue, audit } = vault;
  let keys: MemoKeys | null = null;
  const ownKeys = (): MemoKeys => (keys ??= deriveMemoKeys(sodium, vault.personal.key()));
  const instant = (): string => new Date(clock.now()).toISOString();
  const all: Desk['all'] = () =>
    vault.personal.state() === 'none' ? { memos: [], damaged: 0 } : readMemos(vault, ownKeys());
  const rows: Desk['rows'] = (memos) => {
    const now = clock.now();
    const weaknesses = weaknessesOf(memos, rules(), now);
    const worst = (id: string) => weaknesses.find(({ memoId }) => memoId === id)?.kind ?? null;
    return memos.map((memo) => rowOf(memo, worst(memo.id), rules(), now));
  };
  return {
    ...parts,
    keys: ownKeys,
    forgetKeys() {
      if (keys !== null) wipeMemoKeys(sodium, keys);
      keys = null;
    },
    instant,
    all,
    read(id) {
      if (vault.personal.state() === 'none') throw new AppError('memo/not-found');
      return readMemo(vault, ownKeys(), id);
    },
    rows,
    row(id) {
      const found = rows(all().memos).find((each) => each.id === id);
      if (found === undefined) throw new AppError('memo/not-found');
      return found;
    },
    put({ id, record }, what, event, { reason = null, data = {} } = {}) {
      catalogue.transaction(() => {
        writeMemo(vault, ownKeys(), { id, record: withHistory(record, { at: instant(), what, reason }) });
        audit.append(event, { memoId: id, ...data });
      });
    },
  };
}
