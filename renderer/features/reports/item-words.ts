/** The question of an inspection's item in words. One that a newer program asked is shown by its name. For both sides. */
import { isMessageKey } from '../../../resources/locales/translate.ts';
import type { Translate } from '../../i18n/translate.tsx';

export function itemWords(t: Translate, item: string): string {
  const key = `reports.item.${item}`;
  return isMessageKey(key) ? t(key) : item;
}
