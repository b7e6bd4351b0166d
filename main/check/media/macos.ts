/** External disks on macOS, by diskutil(8). For main/check. */
import type { FactValue } from '../../../preload/contract/check-facts.ts';
import { ask, clean } from '../probe/ask.ts';
import { ProbeGap, type Collector } from '../probe/probe.ts';

export const collectMedia: Collector<FactValue<'media'>> = async (machine) => {
  const said = await ask(machine, 'diskutil', ['list', 'physical']);
  const found = [...said.matchAll(/^(\/dev\/disk\d+) \((internal|external), physical\):/gmu)];
  // Every Mac has a disk of its own: a list without any is no answer.
  if (found.length === 0) throw new ProbeGap('nonsense');
  const names = found.filter(([, , where]) => where === 'external').map(([, name = '']) => clean(name));
  return { removable: names.slice(0, 100).map((name) => ({ name, sizeBytes: null })) };
};
