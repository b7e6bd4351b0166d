/** The screen lock on Windows: the limit that the organisation sets for the machine, or the user's screen saver with its password. For main/check. */
import { z } from 'zod';
import type { FactValue } from '../../../preload/contract/check-facts.ts';
import { askPowerShell, registryValue } from '../probe/powershell.ts';
import type { Collector } from '../probe/probe.ts';

const machineKey = 'HKLM:\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System';
const policyKey = 'HKCU:\\Software\\Policies\\Microsoft\\Windows\\Control Panel\\Desktop';
const userKey = 'HKCU:\\Control Panel\\Desktop';

const script =
  `[ordered]@{limit=${registryValue(machineKey, 'InactivityTimeoutSecs')};` +
  ['ScreenSaveActive', 'ScreenSaverIsSecure', 'ScreenSaveTimeOut']
    .map((name) => `policy${name}=${registryValue(policyKey, name)};user${name}=${registryValue(userKey, name)}`)
    .join(';') +
  '}|ConvertTo-Json -Compress';

// Values of the registry are texts or numbers, as whoever wrote them liked.
const Value = z.union([z.string(), z.number()]).nullable();
const Said = z.object({
  limit: Value,
  policyScreenSaveActive: Value,
  userScreenSaveActive: Value,
  policyScreenSaverIsSecure: Value,
  userScreenSaverIsSecure: Value,
  policyScreenSaveTimeOut: Value,
  userScreenSaveTimeOut: Value,
});

function secondsOf(value: z.infer<typeof Value>): number | null {
  const text = String(value ?? '');
  return /^\d{1,7}$/u.test(text) && Number(text) > 0 ? Number(text) : null;
}

export const collectScreenLock: Collector<FactValue<'screenLock'>> = async (machine) => {
  const said = await askPowerShell(machine, script, Said);
  const limit = secondsOf(said.limit);
  const isSet = (byPolicy: z.infer<typeof Value>, byUser: z.infer<typeof Value>) =>
    String(byPolicy ?? byUser ?? '0') === '1';
  const saverLocks =
    isSet(said.policyScreenSaveActive, said.userScreenSaveActive) &&
    isSet(said.policyScreenSaverIsSecure, said.userScreenSaverIsSecure);
  const saver = saverLocks ? secondsOf(said.policyScreenSaveTimeOut ?? said.userScreenSaveTimeOut) : null;
  const limits = [limit, saver].filter((seconds) => seconds !== null);
  if (limits.length > 0) return { on: true, afterSeconds: Math.min(...limits) };
  // Neither is set. A sign-in after sleep may still be asked for, but nothing brings it about while the screen stands open.
  return { on: saverLocks, afterSeconds: null };
};
