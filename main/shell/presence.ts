/** Joins main/away to Electron and to the shell's parts: power events, the open vault, the lock, the page. For shell.ts. */
import { performance } from 'node:perf_hooks';
import { uptime } from 'node:os';
import { powerMonitor } from 'electron';
import type { CoverageState, LockReason } from '../../preload/contract/away.ts';
import type { VaultFacts } from '../../preload/contract/control.ts';
import type { Preferences, ShellEvent } from '../../preload/contract/shell.ts';
import { createAway, type Away, type SeenSignals } from '../away/away.ts';
import { connectBus } from '../away/bus/bus.ts';
import type { PowerEvent, PowerEvents } from '../away/signals/power-events.ts';
import { createSticks } from '../away/signals/stick.ts';
import { createSleepInhibitor } from '../away/sleep-inhibitor.ts';
import { createCoverageReport } from './coverage-report.ts';
import type { JsonFile } from './json-file.ts';
import type { Lock } from './lock.ts';

const tickMs = 500;

const power: PowerEvents = {
  // Electron declares each event by itself; all of these come without a value that matters here.
  on: (event, listener) =>
    void (powerMonitor.on as (event: PowerEvent, listener: () => void) => unknown)(event, listener),
  systemIdleSeconds: () => powerMonitor.getSystemIdleTime(),
};

/** Starts watching. */
export function watchPresence({
  engine,
  locking,
  preferences,
  seen,
  tellPage,
  tellEngine,
  after,
  inhibit,
}: {
  /** The engine's folder and what it said about its vault; null where none runs. */
  engine: () => { folder: string; facts: VaultFacts } | null;
  locking: Lock;
  preferences: () => Preferences;
  seen: JsonFile<SeenSignals>;
  tellPage: (event: ShellEvent) => void;
  /** What the machine notices, for the log of the open vault. */
  tellEngine: (signals: readonly CoverageState[]) => void;
  after: (ms: number, work: () => void) => () => void;
  /** Who holds the machine's sleep back, and why, in the user's language. */
  inhibit: { who: string; why: () => string };
}): Away {
  const reportCoverage = createCoverageReport({ after, tell: tellEngine });
  const away = createAway({
    platform: process.platform,
    env: process.env,
    power,
    connectBus,
    clocks: { now: () => Date.now(), monotonic: () => performance.now(), sinceBoot: () => uptime() * 1000 },
    after,
    vault() {
      const running = engine();
      return running?.facts.open ? { folder: running.folder, ...running.facts } : null;
    },
    isLocking: () => locking.isUnderWay(),
    preferences,
    lock: (reason: LockReason) => void locking.lock(reason),
    tellPage(event) {
      tellPage(event);
      if (event.type === 'coverage') reportCoverage(event.coverage);
    },
    memory: seen,
    sticks: createSticks(process.platform),
    inhibitor: createSleepInhibitor(inhibit),
  });
  setInterval(() => {
    away.tick();
  }, tickMs);
  powerMonitor.on('shutdown', () => void locking.lock('quit'));
  return away;
}
