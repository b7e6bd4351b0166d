/** Which Windows this is, from the registry. Its `ProductName` still says 10 on Windows 11, so the build decides. For main/check. */
import { z } from 'zod';
import type { FactValue } from '../../../preload/contract/check-facts.ts';
import { clean } from '../probe/ask.ts';
import { askPowerShell } from '../probe/powershell.ts';
import { ProbeGap, type Collector } from '../probe/probe.ts';

const script =
  "Get-ItemProperty -LiteralPath 'HKLM:\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion'|ForEach-Object{[ordered]@{product=[string]$_.ProductName;display=[string]$_.DisplayVersion;build=[string]$_.CurrentBuildNumber;revision=[string]$_.UBR;edition=[string]$_.EditionID;type=[string]$_.InstallationType}}|ConvertTo-Json -Compress";

const Said = z.object({
  product: z.string(),
  display: z.string(),
  build: z.string(),
  revision: z.string(),
  edition: z.string(),
  type: z.string(),
});

const firstBuildOf11 = 22_000;

export const collectRelease: Collector<FactValue<'release'>> = async (machine) => {
  const said = await askPowerShell(machine, script, Said);
  if (!/^\d{4,6}$/u.test(said.build)) throw new ProbeGap('nonsense');
  const is11 = said.type === 'Client' && Number(said.build) >= firstBuildOf11;
  const product = clean(is11 ? said.product.replace('Windows 10', 'Windows 11') : said.product);
  return {
    name: clean(`${product} ${said.display}`),
    product: 'windows',
    version: `10.0.${said.build}`,
    build: /^\d{1,6}$/u.test(said.revision) ? `${said.build}.${said.revision}` : said.build,
    edition: clean(said.edition) || null,
  };
};
