/** Showing, copying and printing what memos hide: behind the passphrase as the policy says, and each time on record. For memos.ts. */
import { AppError } from '../../preload/contract/errors.ts';
import { confirmPassphrase } from '../vault/vault.ts';
import type { Desk } from './desk.ts';
import { textIn } from './text-in.ts';
import { openPart } from './record.ts';

const minuteMs = 60_000;

/** When the passphrase was given again. Kept in memory only: it ends with the lock. */
export interface Proof {
  isNeeded(): boolean;
  /** Throws `memo/passphrase-needed`, and what unlocking throws for a wrong one, which counts as a wrong try. */
  require(passphrase: string | null): Promise<void>;
}

export function createProof({ vault, rules }: Pick<Desk, 'vault' | 'rules'>): Proof {
  let given: number | null = null;
  const isNeeded = (): boolean => {
    const minutes = rules().passphraseAgainMinutes;
    if (minutes === null) return false;
    // The monotonic clock: setting the other one back must not prolong it.
    return given === null || vault.clock.monotonic() - given >= minutes * minuteMs;
  };
  return {
    isNeeded,
    async require(passphrase) {
      if (!isNeeded()) return;
      if (passphrase === null) throw new AppError('memo/passphrase-needed');
      await confirmPassphrase(vault, passphrase);
      given = vault.clock.monotonic();
    },
  };
}

export interface Revealed {
  /** Both are the receiver's to wipe. */
  readonly text: Uint8Array;
  readonly password: Uint8Array | null;
  readonly hideAfterSeconds: number;
}

/** Throws what `Proof.require` throws, `memo/copying-not-allowed`, `memo/kept-not-allowed` for a password that may no longer be kept. */
export async function reveal(
  desk: Desk,
  proof: Proof,
  { id, purpose, passphrase }: { id: string; purpose: 'show' | 'copy'; passphrase: string | null },
): Promise<Revealed> {
  const { vault, rules, keys } = desk;
  if (purpose === 'copy' && !rules().copying) throw new AppError('memo/copying-not-allowed');
  desk.read(id);
  await proof.require(passphrase);
  const { record } = desk.read(id);
  const text = record.text === '' ? new Uint8Array(0) : openPart(vault.sodium, keys().text, id, record.text);
  const password = record.password === null ? null : openPart(vault.sodium, keys().password, id, record.password);
  // On record before anybody sees it.
  if (purpose === 'copy') desk.put({ id, record }, 'copied', 'memo.copied');
  else desk.put({ id, record }, 'revealed', 'memo.revealed');
  return { text, password, hideAfterSeconds: rules().revealSeconds };
}

export interface Card {
  readonly lines: readonly { id: string; service: string; account: string; text: string }[];
  readonly printedAt: string;
}

/** The name of a service, hinted at by its first character. */
function hintOf(service: string): string {
  return `${Array.from(service)[0] ?? ''}…`;
}

/** Throws what `Proof.require` throws, `memo/cards-not-allowed`, and `memo/not-for-card` for anything but altered copies that were checked. */
export async function makeCard(
  desk: Desk,
  proof: Proof,
  { ids, hideServices, passphrase }: { ids: readonly string[]; hideServices: boolean; passphrase: string | null },
): Promise<Card> {
  const { vault, rules, keys } = desk;
  if (!rules().cards) throw new AppError('memo/cards-not-allowed');
  const memos = [...new Set(ids)].map((id) => desk.read(id));
  if (memos.some(({ record }) => record.kind !== 'altered' || record.checked === null))
    throw new AppError('memo/not-for-card');
  await proof.require(passphrase);
  const printedAt = desk.instant();
  const lines = memos.map(({ id, record }) => {
    const bytes = openPart(vault.sodium, keys().text, id, record.text);
    const text = textIn(bytes);
    vault.sodium.memzero(bytes);
    return {
      id,
      service: hideServices ? hintOf(record.service) : record.service,
      account: hideServices ? '' : record.account,
      text,
    };
  });
  vault.catalogue.transaction(() => {
    for (const { id, record } of memos)
      desk.put({ id, record: { ...record, cardPrintedAt: printedAt } }, 'printed', 'memo.card-printed');
  });
  return { lines, printedAt };
}
