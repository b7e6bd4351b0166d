/** The words for an event of the log. An event of a newer version has none and is shown by its own name. For pages and the command line. */
import { isMessageKey, type Translate } from './translate.ts';

export function eventWords(t: Translate, event: string): string {
  const key = `log.event.${event.replaceAll('/', '.')}`;
  return isMessageKey(key) ? t(key) : event;
}
