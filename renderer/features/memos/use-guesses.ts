/** A count of guesses as people say it: `4万`, `12 million`, and beyond what has a word, a power of ten. */
import { useLocale } from '../../i18n/translate.tsx';

/** Beyond this the words of both languages stop being known to everybody. */
const largestSpokenLog10 = 15;

export function guessesInWords(guessesLog10: number, locale: 'ja' | 'en'): string {
  if (guessesLog10 >= largestSpokenLog10) return `10^${Math.floor(guessesLog10)}`;
  const format = new Intl.NumberFormat(locale === 'ja' ? 'ja-JP' : 'en-GB', {
    notation: 'compact',
    compactDisplay: 'long',
    maximumSignificantDigits: 2,
  });
  return format.format(10 ** guessesLog10);
}

export function useGuesses(): (guessesLog10: number) => string {
  const locale = useLocale();
  return (guessesLog10) => guessesInWords(guessesLog10, locale);
}
