/** Gives every view its words: the language of the window, `useT()` for text and `useFormat()` for dates, sizes and numbers. */

import { IntlMessageFormat } from 'intl-messageformat';
import { Fragment, createContext, useContext, useEffect, useMemo, type ReactNode } from 'react';
import { I18nProvider as AriaI18nProvider } from 'react-aria-components';
import { createFormatter, type Formatter } from '../../resources/locales/format.ts';
import { messages, type Locale, type MessageKey } from '../../resources/locales/messages.ts';
import {
  createTranslate,
  translateError,
  type MessageValues,
  type TranslatableError,
  type Translate,
} from '../../resources/locales/translate.ts';

import { maskNames } from './mask-names.ts';

export type { Formatter, Locale, MessageKey, MessageValues, Translate };

interface Words {
  readonly locale: Locale;
  readonly t: Translate;
  readonly format: Formatter;
}

const WordsContext = createContext<Words | null>(null);

export interface I18nProviderProps {
  readonly locale: Locale;
  /** Names inside of sentences are masked (public place mode). */
  readonly isDiscreet?: boolean;
  readonly children: ReactNode;
}

/** Sets the language of everything inside, of the accessible widgets and of `<html lang>`. */
export function I18nProvider({ locale, isDiscreet = false, children }: I18nProviderProps): ReactNode {
  const words = useMemo(() => {
    const t = createTranslate(locale);
    return { locale, t: isDiscreet ? maskNames(t) : t, format: createFormatter(locale) };
  }, [locale, isDiscreet]);
  useEffect(() => {
    document.documentElement.lang = locale;
  }, [locale]);
  return (
    <WordsContext value={words}>
      <AriaI18nProvider locale={locale === 'ja' ? 'ja-JP' : 'en-GB'}>{children}</AriaI18nProvider>
    </WordsContext>
  );
}

function useWords(): Words {
  const words = useContext(WordsContext);
  if (!words) throw new Error('no I18nProvider above this component');
  return words;
}

/** The translation function of the window's language: `t('home.title')`, `t('common.files', { count })`. Keys are literal. */
export function useT(): Translate {
  return useWords().t;
}

/** Dates, sizes and numbers in the window's language. */
export function useFormat(): Formatter {
  return useWords().format;
}

export function useLocale(): Locale {
  return useWords().locale;
}

/** The words for an error that came over the bridge, ready to be shown. */
export function useErrorText(): (error: TranslatableError) => string {
  const { t } = useWords();
  return useMemo(() => (error) => translateError(t, error), [t]);
}

/**
 * Like `useT()`, for messages with markup or elements in them: `rich(key, { name: <b>…</b>, link: (text) => … })`.
 * A tag `<link>…</link>` in the message calls the function of that name.
 */
export function useRich(): (key: MessageKey, values: RichValues) => ReactNode {
  const { locale } = useWords();
  return useMemo(
    () => (key, values) => {
      const message = new IntlMessageFormat(messages[locale].get(key) ?? key, locale);
      const result = message.format<ReactNode>(values);
      const pieces = Array.isArray(result) ? result : [result];
      return pieces.map((piece, index) => <Fragment key={index}>{piece}</Fragment>);
    },
    [locale],
  );
}

export type RichValues = Readonly<Record<string, ReactNode | Date | ((text: ReactNode[]) => ReactNode)>>;
