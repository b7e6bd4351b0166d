/** Removable media on Windows: logical disks of type 2. For main/check. */
import { z } from 'zod';
import type { FactValue } from '../../../preload/contract/check-facts.ts';
import { clean } from '../probe/ask.ts';
import { asJsonArray, askPowerShell } from '../probe/powershell.ts';
import type { Collector } from '../probe/probe.ts';

// A drive without a medium has no size.
const script = asJsonArray(
  "Get-CimInstance -ClassName Win32_LogicalDisk -Filter 'DriveType=2'|Where-Object{$_.Size}|ForEach-Object{[ordered]@{name=[string]$_.DeviceID;size=[long]$_.Size}}",
);
const Listed = z.array(z.object({ name: z.string(), size: z.int().min(0) })).max(100);

export const collectMedia: Collector<FactValue<'media'>> = async (machine) => ({
  removable: (await askPowerShell(machine, script, Listed)).map(({ name, size }) => ({
    name: clean(name),
    sizeBytes: size,
  })),
});
