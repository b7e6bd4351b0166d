/** What an event of the log says besides its name, in words. Ids and what has no words stay out: they are for the office's tools. */
import type { Formatter } from './format.ts';
import { isMessageKey, type Translate } from './translate.ts';

type Data = Readonly<Record<string, string | number | boolean | null>>;

export function dataWords(t: Translate, format: Formatter, data: Data): string {
  const words: string[] = [];
  for (const [name, value] of Object.entries(data)) {
    const key = `log.data.${name}`;
    // A zero or a "no" says nothing in a line that is read by people.
    if (value === null || value === false || value === 0 || value === '' || !isMessageKey(key)) continue;
    words.push(t(key, { value: valueWords(t, format, name, value) }));
  }
  return format.list(words);
}

function valueWords(t: Translate, format: Formatter, name: string, value: string | number | boolean): string {
  const reason = `log.lockReason.${value}`;
  if (name === 'lockReason' && isMessageKey(reason)) return t(reason);
  if (typeof value === 'number') return /bytes$/iu.test(name) ? format.bytes(value) : format.number(value);
  if (name === 'at' || /(?:first|last)At$/u.test(name)) return format.dateTime(String(value));
  return name.endsWith('NotAfter') ? format.date(String(value)) : String(value);
}
