/** Protection of the Wi-Fi network in use, by NetworkManager. Its name is never read. For main/check. */
import type { FactValue } from '../../../preload/contract/check-facts.ts';
import { ask } from '../probe/ask.ts';
import type { Collector } from '../probe/probe.ts';

export const collectWifi: Collector<FactValue<'wifi'>> = async (machine) => {
  const said = await ask(machine, 'nmcli', ['-t', '-f', 'ACTIVE,SECURITY', 'device', 'wifi', 'list', '--rescan', 'no']);
  const active = said.split('\n').find((line) => line.startsWith('yes:'));
  if (active === undefined) return { connected: false, protection: null };
  const security = active.slice('yes:'.length).trim();
  if (security === '') return { connected: true, protection: 'open' };
  if (/\bWPA|802\.1X/u.test(security)) return { connected: true, protection: 'protected' };
  return {
    connected: true,
    protection: /\bWEP\b/u.test(security) ? 'weak' : /\bOWE\b/u.test(security) ? 'protected' : null,
  };
};
