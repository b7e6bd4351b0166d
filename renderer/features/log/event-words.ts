/** The words for an event of the log. An event of a newer version has none and is shown by its own name. */
import { isMessageKey } from '../../../resources/locales/translate.ts';
import type { Translate } from '../../i18n/translate.tsx';

export function eventWords(t: Translate, event: string): string {
  const key = `log.event.${event.replaceAll('/', '.')}`;
  return isMessageKey(key) ? t(key) : event;
}
