/** Protection of the Wi-Fi network in use, by the System Information tool. Its name is not kept. For main/check. */
import { z } from 'zod';
import type { FactValue } from '../../../preload/contract/check-facts.ts';
import { ask, readJson } from '../probe/ask.ts';
import type { Collector } from '../probe/probe.ts';

const Network = z.object({ spairport_security_mode: z.string().optional() });
const Profile = z.object({
  SPAirPortDataType: z.array(
    z.object({
      spairport_airport_interfaces: z
        .array(z.object({ spairport_current_network_information: Network.optional() }))
        .optional(),
    }),
  ),
});

export const collectWifi: Collector<FactValue<'wifi'>> = async (machine) => {
  const text = await ask(machine, 'system_profiler', ['-json', 'SPAirPortDataType'], { timeoutMs: 15_000 });
  const networks = readJson(text, Profile)
    .SPAirPortDataType.flatMap((card) => card.spairport_airport_interfaces ?? [])
    .map((face) => face.spairport_current_network_information)
    .filter((network) => network !== undefined);
  const mode = networks[0]?.spairport_security_mode;
  if (networks.length === 0) return { connected: false, protection: null };
  if (mode === undefined) return { connected: true, protection: null };
  if (mode.endsWith('_none')) return { connected: true, protection: 'open' };
  if (/wep/iu.test(mode)) return { connected: true, protection: 'weak' };
  return { connected: true, protection: /wpa|owe/iu.test(mode) ? 'protected' : null };
};
