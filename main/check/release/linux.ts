/** Which Linux this is, from os-release(5). For main/check. */
import type { FactValue } from '../../../preload/contract/check-facts.ts';
import { clean, readAssignments, readText } from '../probe/ask.ts';
import { ProbeGap, type Collector } from '../probe/probe.ts';

export const collectRelease: Collector<FactValue<'release'>> = async (machine) => {
  const text = (await readText(machine, '/etc/os-release')) ?? (await readText(machine, '/usr/lib/os-release'));
  if (text === null) throw new ProbeGap('missing');
  const said = readAssignments(text);
  const product = clean(said.get('ID') ?? '');
  if (!/^[a-z0-9._-]+$/u.test(product)) throw new ProbeGap('nonsense');
  const edition = clean(said.get('VARIANT') ?? '');
  return {
    name: clean(said.get('PRETTY_NAME') ?? product),
    product,
    version: clean(said.get('VERSION_ID') ?? ''),
    build: clean(machine.kernel),
    edition: edition === '' ? null : edition,
  };
};
