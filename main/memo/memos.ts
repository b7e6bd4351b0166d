/** The memos of an open vault: the one public file of main/memo. Made when a vault opens, closed when it locks. */
import type { CallInput, CallOutput, ParsedInput } from '../../preload/contract/engine.ts';
import { AppError } from '../../preload/contract/errors.ts';
import type { ExposureEvent, MemoDetail, MemoRow, RuleStep, Weakness } from '../../preload/contract/memo.ts';
import { type MemoFacts, isVaultPassphrase, tracesOf, wordsOf } from './check.ts';
import { type Desk, createDesk } from './desk.ts';
import { markExposed } from './events.ts';
import { type Typed, addMemo, doneWith, dropMemo, editMemo } from './keep.ts';
import { type Card, type Revealed, createProof, makeCard, reveal } from './reveal.ts';
import { detailOf } from './rows.ts';
import { applyRule } from './rule.ts';
import { textIn } from './text-in.ts';
import { type MemoThread, createMemoThread } from './thread.ts';
import { weaknessesOf } from './weaknesses.ts';

export { createMemoThread };
export type { MemoThread };

/** Whatever takes passwords or texts wipes them, also when it fails. Errors are those of the contract (calls/memo.ts). */
export interface Memos {
  state(): CallOutput<'memo/state'>;
  list(search: string): MemoRow[];
  show(id: string): MemoDetail;
  weaknesses(): Weakness[];
  add(facts: MemoFacts, typed: Typed<Uint8Array>): Promise<MemoRow>;
  edit(id: string, facts: MemoFacts, typed: Typed<Uint8Array | null>): Promise<MemoRow>;
  remove(id: string): void;
  reveal(asked: ParsedInput<'memo/reveal'>): Promise<Revealed>;
  card(asked: ParsedInput<'memo/card'>): Promise<Card>;
  exposed(event: ExposureEvent, ids: readonly string[] | null): string[];
  done(id: string): MemoRow;
  weigh(input: ParsedInput<'memo/weigh'>): Promise<CallOutput<'memo/weigh'>>;
  isThisIt(id: string | null, password: Uint8Array): Promise<CallOutput<'memo/is-this-it'>>;
  generate(input: ParsedInput<'memo/generate'>): Promise<CallOutput<'memo/generate'>>;
  tryRule(password: Uint8Array, steps: readonly RuleStep[]): Promise<CallOutput<'memo/try-rule'>>;
  allowEscrow(input: CallInput<'memo/allow-escrow'>): Promise<void>;
  startOver(): void;
  close(): void;
}

export function createMemos(parts: Pick<Desk, 'vault' | 'thread' | 'rules' | 'names'>): Memos {
  const desk = createDesk(parts);
  const { vault, thread, rules } = desk;
  const { sodium, personal, audit } = vault;
  const proof = createProof(desk);
  const weaknesses = (): Weakness[] => weaknessesOf(desk.all().memos, rules(), vault.clock.now());
  const isShut = (): boolean => personal.state() === 'shut';

  return {
    state() {
      const rows = isShut() ? [] : desk.rows(desk.all().memos);
      return {
        key: personal.state(),
        escrowAllowed: personal.isEscrowed(),
        rules: rules(),
        total: rows.length,
        changeNow: rows.filter(({ changeNow }) => changeNow !== null).length,
        weak: rows.filter(({ weakness }) => weakness !== null && weakness !== 'notChecked').length,
        passphraseNeeded: proof.isNeeded(),
      };
    },
    list(search) {
      // Whoever lists memos is about to write or check one.
      thread.warmUp();
      const wanted = search.normalize('NFKC').toLowerCase();
      return desk
        .rows(desk.all().memos)
        .filter(({ service, account }) => `${service}\n${account}`.normalize('NFKC').toLowerCase().includes(wanted))
        .sort((a, b) => a.service.localeCompare(b.service));
    },
    show: (id) => detailOf(desk.read(id), desk.row(id), rules()),
    weaknesses,
    add: (facts, typed) => addMemo(desk, facts, typed),
    edit: (id, facts, typed) => editMemo(desk, id, facts, typed),
    remove: (id) => dropMemo(desk, id),
    reveal: (asked) => reveal(desk, proof, asked),
    card: (asked) => makeCard(desk, proof, asked),
    exposed: (event, ids) => markExposed(desk, event, ids),
    done: (id) => doneWith(desk, id),
    async weigh({ text, password, kind, ...facts }) {
      try {
        const words = wordsOf(desk, facts);
        return await thread.weigh({ text, password, kind, words, floorLog10: rules().finderFloorLog10 });
      } finally {
        sodium.memzero(text, password);
      }
    },
    async isThisIt(id, password) {
      try {
        const record = id === null ? null : desk.read(id).record;
        const { proof: own, fingerprint } = await tracesOf(desk, id ?? vault.vaultId, password);
        return {
          isIt: record === null || record.checked === null ? null : record.checked.proof === own,
          wasIt: record?.former.includes(fingerprint) ?? false,
          alsoUsedBy: desk
            .all()
            .memos.filter((memo) => memo.id !== id && memo.record.checked?.fingerprint === fingerprint)
            .map((memo) => memo.id),
          isVaultPassphrase: await isVaultPassphrase(desk, password),
        };
      } finally {
        sodium.memzero(password);
      }
    },
    async generate(input) {
      const { text, ...facts } = await thread.generate(input);
      return { ...facts, text: Uint8Array.from(Buffer.from(text)) };
    },
    async tryRule(password, steps) {
      const made = Uint8Array.from(Buffer.from(applyRule(textIn(password), steps)));
      try {
        const floorLog10 = rules().finderFloorLog10;
        const input = { text: made, password, kind: 'altered', words: [...desk.names()], floorLog10 } as const;
        const { asWritten, finder } = await thread.weigh(input);
        return { text: made, asWritten, finder };
      } finally {
        sodium.memzero(password);
      }
    },
    async allowEscrow({ allowed, passphrase }) {
      await proof.require(passphrase);
      vault.catalogue.transaction(() => {
        personal.setEscrowed(allowed);
        audit.append('memo.escrow', { allowed });
      });
    },
    startOver() {
      if (!isShut()) throw new AppError('memo/not-shut');
      desk.forgetKeys();
      vault.catalogue.transaction(() => {
        const { changes } = vault.catalogue.run('DELETE FROM memos');
        personal.giveUp();
        audit.append('memo.started-over', { memos: changes });
      });
    },
    close() {
      desk.forgetKeys();
      thread.close();
    },
  };
}
