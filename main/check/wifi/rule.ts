/** Is the Wi-Fi open? Advice only: the vault needs no network. For main/check. */
import { cannotTell, fail, pass, ruleFor } from '../answer.ts';

export const wifiRule = ruleFor('wifi', ({ value }) => {
  if (!value.connected) return pass('wifiNone');
  if (value.protection === 'protected') return pass('wifiProtected');
  if (value.protection === null) return cannotTell('wifiUnknown');
  return fail(value.protection === 'open' ? 'wifiOpen' : 'wifiWeak');
});
