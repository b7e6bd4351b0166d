/** The firewall on Linux: ufw, firewalld or a loaded nftables ruleset, whichever is there. For main/check. */
import type { FactValue } from '../../../preload/contract/check-facts.ts';
import { ask, orNull, readAssignments, readText } from '../probe/ask.ts';
import type { Collector, Machine } from '../probe/probe.ts';

type Profile = FactValue<'firewall'>['profiles'][number];

/** By its own command where it may be asked (root), else by its configuration and its unit. `null`: not installed. */
async function askUfw(machine: Machine): Promise<Profile | null> {
  const configuration = await readText(machine, '/etc/ufw/ufw.conf');
  if (configuration === null) return null;
  const status = await orNull(ask(machine, 'ufw', ['status']));
  const said = /^Status: (\w+)/mu.exec(status ?? '')?.[1];
  if (said !== undefined) return { name: 'ufw', on: said === 'active' };
  const isEnabled = readAssignments(configuration).get('ENABLED')?.toLowerCase() === 'yes';
  if (!isEnabled) return { name: 'ufw', on: false };
  const unit = await orNull(ask(machine, 'systemctl', ['is-active', 'ufw.service'], { statuses: [0, 3, 4] }));
  return { name: 'ufw', on: unit === null || unit.trim() === '' ? null : unit.trim() === 'active' };
}

async function askFirewalld(machine: Machine): Promise<Profile | null> {
  const ended = await machine.run('firewall-cmd', ['--state'], { timeoutMs: 10_000 });
  if (ended.state === 'missing') return null;
  if (ended.state !== 'ended') return { name: 'firewalld', on: null };
  // 252 is its documented NOT_RUNNING.
  if (ended.status === 252) return { name: 'firewalld', on: false };
  return { name: 'firewalld', on: ended.status === 0 && ended.stdout.trim() === 'running' ? true : null };
}

/** A ruleset that keeps something out: an input chain that drops by default, or a rule that drops or rejects. */
function keepsSomethingOut(ruleset: string): boolean {
  return [...ruleset.matchAll(/chain [^{]*\{([^}]*)\}/gu)].some(
    ([, chain = '']) =>
      /hook input\b/u.test(chain) && (/policy drop;/u.test(chain) || /\b(?:drop|reject)\b(?!;)/u.test(chain)),
  );
}

/** Only root sees the ruleset; for others, whether the unit that loads one is active says too little. */
async function askNftables(machine: Machine): Promise<Profile | null> {
  const ended = await machine.run('nft', ['list', 'ruleset'], { timeoutMs: 10_000 });
  if (ended.state === 'missing') return null;
  const isRead = ended.state === 'ended' && ended.status === 0;
  return { name: 'nftables', on: isRead ? keepsSomethingOut(ended.stdout) : null };
}

/**
 * The tool that is on, if one is. With several tools only one is meant to be used: those that are off do not matter then. Where
 * none is installed, there is no firewall that we know of.
 */
export const collectFirewall: Collector<FactValue<'firewall'>> = async (machine) => {
  const found = (await Promise.all([askUfw(machine), askFirewalld(machine), askNftables(machine)])).filter(
    (profile) => profile !== null,
  );
  const on = found.filter((profile) => profile.on === true);
  if (on.length > 0) return { profiles: on };
  // What cannot be told stands before what is off: it may be the one in use.
  const unknown = found.filter((profile) => profile.on === null);
  return { profiles: unknown.length > 0 ? unknown : found };
};
