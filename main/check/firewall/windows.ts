/** The three profiles of the Windows firewall, as they are in force (policies of the organisation included). For main/check. */
import { z } from 'zod';
import type { FactValue } from '../../../preload/contract/check-facts.ts';
import { clean } from '../probe/ask.ts';
import { asJsonArray, askPowerShell } from '../probe/powershell.ts';
import { ProbeGap, type Collector } from '../probe/probe.ts';

const script = asJsonArray(
  'Get-NetFirewallProfile -PolicyStore ActiveStore|ForEach-Object{[ordered]@{name=[string]$_.Name;on=[int]$_.Enabled}}',
);
// GpoBoolean: False 0, True 1, NotConfigured 2.
const Listed = z.array(z.object({ name: z.string(), on: z.int() })).max(20);

export const collectFirewall: Collector<FactValue<'firewall'>> = async (machine) => {
  const listed = await askPowerShell(machine, script, Listed);
  // Windows always has Domain, Private and Public.
  if (listed.length < 3) throw new ProbeGap('nonsense');
  return {
    profiles: listed.map(({ name, on }) => ({ name: clean(name), on: on === 1 ? true : on === 0 ? false : null })),
  };
};
