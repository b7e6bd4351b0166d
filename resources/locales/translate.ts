/** Looks words up and fills them in, without React: for the renderer, the shell's menus and the command line. */

import { IntlMessageFormat } from 'intl-messageformat';
import { createFormatter } from './format.ts';
import { locales, messages, type Locale, type MessageKey } from './messages.ts';

export type MessageValues = Readonly<Record<string, string | number | boolean | Date>>;

/** Returns the words for a key, with the ICU placeholders filled from `values`. The key is always a literal. */
export interface Translate {
  (key: MessageKey, values?: MessageValues): string;
  /** The language it speaks; a stand-in in a test may leave it out. */
  readonly locale?: Locale;
}

/** An error as it crosses a boundary: `code` as in the contract, `ref` only where it was unexpected. */
export interface TranslatableError {
  readonly code: string;
  readonly params?: Readonly<Record<string, string | number | boolean>> | undefined;
  readonly ref?: string | undefined;
}

/** Makes the lookup for one locale. Parsed messages are kept, so that asking again costs only the filling in. */
export function createTranslate(locale: Locale): Translate {
  const parsed = new Map<string, IntlMessageFormat>();
  const translate = (key: MessageKey, values?: MessageValues): string => {
    let message = parsed.get(key);
    if (!message) {
      message = new IntlMessageFormat(messages[locale].get(key) ?? key, locale, undefined, { ignoreTag: true });
      parsed.set(key, message);
    }
    return String(message.format(values));
  };
  return Object.assign(translate, { locale });
}

/**
 * The words for an error's code, with instants among its parameters written as dates and times of this place. A code
 * without words of its own, or a bug, reads as "unexpected" with its reference.
 */
export function translateError(translate: Translate, error: TranslatableError): string {
  const key = `error.${error.code.replaceAll('/', '.')}`;
  if (error.code.includes('/') && isMessageKey(key)) {
    try {
      return translate(key, readable(error.params ?? {}, translate.locale ?? 'ja'));
    } catch {
      // A parameter is missing: words without it would be wrong, and the code still tells what happened.
    }
  }
  return translate('error.unexpected', { ref: error.ref ?? error.code });
}

const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z$/u;

function readable(params: NonNullable<TranslatableError['params']>, locale: Locale): MessageValues {
  const format = createFormatter(locale);
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      typeof value === 'string' && instant.test(value) ? format.dateTime(value) : value,
    ]),
  );
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
