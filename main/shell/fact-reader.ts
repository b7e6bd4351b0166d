/**
 * Reads what this machine says of itself before work, and tells the engine before any page hears of it. A page shows facts; of making
 * them it can only name the moments that are handed in (THREAT-MODEL, known limits). No keys, no Electron. For shell.ts.
 */
import { factIds, type Facts } from '../../preload/contract/check-facts.ts';
import { AppError } from '../../preload/contract/errors.ts';
import type { ShellEvent } from '../../preload/contract/shell.ts';
import { collectFacts, createMachine, rememberPendingSince, type Machine } from '../check/check.ts';
import type { EngineSupervisor } from './engine-supervisor.ts';

/** This machine; null on a system that nobody knows. */
export const thisMachine = (): Machine | null =>
  createMachine({ platform: process.platform, environment: process.env, now: () => Date.now() });

export interface FactReader {
  /**
   * Reads everything anew. A second wish while one is under way waits for the same facts. Throws `check/system-unknown`.
   * `pendingSince` of the answer is what is to be remembered until the next time.
   */
  read(wish: {
    notBefore: string | null;
    pendingSince: string | null;
  }): Promise<{ facts: Facts; pendingSince: string | null }>;
}

export function createFactReader({
  machine,
  engine,
  tellPage,
}: {
  /** Null on a system that nobody knows. */
  machine: Machine | null;
  engine: Pick<EngineSupervisor<unknown>, 'facts' | 'tellCheckFacts'>;
  tellPage: (event: ShellEvent) => void;
}): FactReader {
  type Read = Awaited<ReturnType<FactReader['read']>>;
  let underWay: Promise<Read> | null = null;

  async function read(
    machineNow: Machine,
    { notBefore, pendingSince }: Parameters<FactReader['read']>[0],
  ): Promise<Read> {
    let done = 0;
    const known = {
      vaultFolder: engine.facts()?.folder ?? null,
      lastBackupAt: undefined,
      notBefore,
      // Updates that are seen for the first time are pending since now.
      pendingSince: pendingSince ?? new Date(machineNow.now()).toISOString(),
    };
    const facts = await collectFacts(machineNow, known, {
      onFact: () => {
        done += 1;
        tellPage({ type: 'factsProgress', done, total: factIds.length });
      },
    });
    await engine.tellCheckFacts(facts);
    return { facts, pendingSince: rememberPendingSince(pendingSince, facts.updates) };
  }

  return {
    async read(wish) {
      if (machine === null) throw new AppError('check/system-unknown');
      underWay ??= read(machine, wish).finally(() => {
        underWay = null;
      });
      return await underWay;
    },
  };
}
