/** Microsoft Defender for Endpoint on macOS and Linux, by its own command `mdatp health`. For the collectors beside it. */
import type { AntivirusProduct } from '../../../preload/contract/check-facts.ts';
import { ask, clean, instantOfTime, orNull } from '../probe/ask.ts';
import type { Machine } from '../probe/probe.ts';

/** `null` where it is not installed or does not say. */
export async function askMdatp(machine: Machine): Promise<AntivirusProduct | null> {
  const text = await orNull(ask(machine, 'mdatp', ['health'], { statuses: [0, 1] }));
  if (text === null) return null;
  const said = new Map<string, string>();
  for (const line of text.split('\n')) {
    const match = /^([a-z_]+)\s*:\s*"?(.*?)"?\s*$/u.exec(line);
    // A value that the office manages is marked with the word after it.
    if (match) said.set(match[1] ?? '', (match[2] ?? '').replace(/"?\s*\[managed\]$/u, ''));
  }
  if (!said.has('healthy') || !said.has('real_time_protection_enabled')) return null;
  const flag = (name: string): boolean | null => ({ true: true, false: false })[said.get(name) ?? ''] ?? null;
  const minutes = /^\d{1,9}$/u.exec(said.get('definitions_updated_minutes_ago') ?? '')?.[0];
  const at = minutes === undefined ? null : instantOfTime(machine.now() - Number(minutes) * 60_000);
  const licensed = flag('licensed');
  return {
    name: 'Microsoft Defender',
    running: said.get('engine_load_status')?.includes('succeeded') ?? flag('healthy'),
    realTime: flag('real_time_protection_enabled'),
    onDemand: false,
    definitions: at === null ? null : { kind: 'dated', at, version: clean(said.get('definitions_version') ?? '') },
    licence: licensed === null ? null : licensed ? 'valid' : 'expired',
    licenceEndsAt: null,
  };
}
