/** Words without the names in them, for public place mode. Pure; for the provider of words. */
import type { MessageKey } from '../../resources/locales/messages.ts';
import type { MessageValues, Translate } from '../../resources/locales/translate.ts';

/** Of one length, so that the name's own is not told. */
export const mask = '••••••';

/** Placeholders that stand for names of files, folders, people, devices and the office. */
export const nameValues: ReadonlySet<string> = new Set([
  'name',
  'names',
  'office',
  'worker',
  'device',
  'folder',
  'path',
  'place',
  'title',
]);

/** Names of files to be saved are not read over a shoulder but written; the check's are names of programs. */
const keepsNames = /(?:[nN]ame$)|^(?:check|cli)\./u;

export function maskNames(translate: Translate): Translate {
  const masked = (key: MessageKey, values?: MessageValues): string =>
    translate(key, values === undefined || keepsNames.test(key) ? values : without(values));
  return translate.locale === undefined ? masked : Object.assign(masked, { locale: translate.locale });
}

function without(values: MessageValues): MessageValues {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, nameValues.has(name) && value !== '' ? mask : value]),
  );
}
