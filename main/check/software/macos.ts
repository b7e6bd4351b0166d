/** Installed applications on macOS, by the System Information tool; Apple's own that come with the system are left out. For main/check. */
import { z } from 'zod';
import type { FactValue } from '../../../preload/contract/check-facts.ts';
import { ask, clean, readJson } from '../probe/ask.ts';
import { ProbeGap, type Collector } from '../probe/probe.ts';

const Profile = z.object({
  SPApplicationsDataType: z
    .array(z.object({ _name: z.string(), version: z.string().optional(), path: z.string().optional() }))
    .max(20_000),
});

export const collectSoftware: Collector<FactValue<'software'>> = async (machine) => {
  const text = await ask(machine, 'system_profiler', ['-json', 'SPApplicationsDataType'], { timeoutMs: 40_000 });
  const found = readJson(text, Profile).SPApplicationsDataType;
  // Every Mac has some; none at all means that the tool did not look.
  if (found.length === 0) throw new ProbeGap('nonsense');
  const items = found
    .filter(({ path }) => path === undefined || !/^\/(?:System|Library\/Apple|usr)\//u.test(path))
    .map(({ _name, version }) => ({ name: clean(_name), version: clean(version ?? '') || null }))
    .filter(({ name }) => name !== '');
  return { items: items.slice(0, 10_000) };
};
