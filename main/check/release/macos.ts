/** Which macOS this is, by sw_vers(1). For main/check. */
import type { FactValue } from '../../../preload/contract/check-facts.ts';
import { ask, clean } from '../probe/ask.ts';
import { ProbeGap, type Collector } from '../probe/probe.ts';

export const collectRelease: Collector<FactValue<'release'>> = async (machine) => {
  const said = new Map(
    (await ask(machine, 'sw_vers', [])).split('\n').flatMap((line): [string, string][] => {
      const match = /^(\w+):\s*(.+)$/u.exec(line.trim());
      return match ? [[match[1] ?? '', clean(match[2] ?? '')]] : [];
    }),
  );
  const version = said.get('ProductVersion') ?? '';
  if (!/^\d+(?:\.\d+){0,2}$/u.test(version)) throw new ProbeGap('nonsense');
  return {
    name: `${said.get('ProductName') ?? 'macOS'} ${version}`,
    product: 'macos',
    version,
    build: said.get('BuildVersion') ?? null,
    edition: null,
  };
};
