/** Looks words up and fills them in, without React: for the renderer, the shell's menus and the command line. */

import { IntlMessageFormat } from 'intl-messageformat';
import { locales, messages, type Locale, type MessageKey } from './messages.ts';

export type MessageValues = Readonly<Record<string, string | number | boolean | Date>>;

/** Returns the words for a key, with the ICU placeholders filled from `values`. The key is always a literal. */
export type Translate = (key: MessageKey, values?: MessageValues) => string;

/** An error as it crosses a boundary: `code` as in the contract, `ref` only where it was unexpected. */
export interface TranslatableError {
  readonly code: string;
  readonly params?: Readonly<Record<string, string | number | boolean>> | undefined;
  readonly ref?: string | undefined;
}

/** Makes the lookup for one locale. Parsed messages are kept, so that asking again costs only the filling in. */
export function createTranslate(locale: Locale): Translate {
  const parsed = new Map<string, IntlMessageFormat>();
  return (key, values) => {
    let message = parsed.get(key);
    if (!message) {
      message = new IntlMessageFormat(messages[locale].get(key) ?? key, locale, undefined, { ignoreTag: true });
      parsed.set(key, message);
    }
    return String(message.format(values));
  };
}

/** The words for an error's code; a code without words of its own, or a bug, reads as "unexpected" with its reference. */
export function translateError(translate: Translate, error: TranslatableError): string {
  const key = `error.${error.code.replaceAll('/', '.')}`;
  if (error.code.includes('/') && isMessageKey(key)) {
    try {
      return translate(key, error.params);
    } catch {
      // A parameter is missing: words without it would be wrong, and the code still tells what happened.
    }
  }
  return translate('error.unexpected', { ref: error.ref ?? error.code });
}

/** Whether this text is a key of the message tree; for keys that are put together from codes. */
export function isMessageKey(key: string): key is MessageKey {
  return messages.ja.has(key);
}

/** The first supported locale among the wanted ones (BCP 47, most wanted first); Japanese where none is. */
export function chooseLocale(wanted: readonly string[]): Locale {
  for (const tag of wanted) {
    const language = tag.toLowerCase().split(/[-_]/u)[0];
    const match = locales.find((locale) => locale === language);
    if (match) return match;
  }
  return 'ja';
}
