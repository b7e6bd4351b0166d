/** The preferences that hold for this run, and the words in their language. For shell.ts. */
import type { Preferences } from '../../preload/contract/shell.ts';
import type { Locale } from '../../resources/locales/messages.ts';
import { createTranslate, type Translate } from '../../resources/locales/translate.ts';
import type { PreferencesFile } from './preferences.ts';

export interface PreferencesInForce {
  readonly read: () => Preferences;
  readonly t: () => Translate;
  /** Stores what the user chose; from then on a flag has no say any more. */
  readonly keep: (wanted: Preferences) => void;
}

/** `localeFlag` goes before the stored language, until the user chooses one. */
export function createPreferencesInForce(stored: PreferencesFile, localeFlag: Locale | null): PreferencesInForce {
  let flag = localeFlag;
  let words: { readonly locale: Locale; readonly t: Translate } | null = null;
  const read = (): Preferences => ({ ...stored.read(), ...(flag === null ? {} : { locale: flag }) });
  return {
    read,
    t() {
      const { locale } = read();
      if (words?.locale !== locale) words = { locale, t: createTranslate(locale) };
      return words.t;
    },
    keep(wanted) {
      stored.write(wanted);
      flag = null;
    },
  };
}
