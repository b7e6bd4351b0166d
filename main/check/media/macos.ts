/** External disks on macOS, by diskutil(8). For main/check. */
import type { FactValue } from '../../../preload/contract/check-facts.ts';
import { ask, clean } from '../probe/ask.ts';
import { ProbeGap, type Collector } from '../probe/probe.ts';

export const collectMedia: Collector<FactValue<'media'>> = async (machine) => {
  // It says nothing at all where there are none.
  const said = await ask(machine, 'diskutil', ['list', 'external', 'physical']);
  const names = [...said.matchAll(/^(\/dev\/disk\d+) \(/gmu)].map(([, name = '']) => clean(name));
  if (names.length === 0 && said.trim() !== '') throw new ProbeGap('nonsense');
  return { removable: names.slice(0, 100).map((name) => ({ name, sizeBytes: null })) };
};
