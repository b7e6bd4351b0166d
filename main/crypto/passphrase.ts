/** What a passphrase is, how it becomes bytes, and which ones are refused. For vault, office, engine, cli. */
import { utf8 } from './encoding.ts';
import { loadGuessability } from './guessability.ts';

/**
 * Bounds in code points after NFKC. Beside a device secret a copied vault cannot be attacked by guessing, so eight are
 * enough there; a passphrase that stands alone has to withstand guessing for as long as somebody likes.
 */
export const passphraseBounds = { leastWithDeviceSecret: 8, leastAlone: 15, most: 128 } as const;

/**
 * Below this score (zxcvbn, 0 to 4) a passphrase is refused: with a device secret under 10^6 guesses, alone under 10^8.
 * There are no composition rules: they make people write `Password1!`, which this finds and they do not.
 */
const leastScore = { withDeviceSecret: 2, alone: 3 } as const;

export type PassphraseProblem = 'tooShort' | 'tooLong' | 'tooGuessable' | 'unusable';

/** Advice in words of the interface: each is a key under `passphrase.advice` in the locale files. */
export type PassphraseAdvice =
  | 'anotherWord'
  | 'useWords'
  | 'longer'
  | 'noNames'
  | 'noDates'
  | 'noSequences'
  | 'noRepeats'
  | 'noKeyboard'
  | 'noCommon';

const adviceOfFinding: Readonly<Record<string, PassphraseAdvice>> = {
  straightRow: 'noKeyboard',
  keyPattern: 'noKeyboard',
  longerKeyboardPattern: 'noKeyboard',
  simpleRepeat: 'noRepeats',
  extendedRepeat: 'noRepeats',
  repeated: 'noRepeats',
  sequences: 'noSequences',
  recentYears: 'noDates',
  associatedYears: 'noDates',
  dates: 'noDates',
  topTen: 'noCommon',
  topHundred: 'noCommon',
  common: 'noCommon',
  similarToCommon: 'noCommon',
  pwned: 'noCommon',
  wordByItself: 'anotherWord',
  anotherWord: 'anotherWord',
  useWords: 'useWords',
  namesByThemselves: 'noNames',
  commonNames: 'noNames',
  userInputs: 'noNames',
  l33t: 'useWords',
  reverseWords: 'useWords',
  allUppercase: 'useWords',
  capitalization: 'useWords',
};

/** Words that an attacker tries first against this program. */
const programWords = [
  'mochidashi',
  'mochi',
  'kinko',
  'vault',
  '持ち出し',
  '持出し',
  '持出',
  '金庫',
  'パスワード',
  'もちだし',
];

export interface PassphraseJudgement {
  /** True if there are no problems. */
  readonly ok: boolean;
  readonly problems: PassphraseProblem[];
  readonly guessesLog10: number;
  /** 0 (worst) to 4. */
  readonly score: 0 | 1 | 2 | 3 | 4;
  /** What would make it better, most useful first; empty for a good one. */
  readonly advice: PassphraseAdvice[];
  readonly lengthCodePoints: number;
  readonly minimumCodePoints: number;
}

/** NFKC, so that full-width letters, half-width kana and composed characters are the same on every keyboard. */
export function normalizePassphrase(passphrase: string): string {
  return passphrase.normalize('NFKC');
}

/** The bytes to derive from: NFKC, then UTF-8. Whoever asks wipes them. */
export function passphraseBytes(passphrase: string): Uint8Array {
  return utf8(normalizePassphrase(passphrase));
}

/**
 * Judges a passphrase that is being chosen (never one that is being entered). `withDeviceSecret` says whether it is
 * mixed with one; `userWords` are words an attacker would try, such as the names of worker and office. The first call
 * loads the dictionaries. No passphrase takes longer than half a second or so.
 */
export async function judgePassphrase(
  passphrase: string,
  { withDeviceSecret, userWords }: { readonly withDeviceSecret: boolean; readonly userWords: readonly string[] },
): Promise<PassphraseJudgement> {
  const normalized = normalizePassphrase(passphrase);
  const lengthCodePoints = Array.from(normalized).length;
  const minimumCodePoints = withDeviceSecret ? passphraseBounds.leastWithDeviceSecret : passphraseBounds.leastAlone;
  const lengths = { lengthCodePoints, minimumCodePoints };
  const problems: PassphraseProblem[] = [];
  if (lengthCodePoints < minimumCodePoints) problems.push('tooShort');
  if (lengthCodePoints > passphraseBounds.most) problems.push('tooLong');
  // Control characters cannot be typed; halves of surrogate pairs would all become the same replacement character.
  if (/[\p{Cc}\p{Cs}]/u.test(normalized)) problems.push('unusable');
  if (lengthCodePoints === 0 || problems.includes('tooLong')) {
    return { ok: false, problems, guessesLog10: 0, score: 0, advice: [], ...lengths };
  }

  const estimate = await guessability();
  const words = [...programWords, ...userWords.map(normalizePassphrase)];
  const { guessesLog10, score, findings } = estimate(normalized, words);
  if (score < (withDeviceSecret ? leastScore.withDeviceSecret : leastScore.alone)) problems.push('tooGuessable');
  const advice = new Set(findings.flatMap((finding) => adviceOfFinding[finding] ?? []));
  if (problems.includes('tooShort')) advice.add('longer');
  if (problems.includes('tooGuessable') && advice.size === 0) advice.add('useWords');
  return { ok: problems.length === 0, problems, guessesLog10, score, advice: [...advice], ...lengths };
}

let loading: ReturnType<typeof loadGuessability> | null = null;

// The dictionaries are constant, so one copy for the process is a cache and not a state.
function guessability(): ReturnType<typeof loadGuessability> {
  loading ??= loadGuessability();
  return loading;
}
