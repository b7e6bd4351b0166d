/** Pending updates on Windows, by the Windows Update Agent's own objects and what it found last, without the network. For main/check. */
import { z } from 'zod';
import type { FactValue } from '../../../preload/contract/check-facts.ts';
import { instantFrom, orNull } from '../probe/ask.ts';
import { askPowerShell } from '../probe/powershell.ts';
import { ProbeGap, type Collector } from '../probe/probe.ts';

// IUpdateSearcher.Online = false: the results of the last search, as they lie on the disk.
const pendingScript =
  '$s=New-Object -ComObject Microsoft.Update.Session;$f=$s.CreateUpdateSearcher();$f.Online=$false;' +
  "$u=@($f.Search('IsInstalled=0 and IsHidden=0').Updates);" +
  "$c=@($u|Where-Object{@($_.Categories|Where-Object{$_.CategoryID -eq '0fa1201d-4330-4fa8-8ae9-b877473b6441'}).Count -gt 0});" +
  '[ordered]@{pending=$u.Count;security=$c.Count}|ConvertTo-Json -Compress';
// The dates are in UTC but do not say so.
const datesScript =
  '$r=(New-Object -ComObject Microsoft.Update.AutoUpdate).Results;$i=New-Object -ComObject Microsoft.Update.SystemInfo;' +
  "function d($v){if($v){([datetime]::SpecifyKind($v,'Utc')).ToString('o')}else{$null}};" +
  '[ordered]@{looked=(d $r.LastSearchSuccessDate);installed=(d $r.LastInstallationSuccessDate);restart=[bool]$i.RebootRequired}|ConvertTo-Json -Compress';

const Pending = z.object({ pending: z.int().min(0).max(10_000), security: z.int().min(0).max(10_000) });
const Dates = z.object({ looked: z.string().nullable(), installed: z.string().nullable(), restart: z.boolean() });

export const collectUpdates: Collector<FactValue<'updates'>> = async (machine, { pendingSince }) => {
  const [pending, dates] = await Promise.all([
    orNull(askPowerShell(machine, pendingScript, Pending)),
    orNull(askPowerShell(machine, datesScript, Dates)),
  ]);
  if (pending === null && dates === null) throw new ProbeGap('failed');
  return {
    pending: pending?.pending ?? null,
    security: pending?.security ?? null,
    pendingSince: pending?.pending === 0 ? null : pendingSince,
    lookedAt: instantFrom(dates?.looked),
    installedAt: instantFrom(dates?.installed),
    restartPending: dates?.restart ?? null,
  };
};
