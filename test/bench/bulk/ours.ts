/** Ourselves among the peers: the engine in a process of its own, with the vault open beforehand. For the bulk benchmark. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { Step, StepDone } from './our-process.ts';
import type { Measured, Store } from './store.ts';

/** Starts an engine. `ask` gives it a step; `end` lets it go. */
function startEngine(): { readonly ask: (step: Step) => Promise<StepDone>; readonly end: () => Promise<void> } {
  const engine = fork(new URL('our-process.ts', import.meta.url), {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    execArgv: process.execArgv.filter((flag) => flag.startsWith('--cpu-prof')),
  });
  const ended = once(engine, 'exit');
  return {
    async ask(step: Step): Promise<StepDone> {
      const answered = once(engine, 'message');
      engine.send(step);
      const answer = await Promise.race([answered, ended.then(() => null)]);
      if (answer === null) throw new Error(`the engine ended while it was to ${step.name}`);
      return answer[0] as StepDone;
    },
    async end(): Promise<void> {
      engine.disconnect();
      await ended;
    },
  };
}

export const ours: Store = {
  name: 'mochidashi',
  kind: 'vault',
  version: () => 'this checkout',
  async start(folder, { folder: source }) {
    // In a process of its own: judging a new passphrase fills the memory with word lists.
    const maker = startEngine();
    await maker.ask({ name: 'create', path: folder });
    await maker.end();
    const { ask, end } = startEngine();
    await ask({ name: 'start', path: folder });
    // One step, from locked to all names, gives all three figures.
    let listing: StepDone = { ms: 0, openMs: 0, peakKibibytes: 0, cpuMs: 0 };
    const part = (ms: number): Promise<Measured> => Promise.resolve({ ms, peakKibibytes: listing.peakKibibytes });
    return {
      takeIn: () => ask({ name: 'takeIn', path: source }),
      async open() {
        listing = await ask({ name: 'list', path: '' });
        return part(listing.openMs);
      },
      list: () => part(listing.ms),
      listOpen: () => part(listing.ms - listing.openMs),
      giveBack: (target) => ask({ name: 'giveBack', path: target }),
      verify: () => ask({ name: 'verify', path: '' }),
      close: end,
    };
  },
};
