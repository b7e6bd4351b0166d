/** What was installed on a Debian relative on purpose: packages that apt did not bring along by itself. For main/check. */
import type { FactValue } from '../../../preload/contract/check-facts.ts';
import { ask, clean } from '../probe/ask.ts';
import { ProbeGap, type Collector } from '../probe/probe.ts';

export const collectSoftware: Collector<FactValue<'software'>> = async (machine) => {
  const [manual, all] = await Promise.all([
    ask(machine, 'apt-mark', ['showmanual'], { timeoutMs: 20_000 }),
    ask(machine, 'dpkg-query', ['-W', '-f', '${Package}\\t${Version}\\t${db:Status-Status}\\n'], { timeoutMs: 20_000 }),
  ]);
  const wanted = new Set(manual.split('\n').map((line) => line.trim().replace(/:.*$/u, '')));
  const items = all.split('\n').flatMap((line) => {
    const [name = '', version = '', status] = line.split('\t');
    return status === 'installed' && wanted.has(name) ? [{ name: clean(name), version: clean(version) || null }] : [];
  });
  // No Debian system has nothing installed on purpose.
  if (items.length === 0) throw new ProbeGap('nonsense');
  return { items: items.slice(0, 10_000) };
};
