/** Signs on macOS: run as root, System Integrity Protection off, Gatekeeper off. For main/check. */
import type { FactValue } from '../../../preload/contract/check-facts.ts';
import { ask, askBoth, orNull } from '../probe/ask.ts';
import type { Collector, Machine } from '../probe/probe.ts';

/** A custom configuration (parts of it off) counts as off. */
async function isIntegrityOff(machine: Machine): Promise<boolean | null> {
  const said = await orNull(ask(machine, 'csrutil', ['status']));
  const state = /^System Integrity Protection status: (enabled|disabled|unknown)(.*)$/mu.exec(said ?? '');
  if (!state) return null;
  return !(state[1] === 'enabled' && !/custom/iu.test(state[2] ?? ''));
}

async function isGatekeeperOff(machine: Machine): Promise<boolean | null> {
  const said = await orNull(askBoth(machine, 'spctl', ['--status'], { statuses: [0, 1] }));
  const words = `${said?.stdout ?? ''}${said?.stderr ?? ''}`;
  if (words.includes('assessments enabled')) return false;
  return words.includes('assessments disabled') ? true : null;
}

export const collectTampering: Collector<FactValue<'tampering'>> = async (machine) => {
  const [integrity, gatekeeper] = await Promise.all([isIntegrityOff(machine), isGatekeeperOff(machine)]);
  return {
    signs: [
      { sign: 'elevated', present: machine.isRoot },
      { sign: 'integrityOff', present: integrity },
      { sign: 'gatekeeperOff', present: gatekeeper },
    ],
  };
};
