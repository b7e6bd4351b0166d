/** Removable media on Linux, by lsblk(8). For main/check. */
import { z } from 'zod';
import type { FactValue } from '../../../preload/contract/check-facts.ts';
import { ask, clean, readJson } from '../probe/ask.ts';
import { ProbeGap, type Collector } from '../probe/probe.ts';

// Old versions of lsblk write booleans and numbers as texts.
const Flag = z.union([z.boolean(), z.enum(['0', '1'])]);
const Devices = z.object({
  blockdevices: z.array(
    z.object({
      name: z.string(),
      type: z.string(),
      rm: Flag,
      hotplug: Flag,
      tran: z.string().nullable(),
      size: z.union([z.number(), z.string().regex(/^\d+$/u)]).nullable(),
      model: z.string().nullable(),
    }),
  ),
});
const isSet = (flag: z.infer<typeof Flag>): boolean => flag === true || flag === '1';

export const collectMedia: Collector<FactValue<'media'>> = async (machine) => {
  const said = await ask(machine, 'lsblk', ['-J', '-b', '-d', '-o', 'NAME,TYPE,RM,HOTPLUG,TRAN,SIZE,MODEL']);
  const devices = readJson(said, Devices).blockdevices;
  // A container sees no disk at all, and so no stick either.
  if (devices.length === 0) throw new ProbeGap('unsupported');
  const removable = devices
    .map((device) => ({ ...device, sizeBytes: Number(device.size ?? 0) }))
    .filter(({ type, rm, hotplug, tran }) => type === 'disk' && (isSet(rm) || isSet(hotplug) || tran === 'usb'))
    // A card reader without a card is a removable disk of no size.
    .filter(({ sizeBytes }) => sizeBytes > 0)
    .map(({ name, model, sizeBytes }) => ({ name: clean(model ?? '') || clean(name), sizeBytes }));
  return { removable: removable.slice(0, 100) };
};
