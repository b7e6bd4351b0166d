import { describe, expect, it } from 'vitest';
import { instructionsFor, reasonText } from '../../../resources/locales/check-words.ts';
import { locales, messages } from '../../../resources/locales/messages.ts';
import { createTranslate, isMessageKey } from '../../../resources/locales/translate.ts';
import { reasonCodes, Verdict } from '../../../preload/contract/check.ts';
import { factIds, Gap, TamperingSign } from '../../../preload/contract/check-facts.ts';
import { CheckId, Level, manualItems, Place } from '../../../preload/contract/check-policy.ts';

const systems = ['linux', 'windows', 'macos'] as const;

describe('the words of the check', () => {
  it.each([
    ['reason', reasonCodes],
    ['name', CheckId.options],
    ['fact', factIds],
    ['gap', Gap.options],
    ['sign', TamperingSign.options],
    ['verdict', Verdict.options],
    ['level', Level.options],
    ['place', Place.options],
    ['why', manualItems],
    ['system', systems],
  ])('are there for every %s', (kind, codes) => {
    expect(codes.filter((code) => !isMessageKey(`check.${kind}.${code}`))).toEqual([]);
  });

  it.each(systems)('tell what to do next for every check on %s', (system) => {
    const without = CheckId.options.filter(
      (check) => instructionsFor({ check, verdict: 'fail', reason: '', params: {} }, system).length === 0,
    );
    expect(without).toEqual([]);
    expect(instructionsFor({ check: 'firewall', verdict: 'pass', reason: '', params: {} }, system)).toEqual([]);
  });

  it.each(locales)('are filled in with dates and signs as people read them (%s)', (locale) => {
    const t = createTranslate(locale);
    const text = (reason: string, params: Record<string, string | number>) =>
      reasonText(t, { check: 'x', verdict: 'fail', reason, params });
    expect(text('definitionsGrace', { name: 'ClamAV', days: 3, daysLeft: 4 })).toBe(
      locale === 'ja'
        ? '定義ファイルは3日前のものです。期限まであと4日（ClamAV）。'
        : 'The definitions are 3 days old; 4 days left (ClamAV).',
    );
    expect(text('supportEnded', { name: 'Debian', endsOn: '2026-06-30' })).toContain(
      locale === 'ja' ? '2026年6月30日' : '30 Jun 2026',
    );
    expect(text('tamperingFound', { signs: 'elevated, developerMode' })).toContain(
      locale === 'ja' ? '管理者権限で動作中、開発者モードがオン' : 'running as administrator, developer mode is on',
    );
  });

  it('have no reason that nobody gives', () => {
    const keys = [...messages.ja.keys()].filter((key) => key.startsWith('check.reason.'));
    expect(keys.map((key) => key.slice('check.reason.'.length)).sort()).toEqual([...reasonCodes].sort());
  });
});
