/** The application firewall of macOS, by its own command. For main/check. */
import type { FactValue } from '../../../preload/contract/check-facts.ts';
import { ask } from '../probe/ask.ts';
import { ProbeGap, type Collector } from '../probe/probe.ts';

export const collectFirewall: Collector<FactValue<'firewall'>> = async (machine) => {
  const said = await ask(machine, '/usr/libexec/ApplicationFirewall/socketfilterfw', ['--getglobalstate']);
  // 0 off, 1 on, 2 all incoming connections blocked.
  const state = /\(State = ([012])\)/u.exec(said)?.[1];
  if (state === undefined) throw new ProbeGap('nonsense');
  return { profiles: [{ name: 'macOS', on: state !== '0' }] };
};
