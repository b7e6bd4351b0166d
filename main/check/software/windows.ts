/** Installed programs on Windows, from the registry's list for uninstalling (64 bits, 32 bits, this user). For main/check. */
import { z } from 'zod';
import type { FactValue } from '../../../preload/contract/check-facts.ts';
import { clean } from '../probe/ask.ts';
import { asJsonArray, askPowerShell } from '../probe/powershell.ts';
import { ProbeGap, type Collector } from '../probe/probe.ts';

const keys = [
  'HKLM:\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\*',
  'HKLM:\\SOFTWARE\\WOW6432Node\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\*',
  'HKCU:\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\*',
];
const script = asJsonArray(
  `Get-ItemProperty -Path ${keys.map((key) => `'${key}'`).join(',')} -ErrorAction SilentlyContinue|Where-Object{$_.DisplayName -and -not $_.SystemComponent -and -not $_.ParentKeyName}|ForEach-Object{[ordered]@{name=[string]$_.DisplayName;version=[string]$_.DisplayVersion}}`,
);
const Listed = z.array(z.object({ name: z.string(), version: z.string().nullable() })).max(10_000);

export const collectSoftware: Collector<FactValue<'software'>> = async (machine) => {
  const seen = new Set<string>();
  const items = (await askPowerShell(machine, script, Listed)).flatMap(({ name, version }) => {
    const item = { name: clean(name), version: clean(version ?? '') || null };
    const key = `${item.name}\n${item.version ?? ''}`;
    if (item.name === '' || seen.has(key)) return [];
    seen.add(key);
    return [item];
  });
  if (items.length === 0) throw new ProbeGap('nonsense');
  return { items };
};
