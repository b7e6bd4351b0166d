import { parse, TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { errorCodes } from '../../../../preload/contract/errors.ts';
import { locales, messages, type Locale, type MessageKey } from '../../../../resources/locales/messages.ts';
import { isMessageKey } from '../../../../resources/locales/translate.ts';

const root = join(import.meta.dirname, '../../../..');
const rooms = ['renderer', 'main'];

/**
 * Namespaces in which every key must be used by a literal call. A namespace joins when its pages are done; `error`, `menu`
 * and `cli` never do, because their keys are put together from codes.
 */
const whole = ['ui.'];

function sourceFiles(): string[] {
  return rooms.flatMap((room) =>
    readdirSync(join(root, room), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/u.test(file))
      .map((file) => join(root, room, file)),
  );
}

/** Literal keys and the fixed beginnings of keys with a variable end (`files.state.${state}`) in the code. */
function keysInCode(): { exact: Set<string>; prefixes: Set<string> } {
  const exact = new Set<string>();
  const prefixes = new Set<string>();
  for (const file of sourceFiles()) {
    const text = readFileSync(file, 'utf8');
    for (const [, key = ''] of text.matchAll(/\b(?:t|rich|translate)\(\s*'([^']+)'/gu)) exact.add(key);
    // Keys also stand in tables (`label: 'ui.file.pdf'`), typed as MessageKey.
    for (const [, key = ''] of text.matchAll(/'([a-zA-Z]+(?:\.[\w-]+)+)'/gu)) if (isMessageKey(key)) exact.add(key);
    for (const [, prefix = ''] of text.matchAll(/`([a-zA-Z]+\.[\w.-]*)\$\{/gu)) prefixes.add(prefix);
  }
  return { exact, prefixes };
}

function placeholders(elements: readonly MessageFormatElement[], into = new Set<string>()): Set<string> {
  for (const element of elements) {
    if (element.type === TYPE.literal || element.type === TYPE.pound) continue;
    into.add(element.value);
    if (element.type === TYPE.plural || element.type === TYPE.select) {
      for (const option of Object.values(element.options)) placeholders(option.value, into);
    } else if (element.type === TYPE.tag) placeholders(element.children, into);
  }
  return into;
}

function parses(text: string): boolean {
  try {
    parse(text);
    return true;
  } catch {
    return false;
  }
}

type IsKey<Key> = Key extends MessageKey ? true : false;

describe('the words', () => {
  it('are the same keys in Japanese and English', () => {
    expect([...messages.en.keys()].sort()).toEqual([...messages.ja.keys()].sort());
    expect(messages.ja.size).toBeGreaterThan(100);
  });

  it.each(locales)('all parse as ICU messages in %s and none is empty', (locale) => {
    const broken = [...messages[locale]].filter(([, text]) => text.trim() === '' || !parses(text));
    expect(broken).toEqual([]);
  });

  it('use the same placeholders in both languages', () => {
    const inEach = (locale: Locale) =>
      Object.fromEntries([...messages[locale]].map(([key, text]) => [key, [...placeholders(parse(text))].sort()]));
    expect(inEach('en')).toEqual(inEach('ja'));
  });

  it('exist for every expected error', () => {
    const missing = errorCodes.filter((code) => !isMessageKey(`error.${code.replaceAll('/', '.')}`));
    expect(missing).toEqual([]);
  });

  it('exist for every key that the code asks for', () => {
    const namespaces = new Set([...messages.ja.keys()].map((key) => key.split('.')[0]));
    const missing = [...keysInCode().exact].filter((key) => namespaces.has(key.split('.')[0]) && !isMessageKey(key));
    expect(missing).toEqual([]);
  });

  it('are each used somewhere in the code', () => {
    const { exact, prefixes } = keysInCode();
    const unused = [...messages.ja.keys()].filter(
      (key) =>
        !exact.has(key) &&
        ![...prefixes].some((prefix) => key.startsWith(prefix)) &&
        whole.some((namespace) => key.startsWith(namespace)),
    );
    expect(unused).toEqual([]);
  });

  it('have keys that the compiler knows', () => {
    const known: IsKey<'home.title'> = true;
    const misspelt: IsKey<'home.titel'> = false;
    expect([known, misspelt]).toEqual([true, false]);
  });
});
