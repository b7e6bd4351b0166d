/** Whether the system's disk and the vault's are encrypted: each mounted device is followed down to its disk, by lsblk(8). For main/check. */
import { z } from 'zod';
import type { FactValue } from '../../../preload/contract/check-facts.ts';
import { ask, clean, orNull, readJson } from '../probe/ask.ts';
import { ProbeGap, type Collector, type Machine } from '../probe/probe.ts';

type Volume = FactValue<'disks'>['volumes'][number];

const Mounted = z.object({
  filesystems: z.array(z.object({ source: z.string(), target: z.string(), fstype: z.string() })).min(1),
});

interface Device {
  readonly type: string;
  readonly fstype: string | null;
  readonly children?: Device[] | undefined;
}
const Device: z.ZodType<Device> = z.lazy(() =>
  z.object({ type: z.string(), fstype: z.string().nullable(), children: z.array(Device).optional() }),
);
const Devices = z.object({ blockdevices: z.array(Device).min(1) });

/** Every way down from this device to a disk passes through an encrypted layer. */
function isEncryptedBelow(device: Device): boolean {
  if (device.type === 'crypt') return true;
  const below = device.children ?? [];
  return below.length > 0 && below.every((next) => isEncryptedBelow(next));
}

const encryptingFilesystems = new Set(['ecryptfs', 'fuse.gocryptfs', 'fuse.cryfs', 'fuse.encfs', 'fuse.securefs']);

async function look(machine: Machine, path: string): Promise<Omit<Volume, 'holds'>> {
  const said = await ask(machine, 'findmnt', ['-J', '-o', 'SOURCE,TARGET,FSTYPE', '-T', path]);
  const mounted = readJson(said, Mounted).filesystems[0];
  if (mounted === undefined) throw new ProbeGap('nonsense');
  const place = clean(mounted.target);
  if (encryptingFilesystems.has(mounted.fstype)) return { place, encrypted: true, how: clean(mounted.fstype) };
  // A subvolume stands in brackets after its device: /dev/mapper/root[/@home].
  const source = mounted.source.replace(/\[.*\]$/u, '');
  // Overlays of containers, network shares and pools (zfs) are no block devices; what lies below cannot be told here.
  if (!/^\/dev\/[\w./+:-]+$/u.test(source)) return { place, encrypted: null, how: clean(mounted.fstype) };
  const below = readJson(await ask(machine, 'lsblk', ['-s', '-J', '-o', 'NAME,TYPE,FSTYPE', source]), Devices);
  const encrypted = below.blockdevices.every((device) => isEncryptedBelow(device));
  return { place, encrypted, how: encrypted ? 'dm-crypt' : null };
}

export const collectDisks: Collector<FactValue<'disks'>> = async (machine, { vaultFolder }) => {
  const wanted: readonly (readonly [Volume['holds'], string])[] = [
    ['system', '/'],
    ...(vaultFolder === null ? [] : ([['vault', vaultFolder]] as const)),
  ];
  const volumes = await Promise.all(
    wanted.map(async ([holds, path]): Promise<Volume> => {
      const found = await orNull(look(machine, path));
      return { holds, ...(found ?? { place: '', encrypted: null, how: null }) };
    }),
  );
  if (volumes.every(({ place }) => place === '')) throw new ProbeGap('failed');
  return { volumes };
};
