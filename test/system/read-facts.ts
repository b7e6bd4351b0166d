/** Prints chosen facts of the machine it runs on as JSON; a program of its own, so that tests can run it in another namespace or as another user. */
import { createMachine, collectFacts } from '../../main/check/check.ts';
import { collectors, type Collectors } from '../../main/check/collectors.ts';
import { ProbeGap } from '../../main/check/probe/probe.ts';
import { factIds } from '../../preload/contract/check-facts.ts';

const [vaultFolder = '', ...wanted] = process.argv.slice(2);
const notAsked = () => Promise.reject(new ProbeGap('unsupported'));
const machine = createMachine({ platform: process.platform, environment: process.env, now: () => Date.now() });
if (machine === null) throw new Error('this system cannot be checked');
const chosen = Object.fromEntries(
  factIds.map((id) => [
    id,
    wanted.includes(id) ? collectors[id] : { linux: notAsked, windows: notAsked, macos: notAsked },
  ]),
) as unknown as Collectors;
const known = {
  vaultFolder: vaultFolder === '' ? null : vaultFolder,
  lastBackupAt: undefined,
  notBefore: null,
  pendingSince: new Date().toISOString(),
};
process.stdout.write(JSON.stringify(await collectFacts(machine, known, { collectors: chosen })));
