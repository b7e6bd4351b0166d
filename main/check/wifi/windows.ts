/** Protection of the Wi-Fi network in use, by netsh, whose words follow the language of the system. Its name is not kept. For main/check. */
import type { FactValue } from '../../../preload/contract/check-facts.ts';
import { ask } from '../probe/ask.ts';
import { ProbeGap, type Collector } from '../probe/probe.ts';

const authentication = /^\s*(?:Authentication|認証)\s*[:：]\s*(.+?)\s*$/mu;
const cipher = /^\s*(?:Cipher|暗号(?:化方式)?)\s*[:：]\s*(.+?)\s*$/mu;

export const collectWifi: Collector<FactValue<'wifi'>> = async (machine) => {
  const said = await ask(machine, 'netsh', ['wlan', 'show', 'interfaces']);
  const method = authentication.exec(said)?.[1];
  if (method === undefined) {
    // Connected or not, an interface always has its GUID and a state; with those and no method there is no connection.
    if (/\bGUID\s*[:：]/u.test(said)) return { connected: false, protection: null };
    throw new ProbeGap('nonsense');
  }
  if (/^(?:WPA|RSNA|OWE)/iu.test(method)) return { connected: true, protection: 'protected' };
  if (/^(?:Open|オープン)/iu.test(method)) {
    return { connected: true, protection: /WEP/iu.test(cipher.exec(said)?.[1] ?? '') ? 'weak' : 'open' };
  }
  return { connected: true, protection: /^Shared|^共有|WEP/iu.test(method) ? 'weak' : null };
};
