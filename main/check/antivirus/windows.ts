/** Anti-virus on Windows: what the Security Center lists, and for Microsoft Defender what it says of itself. For main/check. */
import { z } from 'zod';
import type { AntivirusProduct, FactValue } from '../../../preload/contract/check-facts.ts';
import { clean, instantFrom, orNull } from '../probe/ask.ts';
import { asJsonArray, askPowerShell, utc } from '../probe/powershell.ts';
import { ProbeGap, type Collector, type Machine } from '../probe/probe.ts';
import { decodeProductState } from './product-state.ts';

const listedScript = asJsonArray(
  'Get-CimInstance -Namespace root/SecurityCenter2 -ClassName AntiVirusProduct|ForEach-Object{[ordered]@{name=$_.displayName;state=[long]$_.productState}}',
);
const defenderScript = `Get-MpComputerStatus|ForEach-Object{[ordered]@{service=$_.AMServiceEnabled;antivirus=$_.AntivirusEnabled;realTime=$_.RealTimeProtectionEnabled;mode=[string]$_.AMRunningMode;version=$_.AntivirusSignatureVersion;updated=${utc('AntivirusSignatureLastUpdated')}}}|ConvertTo-Json -Compress`;

const Listed = z.array(z.object({ name: z.string(), state: z.number() })).max(20);
const Defender = z.object({
  service: z.boolean(),
  antivirus: z.boolean(),
  realTime: z.boolean(),
  mode: z.string().nullable(),
  version: z.string().nullable(),
  updated: z.string().nullable(),
});

// The name is a product name and is the same in every language.
const isDefender = (name: string): boolean => /\bDefender\b/iu.test(name);

async function askDefender(machine: Machine): Promise<AntivirusProduct | null> {
  const said = await orNull(askPowerShell(machine, defenderScript, Defender));
  if (said === null) return null;
  const at = instantFrom(said.updated);
  // In passive mode another product protects; Defender then only looks when asked.
  const isActive = said.mode === null || said.mode === '' || said.mode === 'Normal';
  return {
    name: 'Microsoft Defender',
    running: said.service && said.antivirus && isActive,
    realTime: said.realTime && isActive,
    onDemand: false,
    definitions:
      at === null ? null : { kind: 'dated', at, version: said.version === null ? null : clean(said.version) },
    licence: 'none',
    licenceEndsAt: null,
  };
}

function fromSecurityCenter({ name, state }: z.infer<typeof Listed>[number]): AntivirusProduct {
  const decoded = decodeProductState(state);
  const isOn = decoded === null ? null : decoded.state === 'on';
  const current = decoded?.definitionsCurrent ?? null;
  return {
    name: clean(name),
    running: isOn,
    // The Security Center calls a product on when it guards in real time.
    realTime: isOn,
    onDemand: false,
    definitions: current === null ? null : { kind: 'said', current },
    licence: decoded === null ? null : decoded.state === 'expired' ? 'expired' : 'valid',
    licenceEndsAt: null,
  };
}

export const collectAntivirus: Collector<FactValue<'antivirus'>> = async (machine) => {
  const [listed, defender] = await Promise.all([
    orNull(askPowerShell(machine, listedScript, Listed)),
    askDefender(machine),
  ]);
  // Servers have no Security Center; Defender alone then speaks for itself.
  if (listed === null && defender === null) throw new ProbeGap('failed');
  const others = (listed ?? []).filter(({ name }) => defender === null || !isDefender(name));
  const products = others.map((product) => fromSecurityCenter(product));
  return { products: defender === null ? products : [...products, defender], updaterRunning: null };
};
