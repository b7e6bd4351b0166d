/**
 * The wall clock of the real app, set by hand while it runs: the shell's, and that of every engine it starts from then on. What counts
 * since the start of the machine stays true, as it does where somebody sets the clock. libfaketime would do it for the page as well, but
 * Chromium asks for the time so often that all its threads wait for each other there: opening a vault takes minutes on a busy machine.
 */
import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LaunchedApp } from '../launch.ts';

export interface HandClock {
  /** Takes effect at once, in all these processes. */
  setBy(hours: number): void;
}

const hourMs = 60 * 60 * 1000;

/** What a process runs to have its clock moved by as many milliseconds as the file says, looked at each time. */
const program = (file: string): string => `
const { readFileSync } = require('node:fs');
const trueDate = Date;
const now = () => trueDate.now() + Number(readFileSync(${JSON.stringify(file)}, 'utf8'));
globalThis.Date = new Proxy(trueDate, {
  construct: (target, given, as) => Reflect.construct(target, given.length === 0 ? [now()] : given, as),
  get: (target, key) => (key === 'now' ? now : Reflect.get(target, key)),
});
if (process.env.HAND_CLOCK_ENTRY) require(process.env.HAND_CLOCK_ENTRY);
`;

/** The engine that runs already keeps the true time; lock and unlock once. */
export async function takeClock({ app }: LaunchedApp, folder: string): Promise<HandClock> {
  const file = join(folder, 'clock');
  const setBy = (hours: number): void => {
    writeFileSync(`${file}.new`, String(hours * hourMs));
    renameSync(`${file}.new`, file);
  };
  setBy(0);
  const setter = join(folder, 'clock.cjs');
  writeFileSync(setter, program(file));
  await app.evaluate(({ utilityProcess }, path) => {
    process.mainModule?.require(path);
    const fork = utilityProcess.fork.bind(utilityProcess);
    // Electron takes no `--require` here: what sets the clock is started in the place of the program, and goes on with it.
    utilityProcess.fork = (entry, args, options) =>
      fork(path, args, { ...options, env: { ...options?.env, HAND_CLOCK_ENTRY: entry } });
  }, setter);
  return { setBy };
}
