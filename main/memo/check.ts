/** A typed password is looked at from all sides; what stays are figures, a proof and a fingerprint. For keep.ts and memos.ts. */
import { AppError } from '../../preload/contract/errors.ts';
import { toBase64 } from '../crypto/encoding.ts';
import { passphraseTrial } from '../vault/vault.ts';
import type { Desk } from './desk.ts';
import { fingerprintOf, proofOf, stretchInput } from './memo-keys.ts';
import type { Checked } from './record.ts';
import type { WeighInput } from './weigh.ts';

/** What is typed about a memo. */
export interface MemoFacts {
  readonly service: string;
  readonly account: string;
  readonly usedAt: string;
  readonly kind: WeighInput['kind'];
}

/** Words an attacker tries first. */
export function wordsOf({ names }: Desk, { service, account, usedAt }: Omit<MemoFacts, 'kind'>): string[] {
  return [service, account, ...account.split(/[@._-]/), usedAt, ...names()].filter((word) => word.length > 1);
}

export interface Traces {
  readonly proof: string;
  readonly fingerprint: string;
}

/** What can be compared of a password, for the memo with this id. */
export async function tracesOf({ vault, thread, keys }: Desk, id: string, password: Uint8Array): Promise<Traces> {
  const { sodium } = vault;
  const stretched = await thread.stretch(stretchInput(keys(), password));
  try {
    return {
      proof: toBase64(proofOf(sodium, keys(), id, stretched)),
      fingerprint: toBase64(fingerprintOf(sodium, keys(), stretched)),
    };
  } finally {
    sodium.memzero(stretched);
  }
}

/** Whether it also opens this vault. It does not count as a try: whoever asks is inside. */
export async function isVaultPassphrase({ vault, thread }: Desk, password: Uint8Array): Promise<boolean> {
  const trial = await passphraseTrial(vault);
  if (trial === null) return false;
  const stretched = await thread.stretchPassphrase({ passphrase: password, ...trial.input });
  return trial.isRight(stretched);
}

/**
 * Checks a password against its memo before that is kept. Throws `memo/as-written`, and `memo/finder-floor` { guesses, floor } for a memo
 * that gives too much away.
 */
export async function checkPassword(
  desk: Desk,
  id: string,
  facts: MemoFacts,
  { text, password }: { readonly text: Uint8Array; readonly password: Uint8Array },
): Promise<Checked> {
  const floorLog10 = desk.rules().finderFloorLog10;
  const { kind } = facts;
  const words = wordsOf(desk, facts);
  const weighed = await desk.thread.weigh({ text, password, kind, words, floorLog10 }, { urgent: true });
  const { strength, finder, asWritten } = weighed;
  if (asWritten && kind !== 'kept') throw new AppError('memo/as-written');
  if (finder?.ok === false) {
    const [guesses, floor] = [Math.round(10 ** finder.guessesLog10), Math.round(10 ** floorLog10)];
    throw new AppError('memo/finder-floor', { guesses, floor });
  }
  return {
    at: desk.instant(),
    ...(await tracesOf(desk, id, password)),
    strength: { guessesLog10: strength.guessesLog10, score: strength.score },
    finder: finder === null ? null : { guessesLog10: finder.guessesLog10, ok: finder.ok },
    isVaultPassphrase: await isVaultPassphrase(desk, password),
    asWritten: false,
  };
}
