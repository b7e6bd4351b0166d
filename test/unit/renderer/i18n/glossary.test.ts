import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { at } from '../../../../main/setup/place.mjs';

/** Words that once stood beside the one word for the same thing. The business card's 大きさ is its own. */
const twins: Readonly<Record<'ja' | 'en', readonly RegExp[]>> = {
  ja: [
    /許可ファイル/,
    /不許可/,
    /許可が必要/,
    /USBメモリー/,
    /(?<!名刺の)大きさ/,
    /(?<!（)バックアップ/,
    /使える期間/,
    /承認の申請/,
    /破棄済み/,
  ],
  en: [/permission file/i, /Nothing was imported/, /Approval requests/],
};

describe.each(['ja', 'en'] as const)('the words in %s', (locale) => {
  it('have one word for one thing', () => {
    const folder = at('resources/locales', locale);
    const found = readdirSync(folder).flatMap((name) => {
      const lines = readFileSync(join(folder, name), 'utf8').split('\n');
      return lines
        .filter((line) => twins[locale].some((twin) => twin.test(line)))
        .map((line) => `${name}: ${line.trim()}`);
    });
    expect(found).toEqual([]);
  });
});
