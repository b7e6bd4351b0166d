import { expect, it } from 'vitest';
import { Preferences } from '../../../preload/contract/shell.ts';
import { createPreferencesInForce } from '../../../main/shell/preferences-in-force.ts';

const stored = () => {
  let value = Preferences.parse({ locale: 'ja', theme: 'dark', idleLockMinutes: 5 });
  return { read: () => value, write: (next: Preferences) => void (value = next) };
};

it('lets the flag choose the language of the run, and the words with it, and nothing else', () => {
  const inForce = createPreferencesInForce(stored(), 'en');
  expect(inForce.read()).toMatchObject({ locale: 'en', theme: 'dark', idleLockMinutes: 5 });
  expect(inForce.t()('common.close')).toBe('Close');
});

it('forgets the flag once the user has chosen, and speaks the new language at once', () => {
  const inForce = createPreferencesInForce(stored(), 'en');
  inForce.keep({ ...inForce.read(), locale: 'ja' });
  expect(inForce.read().locale).toBe('ja');
  expect(inForce.t()('common.close')).toBe('閉じる');
});

it('stores no flag by itself', () => {
  const file = stored();
  createPreferencesInForce(file, 'en').t();
  expect(file.read().locale).toBe('ja');
});
