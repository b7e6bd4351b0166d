import { describe, expect, it } from 'vitest';
import { charsetInForce, localeForFileNames, type Environment } from '../../../main/shell/file-name-locale.ts';

const isInstalled = (): string => 'UTF-8';
const isNotInstalled = (): string => 'ANSI_X3.4-1968';

describe('the locale for names of files', () => {
  it.each<[string, Environment, () => string | null]>([
    ['a Japanese desktop', { LANG: 'ja_JP.UTF-8' }, isInstalled],
    ['another spelling of it', { LANG: 'ja_JP.utf8' }, isInstalled],
    ['UTF-8 for characters alone', { LANG: 'C', LC_CTYPE: 'C.UTF-8' }, isInstalled],
    ['a system that cannot be asked', { LANG: 'ja_JP.UTF-8' }, () => null],
    ['a second start', { LANG: 'ja_JP.eucJP', LC_ALL: 'C.UTF-8' }, isNotInstalled],
  ])('is left alone on %s', (_name, env, charset) => {
    expect(localeForFileNames(env, charset)).toBeNull();
  });

  it.each<[string, Environment, Record<string, string>]>([
    ['nothing at all', {}, { LC_ALL: 'C.UTF-8' }],
    ['the plain C locale', { LANG: 'C' }, { LC_ALL: 'C.UTF-8', LANGUAGE: 'C' }],
    ['EUC-JP', { LANG: 'ja_JP.eucJP' }, { LC_ALL: 'C.UTF-8', LANGUAGE: 'ja_JP' }],
    ['an override', { LANG: 'ja_JP.UTF-8', LC_ALL: 'C' }, { LC_ALL: 'C.UTF-8', LANGUAGE: 'C' }],
    ['a wish for languages', { LANG: 'C', LANGUAGE: 'ja:en' }, { LC_ALL: 'C.UTF-8', LANGUAGE: 'ja:en' }],
    ['a locale that is not installed', { LANG: 'ja_JP.UTF-8' }, { LC_ALL: 'C.UTF-8', LANGUAGE: 'ja_JP' }],
  ])('becomes UTF-8 under %s, and the language stays', (_name, env, wanted) => {
    expect(localeForFileNames(env, isNotInstalled)).toEqual(wanted);
  });

  it.runIf(process.platform === 'linux')('is asked of the system', () => {
    expect(charsetInForce()).toMatch(/^[\w.-]+$/);
  });
});
