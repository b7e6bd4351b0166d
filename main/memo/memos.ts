/** The memos of an open vault: the one public file of main/memo. Made when a vault opens, closed when it locks. */
import { AppError } from '../../preload/contract/errors.ts';
import type { MemoDetail, MemoKind, MemoRow, Weakness } from '../../preload/contract/memo.ts';
import type { MemoRules } from '../../preload/contract/memo-policy.ts';
import { toBase64 } from '../crypto/encoding.ts';
import type { OpenVault } from '../vault/open-vault.ts';
import { type MemoKeys, deriveMemoKeys, fingerprintOf, proofOf, stretchInput, wipeMemoKeys } from './memo-keys.ts';
import { type Checked, type MemoRecord, type StoredMemo, readMemo, readMemos, sealPart, writeMemo } from './record.ts';
import { detailOf, rowOf } from './rows.ts';
import { weaknessesOf } from './weaknesses.ts';

export interface MemoFacts {
  readonly service: string;
  readonly account: string;
  readonly usedAt: string;
  readonly kind: MemoKind;
}

export interface Memos {
  list(search: string): MemoRow[];
  show(id: string): MemoDetail;
  weaknesses(): Weakness[];
  /** Wipes `text` and `password`, whatever happens. Throws `memo/kept-not-allowed`, `memo/password-missing`, `memo/text-missing`, `memo/as-written`. */
  add(facts: MemoFacts, secrets: { text: Uint8Array; password: Uint8Array | null }): Promise<MemoRow>;
  close(): void;
}

export interface MemosParts {
  readonly vault: OpenVault;
  /** The policy in force, asked for anew each time. */
  readonly rules: () => MemoRules;
}

export function createMemos({ vault, rules }: MemosParts): Memos {
  const { sodium, clock, catalogue, audit } = vault;
  let keys: MemoKeys | null = null;
  const ownKeys = (): MemoKeys => (keys ??= deriveMemoKeys(sodium, vault.personal.key()));
  const instant = (): string => new Date(clock.now()).toISOString();
  /** Reading makes no key: a vault without memos stays without one. */
  const all = (): StoredMemo[] => (vault.personal.state() === 'none' ? [] : readMemos(vault, ownKeys()).memos);
  const rowsOf = (memos: readonly StoredMemo[]): MemoRow[] => {
    const now = clock.now();
    const weaknesses = weaknessesOf(memos, rules(), now);
    const worst = (id: string) => weaknesses.find(({ memoId }) => memoId === id)?.kind ?? null;
    return memos.map((memo) => rowOf(memo, worst(memo.id), rules(), now));
  };
  const rowById = (id: string): MemoRow => {
    const row = rowsOf(all()).find((each) => each.id === id);
    if (row === undefined) throw new AppError('memo/not-found');
    return row;
  };

  async function check(id: string, password: Uint8Array, text: Uint8Array): Promise<Checked> {
    const stretched = sodium.argon2id(stretchInput(ownKeys(), password));
    try {
      return {
        at: instant(),
        proof: toBase64(proofOf(sodium, ownKeys(), id, stretched)),
        fingerprint: toBase64(fingerprintOf(sodium, ownKeys(), stretched)),
        strength: null,
        finder: null,
        isVaultPassphrase: false,
        asWritten: Buffer.compare(password, text) === 0,
      };
    } finally {
      sodium.memzero(stretched);
    }
  }

  return {
    list(search) {
      const wanted = search.normalize('NFKC').toLowerCase();
      const matches = ({ service, account }: MemoRow): boolean =>
        `${service}\n${account}`.normalize('NFKC').toLowerCase().includes(wanted);
      return rowsOf(all())
        .filter(matches)
        .sort((a, b) => a.service.localeCompare(b.service));
    },
    show: (id) => detailOf(readMemo(vault, ownKeys(), id), rowById(id), rules()),
    weaknesses: () => weaknessesOf(all(), rules(), clock.now()),
    async add(facts, { text, password }) {
      try {
        if (facts.kind === 'kept' && !rules().keptPasswords) throw new AppError('memo/kept-not-allowed');
        if (facts.kind !== 'reminder' && password === null) throw new AppError('memo/password-missing');
        if (facts.kind === 'altered' && text.length === 0) throw new AppError('memo/text-missing');
        const id = vault.newId();
        const checked = password === null ? null : await check(id, password, text);
        if (checked?.asWritten === true) throw new AppError('memo/as-written');
        const at = instant();
        const record: MemoRecord = {
          version: 1,
          ...facts,
          text: text.length === 0 ? '' : sealPart(sodium, ownKeys().text, id, text),
          password:
            facts.kind === 'kept' && password !== null ? sealPart(sodium, ownKeys().password, id, password) : null,
          createdAt: at,
          changedAt: at,
          checked,
          former: [],
          changeNow: null,
          cardPrintedAt: null,
          history: [{ at, what: 'created', reason: null }],
        };
        catalogue.transaction(() => {
          writeMemo(vault, ownKeys(), { id, record });
          audit.append('memo.added', { memoId: id, kind: facts.kind });
        });
        return rowById(id);
      } finally {
        sodium.memzero(text, password ?? new Uint8Array(0));
      }
    },
    close() {
      if (keys !== null) wipeMemoKeys(sodium, keys);
      keys = null;
    },
  };
}
