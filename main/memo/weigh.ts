/** Strength of a password, and what a memo gives its finder. Runs in the memos' thread: it makes texts that only its end takes away. */
import type { FinderAdvice, FinderEstimate, MemoKind, PasswordStrength } from '../../preload/contract/memo.ts';
import { textIn } from './text-in.ts';
import { judgePassphrase } from '../crypto/passphrase.ts';
import { type Found, type Interrupt, guessesFrom } from './finder/estimate.ts';
import { commonParts } from './finder/parts.ts';

export interface WeighInput {
  readonly password: Uint8Array;
  /** Empty: nothing to find. */
  readonly text: Uint8Array;
  readonly kind: MemoKind;
  /** Names an attacker tries first: of service, account, worker, office. */
  readonly words: readonly string[];
  readonly floorLog10: number;
}

export interface Weighed {
  readonly strength: PasswordStrength;
  readonly finder: FinderEstimate | null;
  readonly asWritten: boolean;
}

/** As long as anybody is asked to judge; what is longer is judged by its beginning. */
const longestJudged = 128;
/** A memo "helps" from this factor on. */
const helpsLog10 = 0.3;

let parts: ReadonlyMap<string, number> | null = null;

/** Common parts by their place; the words are the most common passwords of zxcvbn's list. */
async function loadParts(): Promise<ReadonlyMap<string, number>> {
  if (parts !== null) return parts;
  const { dictionary } = await import('@zxcvbn-ts/language-common');
  const words = Object.values(dictionary)[0] ?? [];
  parts = new Map(commonParts(words.slice(0, 1000)).map((part, place) => [part, place]));
  return parts;
}

/** Loads dictionaries, so that the first one to type does not wait. */
export async function warmUp(): Promise<void> {
  await loadParts();
  await judgePassphrase('warm', { withDeviceSecret: true, userWords: [] });
}

async function strengthOf(password: string, words: readonly string[]): Promise<PasswordStrength> {
  const judged = Array.from(password).slice(0, longestJudged).join('');
  const { guessesLog10, score, advice } = await judgePassphrase(judged, { withDeviceSecret: true, userWords: words });
  return { guessesLog10, score, advice };
}

/** One missing piece, wherever it is, guessed as zxcvbn guesses: log10, or null if more than one piece is missing. */
async function missingPiece(memo: string, password: string, words: readonly string[]): Promise<number | null> {
  const [from, to] = [Array.from(memo), Array.from(password)];
  let begin = 0;
  while (begin < from.length && from[begin] === to[begin]) begin += 1;
  let end = 0;
  while (end < from.length - begin && from[from.length - 1 - end] === to[to.length - 1 - end]) end += 1;
  if (begin + end < from.length) return null;
  const { guessesLog10 } = await strengthOf(to.slice(begin, to.length - end).join(''), words);
  return guessesLog10 + Math.log10(from.length + 1);
}

function adviceFor(
  input: WeighInput,
  isOk: boolean,
  asWritten: boolean,
  found: Found | null,
  strength: PasswordStrength,
): FinderAdvice[] {
  if (isOk) return [];
  if (asWritten) return ['notAsWritten'];
  const advice: FinderAdvice[] = [];
  if (input.kind === 'reminder') advice.push('fewerClues');
  if (found?.found.fill === 'part') advice.push('avoidCommonEnding');
  if (found !== null) {
    const { whole, swaps, deleted, missing } = found.found;
    if (whole + swaps + deleted + missing < 2) advice.push('combineRules');
    if (missing < 2) advice.push('dropMore');
  }
  if (strength.guessesLog10 < input.floorLog10) advice.push('longerPassword');
  return advice.length === 0 ? ['combineRules', 'dropMore'] : advice;
}

const levels = [
  { from: 6, level: 'good' },
  { from: 4, level: 'some' },
  { from: 2, level: 'little' },
] as const;

/** Weighs; the buffers are the caller's to wipe. `interrupt` throws to stop. */
export async function weigh(input: WeighInput, interrupt: Interrupt): Promise<Weighed> {
  const password = textIn(input.password);
  const text = textIn(input.text).trim();
  const common = await loadParts();
  interrupt();
  const strength = await strengthOf(password, input.words);
  interrupt();
  const asWritten = text === password;
  if (text === '' || input.kind === 'kept') return { strength, finder: null, asWritten };
  const found = guessesFrom(text, password, common, interrupt);
  const piece = await missingPiece(text, password, input.words);
  // Who reads a reminder tries its words first.
  const clues = input.kind === 'reminder' ? text.split(/\s+/u).slice(0, 100) : [];
  const asGuessed = clues.length === 0 ? strength : await strengthOf(password, [...input.words, ...clues]);
  const ways = [
    found === null ? null : Math.log10(found.guesses),
    piece,
    asGuessed.guessesLog10,
    strength.guessesLog10,
  ];
  const guessesLog10 = asWritten ? 0 : Math.max(0, Math.min(...ways.filter((way) => way !== null)));
  const isOk = guessesLog10 >= input.floorLog10;
  const finder: FinderEstimate = {
    guessesLog10,
    level: levels.find(({ from }) => guessesLog10 >= from)?.level ?? 'none',
    memoHelps: guessesLog10 < strength.guessesLog10 - helpsLog10,
    ok: isOk,
    floorLog10: input.floorLog10,
    advice: adviceFor(input, isOk, asWritten, found, strength),
  };
  return { strength, finder, asWritten };
}
