/** How many guesses a passphrase takes, by zxcvbn-ts with Japanese and English words. For passphrase.ts only. */

export interface Guessability {
  readonly guessesLog10: number;
  readonly score: 0 | 1 | 2 | 3 | 4;
  /** zxcvbn's own keys of its warning and suggestions. */
  readonly findings: readonly string[];
}

type Estimate = (passphrase: string, userWords: readonly string[]) => Guessability;

/** So many letters in place of others are undone; more would take seconds for a passphrase made to be slow. */
const substitutionLimit = 20;

/** Loads the dictionaries (about 70 MB in memory, a third of a second), so only when a passphrase is being chosen. */
export async function loadGuessability(): Promise<Estimate> {
  const [core, common, english, japanese] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-en'),
    import('@zxcvbn-ts/language-ja'),
  ]);
  const dictionary: Record<string, string[]> = { ...common.dictionary, ...english.dictionary };
  // The Japanese package is of the generation before and does not yet say its language in the names.
  for (const [name, words] of Object.entries(japanese.dictionary)) dictionary[`${name}-ja`] = words;
  const zxcvbn = new core.ZxcvbnFactory({
    dictionary,
    graphs: common.adjacencyGraphs,
    l33tMaxSubstitutions: substitutionLimit,
  });
  return (passphrase, userWords) => {
    const { guessesLog10, score, feedback } = zxcvbn.check(passphrase, [...userWords]);
    const findings = feedback.warning === null ? feedback.suggestions : [feedback.warning, ...feedback.suggestions];
    return { guessesLog10, score, findings };
  };
}
