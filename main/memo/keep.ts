/** Adding, changing and removing memos. What was typed is wiped, whatever happens. For memos.ts. */
import { AppError } from '../../preload/contract/errors.ts';
import type { MemoRow } from '../../preload/contract/memo.ts';
import { type MemoFacts, checkPassword } from './check.ts';
import type { Desk } from './desk.ts';
import { type MemoRecord, openPart, removeMemo, sealPart } from './record.ts';

const mostFormer = 20;

export interface Typed<Text> {
  readonly text: Text;
  readonly password: Uint8Array | null;
}

function requireAllowed({ rules }: Desk, { kind }: MemoFacts, hasText: boolean, hasPassword: boolean): void {
  if (kind === 'kept' && !rules().keptPasswords) throw new AppError('memo/kept-not-allowed');
  if (kind !== 'reminder' && !hasPassword) throw new AppError('memo/password-missing');
  if (kind === 'altered' && !hasText) throw new AppError('memo/text-missing');
}

/** Throws `memo/kept-not-allowed`, `memo/password-missing`, `memo/text-missing`, and what `checkPassword` throws. */
export async function addMemo(desk: Desk, facts: MemoFacts, { text, password }: Typed<Uint8Array>): Promise<MemoRow> {
  const { sodium } = desk.vault;
  try {
    requireAllowed(desk, facts, text.length > 0, password !== null);
    const id = desk.vault.newId();
    const checked = password === null ? null : await checkPassword(desk, id, facts, { text, password });
    const at = desk.instant();
    const keeps = facts.kind === 'kept' && password !== null;
    const record: MemoRecord = {
      version: 1,
      ...facts,
      text: text.length === 0 ? '' : sealPart(sodium, desk.keys().text, id, text),
      password: keeps ? sealPart(sodium, desk.keys().password, id, password) : null,
      createdAt: at,
      changedAt: at,
      checked,
      former: [],
      changeNow: null,
      cardPrintedAt: null,
      history: [],
    };
    desk.put({ id, record }, 'created', 'memo.added', { data: { kind: facts.kind } });
    return desk.row(id);
  } finally {
    sodium.memzero(text);
    if (password !== null) sodium.memzero(password);
  }
}

/** The text as it is now, to be wiped. */
function textOf({ vault, keys }: Desk, id: string, { text }: MemoRecord): Uint8Array {
  return text === '' ? new Uint8Array(0) : openPart(vault.sodium, keys().text, id, text);
}

/** What holds of a memo once the password behind it is another: the one it was checked with is a former one. */
function withAnotherPassword(
  desk: Desk,
  { checked, former }: MemoRecord,
): Pick<MemoRecord, 'changedAt' | 'former' | 'changeNow' | 'cardPrintedAt'> {
  return {
    changedAt: desk.instant(),
    former: checked === null ? former : [checked.fingerprint, ...former].slice(0, mostFormer),
    changeNow: null,
    // The card shows the memo of the former password.
    cardPrintedAt: null,
  };
}

/**
 * Changes a memo; `text` null leaves it, `password` null says that the password is the same. A password that differs ends "change now".
 * A new text, or another kind, without the password cannot be checked: `memo/password-missing`.
 */
export async function editMemo(
  desk: Desk,
  id: string,
  facts: MemoFacts,
  { text, password }: Typed<Uint8Array | null>,
): Promise<MemoRow> {
  const { sodium } = desk.vault;
  let now: Uint8Array | null = null;
  try {
    const { record } = desk.read(id);
    now = text === null ? textOf(desk, id, record) : Uint8Array.from(text);
    const isSameMemo = text === null && facts.kind === record.kind;
    requireAllowed(desk, facts, now.length > 0, password !== null || isSameMemo);
    // A reminder may stand unchecked, but what is known of another text must not be told of this one.
    if (!isSameMemo && password === null && record.checked !== null) throw new AppError('memo/password-missing');
    const checked = password === null ? record.checked : await checkPassword(desk, id, facts, { text: now, password });
    const before = record.checked;
    const isChanged = password !== null && checked !== null && before?.fingerprint !== checked.fingerprint;
    const keeps = facts.kind === 'kept' && password !== null;
    const kept = keeps ? sealPart(sodium, desk.keys().password, id, password) : record.password;
    const next: MemoRecord = {
      ...record,
      ...facts,
      text: text === null ? record.text : text.length === 0 ? '' : sealPart(sodium, desk.keys().text, id, text),
      password: facts.kind === 'kept' ? kept : null,
      checked,
    };
    const changed: MemoRecord = { ...next, ...withAnotherPassword(desk, record) };
    if (isChanged) desk.put({ id, record: changed }, 'passwordChanged', 'memo.edited', { data: { password: true } });
    else desk.put({ id, record: next }, 'edited', 'memo.edited', { data: { password: false } });
    return desk.row(id);
  } finally {
    for (const typed of [text, password, now]) if (typed !== null) sodium.memzero(typed);
  }
}

/** The password was changed and is not entered: what was known of it is known of a former one now. A kept one is dropped. */
export function doneWith(desk: Desk, id: string): MemoRow {
  const { record } = desk.read(id);
  const next: MemoRecord = {
    ...record,
    kind: record.kind === 'kept' ? 'reminder' : record.kind,
    password: null,
    checked: null,
    ...withAnotherPassword(desk, record),
  };
  desk.put({ id, record: next }, 'done', 'memo.done');
  return desk.row(id);
}

export function dropMemo({ vault }: Desk, id: string): void {
  vault.catalogue.transaction(() => {
    removeMemo(vault, id);
    vault.audit.append('memo.removed', { memoId: id });
  });
}
