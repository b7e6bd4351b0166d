/** FileVault on the start volume, and whether the volume that holds the vault is encrypted. For main/check. */
import type { FactValue } from '../../../preload/contract/check-facts.ts';
import { ask, clean, orNull } from '../probe/ask.ts';
import { ProbeGap, type Collector, type Machine } from '../probe/probe.ts';

type Volume = FactValue<'disks'>['volumes'][number];

/** `null` where it does not say; while it still encrypts or decrypts, it does not protect all. */
async function isFileVaultOn(machine: Machine): Promise<boolean | null> {
  const said = await orNull(ask(machine, 'fdesetup', ['status']));
  if (said === null) return null;
  if (/(?:Encryption|Decryption) in progress/u.test(said)) return false;
  if (/^FileVault is On\./mu.test(said)) return true;
  return /^FileVault is Off\./mu.test(said) ? false : null;
}

/** The mount point of a path, by df(1) in its POSIX form. */
async function mountOf(machine: Machine, path: string): Promise<string | null> {
  const said = await orNull(ask(machine, 'df', ['-P', path]));
  return /^\S.*?\s\d+\s+\d+\s+-?\d+\s+\d+%\s+(\/.*)$/mu.exec(said ?? '')?.[1] ?? null;
}

async function vaultVolume(machine: Machine, folder: string): Promise<Volume> {
  const mount = await mountOf(machine, folder);
  if (mount === null) return { holds: 'vault', place: '', encrypted: null, how: null };
  const place = clean(mount);
  const info = await orNull(ask(machine, 'diskutil', ['info', mount]));
  const said = /^\s*(?:FileVault|Encrypted):\s*(Yes|No)\b/mu.exec(info ?? '')?.[1];
  const encrypted = said === undefined ? null : said === 'Yes';
  return { holds: 'vault', place, encrypted, how: encrypted === true ? 'FileVault' : null };
}

export const collectDisks: Collector<FactValue<'disks'>> = async (machine, { vaultFolder }) => {
  const [system, vault] = await Promise.all([
    isFileVaultOn(machine),
    vaultFolder === null ? null : vaultVolume(machine, vaultFolder),
  ]);
  if (system === null && vault === null) throw new ProbeGap('failed');
  const volumes: Volume[] = [
    { holds: 'system', place: '/', encrypted: system, how: system === true ? 'FileVault' : null },
  ];
  return { volumes: vault === null ? volumes : [...volumes, vault] };
};
