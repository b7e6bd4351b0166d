/**
 * Reads what this machine says of itself before work, and tells the engine before any page hears of it. A page shows facts; it can make
 * none: moments that no probe knows, the engine adds itself (learn-facts.ts). No keys, no Electron. For shell.ts.
 */
import { factIds, type FactId, type Facts } from '../../preload/contract/check-facts.ts';
import { AppError } from '../../preload/contract/errors.ts';
import type { ShellEvent } from '../../preload/contract/shell.ts';
import { collectFacts, createMachine, type Machine } from '../check/check.ts';
import type { EngineSupervisor } from './engine-supervisor.ts';

/** This machine; null on a system that nobody knows. */
export const thisMachine = (): Machine | null =>
  createMachine({ platform: process.platform, environment: process.env, now: () => Date.now() });

export interface FactReader {
  /**
   * Reads everything anew, or one fact. The same wish while one is under way waits for the same facts. What was read while another
   * vault's folder was chosen is not told; it is read again for that folder. Throws `check/system-unknown`.
   */
  read(only: FactId | null): Promise<{ facts: Facts }>;
}

type Read = Awaited<ReturnType<FactReader['read']>>;

/** So often the folder may change while facts are read. */
const mostTurns = 5;

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
  let underWay: { readonly only: FactId | null; readonly folder: string | null; readonly read: Promise<Read> } | null =
    null;
  /** What was read last, and for which folder: whoever asks for one fact anew gets the others from here. */
  let last: { readonly folder: string | null; readonly facts: Facts } | null = null;

  const folderNow = (): string | null => engine.facts()?.folder ?? null;

  async function collect(machineNow: Machine, folder: string | null, only: FactId | null): Promise<Facts> {
    const total = only === null ? factIds.length : 1;
    let done = 0;
    // What no probe can know stays open here.
    const known = { vaultFolder: folder, lastBackupAt: undefined, notBefore: null, pendingSince: null };
    return collectFacts(machineNow, known, {
      ...(only === null ? {} : { only }),
      onFact: () => {
        done += 1;
        tellPage({ type: 'factsProgress', done, total });
      },
    });
  }

  async function read(machineNow: Machine, wanted: FactId | null): Promise<Read> {
    for (let turn = 0; turn < mostTurns; turn += 1) {
      const folder = folderNow();
      const before = last?.folder === folder ? last.facts : null;
      const only = before === null ? null : wanted;
      const found = await collect(machineNow, folder, only);
      if (folderNow() !== folder) continue;
      const facts = before === null || only === null ? found : { ...before, [only]: found[only] };
      last = { folder, facts };
      await engine.tellCheckFacts(facts, only);
      return { facts };
    }
    throw new AppError('check/no-facts');
  }

  return {
    async read(only) {
      if (machine === null) throw new AppError('check/system-unknown');
      const folder = folderNow();
      if (underWay === null || underWay.only !== only || underWay.folder !== folder) {
        const mine = { only, folder, read: read(machine, only) };
        underWay = mine;
        mine.read
          .catch(() => undefined)
          .finally(() => {
            if (underWay === mine) underWay = null;
          });
      }
      return await underWay.read;
    },
  };
}
