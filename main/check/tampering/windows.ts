/** Signs on Windows: run as administrator, Secure Boot off, developer mode, test signing. All readable without rights. For main/check. */
import { z } from 'zod';
import type { FactValue } from '../../../preload/contract/check-facts.ts';
import { askPowerShell, registryValue } from '../probe/powershell.ts';
import type { Collector } from '../probe/probe.ts';

const script =
  '[ordered]@{admin=([Security.Principal.WindowsPrincipal][Security.Principal.WindowsIdentity]::GetCurrent()).IsInRole([Security.Principal.WindowsBuiltInRole]::Administrator);' +
  `secureBoot=${registryValue('HKLM:\\SYSTEM\\CurrentControlSet\\Control\\SecureBoot\\State', 'UEFISecureBootEnabled')};` +
  `developer=${registryValue('HKLM:\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\AppModelUnlock', 'AllowDevelopmentWithoutDevLicense')};` +
  `start=${registryValue('HKLM:\\SYSTEM\\CurrentControlSet\\Control', 'SystemStartOptions')}}|ConvertTo-Json -Compress`;

const Said = z.object({
  admin: z.boolean(),
  /** No value: not started by UEFI. */
  secureBoot: z.number().nullable(),
  /** No value: never switched on. */
  developer: z.number().nullable(),
  start: z.string().nullable(),
});

export const collectTampering: Collector<FactValue<'tampering'>> = async (machine) => {
  const said = await askPowerShell(machine, script, Said);
  return {
    signs: [
      { sign: 'elevated', present: said.admin },
      { sign: 'secureBootOff', present: said.secureBoot !== 1 },
      { sign: 'developerMode', present: said.developer === 1 },
      { sign: 'testSigning', present: said.start === null ? null : /\bTESTSIGNING\b/iu.test(said.start) },
    ],
  };
};
