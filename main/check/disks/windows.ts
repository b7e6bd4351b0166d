/**
 * BitLocker on the system's drive and the vault's. Its own commands want an administrator; the shell's property
 * `System.Volume.BitLockerProtection` tells everybody what Explorer shows in its drive icons. For main/check.
 */
import { win32 } from 'node:path';
import { z } from 'zod';
import type { FactValue } from '../../../preload/contract/check-facts.ts';
import { orNull } from '../probe/ask.ts';
import { askPowerShell } from '../probe/powershell.ts';
import { ProbeGap, type Collector, type Machine } from '../probe/probe.ts';

type Volume = FactValue<'disks'>['volumes'][number];

const Said = z.object({ protection: z.number().nullable() });

/** On 1, off 2, being encrypted 3, being decrypted 4, suspended 5, on and locked 6; anything else is not guessed at. */
function isProtected(protection: number | null): boolean | null {
  if (protection === 1 || protection === 6) return true;
  return protection === 2 || protection === 3 || protection === 4 || protection === 5 ? false : null;
}

async function look(machine: Machine, drive: string): Promise<boolean | null> {
  const script = `[ordered]@{protection=(New-Object -ComObject Shell.Application).NameSpace('${drive}').Self.ExtendedProperty('System.Volume.BitLockerProtection')}|ConvertTo-Json -Compress`;
  const said = await orNull(askPowerShell(machine, script, Said));
  return said === null ? null : isProtected(said.protection);
}

/** `C:` of an absolute path; `null` for a share, whose disk is elsewhere. */
function driveOf(path: string): string | null {
  const drive = win32.parse(path).root.slice(0, 2).toUpperCase();
  return /^[A-Z]:$/u.test(drive) ? drive : null;
}

export const collectDisks: Collector<FactValue<'disks'>> = async (machine, { vaultFolder }) => {
  const systemDrive = driveOf(`${machine.environment['SystemDrive'] ?? 'C:'}\\`);
  if (systemDrive === null) throw new ProbeGap('nonsense');
  const volume = async (holds: Volume['holds'], drive: string | null): Promise<Volume> => {
    const encrypted = drive === null ? null : await look(machine, drive);
    return { holds, place: drive ?? '', encrypted, how: encrypted === true ? 'BitLocker' : null };
  };
  const volumes = [volume('system', systemDrive)];
  if (vaultFolder !== null) volumes.push(volume('vault', driveOf(vaultFolder)));
  return { volumes: await Promise.all(volumes) };
};
