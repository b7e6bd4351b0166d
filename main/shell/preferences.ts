/** The user's preferences, kept in the profile folder. For the shell. */
import { Preferences } from '../../preload/contract/shell.ts';
import { createJsonFile, type JsonFile } from './json-file.ts';

export type PreferencesFile = JsonFile<Preferences>;

/** Preferences at `path`; until some are set, `locale` (the system's), the system's theme and ten idle minutes. */
export function createPreferences({
  path,
  locale,
  now,
}: {
  path: string;
  locale: Preferences['locale'];
  now: () => number;
}): PreferencesFile {
  return createJsonFile({
    path,
    schema: Preferences,
    byDefault: Preferences.parse({ locale, theme: 'system', idleLockMinutes: 10 }),
    now,
  });
}
