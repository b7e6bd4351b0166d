/** Can the clock be right? A lease, grace days and dates of definitions all hang on it. For main/check. */
import type { FactValue } from '../../../preload/contract/check-facts.ts';
import { cannotTell, fail, pass, ruleFor } from '../answer.ts';
import { ask, instantOfTime, orNull } from '../probe/ask.ts';
import { ProbeGap, type Collector, type Machine } from '../probe/probe.ts';

async function isSynchronised(machine: Machine): Promise<boolean | null> {
  if (machine.system !== 'linux') return null;
  const said = await orNull(ask(machine, 'timedatectl', ['show', '-p', 'NTPSynchronized', '--value']));
  return said?.trim() === 'yes' ? true : said?.trim() === 'no' ? false : null;
}

export const collectClock: Collector<FactValue<'clock'>> = async (machine, { notBefore }) => {
  const now = instantOfTime(machine.now());
  if (now === null) throw new ProbeGap('nonsense');
  return { now, notBefore, synchronised: await isSynchronised(machine) };
};

// Two machines that wrote the moments may differ by some minutes.
const toleranceMs = 10 * 60 * 1000;

export const clockRule = ruleFor('clock', ({ value }) => {
  if (value.notBefore === null) return cannotTell('clockUnknown');
  return Date.parse(value.now) + toleranceMs < Date.parse(value.notBefore)
    ? fail('clockBehind', { at: value.now, notBefore: value.notBefore })
    : pass('clockPlausible');
});
