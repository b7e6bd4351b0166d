import { describe, expect, it } from 'vitest';
import { mask, maskNames, nameValues } from '../../../../renderer/i18n/mask-names.ts';
import { locales, messages } from '../../../../resources/locales/messages.ts';
import { createTranslate } from '../../../../resources/locales/translate.ts';

/** Values that tell nothing of what is in the vault: numbers, times, states, and words the program itself chose. */
const harmless = new Set(
  `action added after at before broken changed characters column columns copied count current date day days daysLeft destroyed
  done encoding endsOn entries failedTries files findings fingerprint groups height id items kept keys last length limit line
  max maxMinutes min minimum minutes more next notBefore number objects one other ownership page pages part parts program reason
  ref removed retryAt row rows security seq signal signs size state stillOut tested text time times total unreadableObjects value
  version versions wanted when width word words`.split(/\s+/u),
);

/** Not the words inside of a plural's or a choice's branches. */
const placeholder = /(?<!(?:one|other|true|false|=\d+) )\{(?<name>[a-z]\w*)(?:\}|, (?:number|plural|select))/giu;

function placeholdersOf(message: string): string[] {
  return [...message.matchAll(placeholder)].map(({ groups }) => groups?.['name'] ?? '');
}

describe('names in sentences', () => {
  const t = maskNames(createTranslate('ja'));

  it('are masked to one length, and what is no name stays', () => {
    expect(t('unlock.title', { name: '海辺設計事務所' })).toBe(`${mask}の金庫`);
    expect(t('unlock.title', { name: '海' })).toBe(`${mask}の金庫`);
    expect(t('files.version.number', { number: 3 })).toContain('3');
  });

  it('stay in the names of files that are to be saved, and in the names of programs that the check tells', () => {
    const date = '2026-11-28';
    expect(t('desk.fileName', { worker: '佐藤', date })).toBe(`持ち出し-佐藤-${date}`);
    expect(t('check.reason.antivirusOn', { name: 'ClamAV' })).toContain('ClamAV');
  });

  it('keep the language, and an empty name stays empty', () => {
    expect(t.locale).toBe('ja');
    expect(t('welcome.nothing.lead', { folder: '' })).toBe('');
  });

  it.each(locales)('are told from every other value in the words of %s', (locale) => {
    const unknown = [...messages[locale]]
      .filter(([key]) => !/^(?:check|cli)\./u.test(key))
      .flatMap(([key, message]) =>
        placeholdersOf(message)
          .filter((name) => !nameValues.has(name) && !harmless.has(name))
          .map((name) => `${key}: ${name}`),
      );
    expect(unknown).toEqual([]);
  });
});
