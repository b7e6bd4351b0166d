/** Reads all facts at once. A probe that hangs, crashes or prints nonsense makes its own fact absent and no other. For check.ts. */
import {
  type Fact,
  type FactId,
  type Facts,
  type Gap,
  factIds,
  factValues,
  Facts as FactsSchema,
} from '../../preload/contract/check-facts.ts';
import { type Collectors, collectors as allCollectors } from './collectors.ts';
import { instantOfTime } from './probe/ask.ts';
import { type Known, type Machine, ProbeGap } from './probe/probe.ts';
import { traced } from './probe/traced.ts';

/** Longer than any single probe, in case one does not keep its own limit. */
const usualLimitMs = 45_000;

export interface CollectOptions {
  readonly limitMs?: number;
  readonly collectors?: Collectors;
  /** Reads this one; the others are absent. */
  readonly only?: FactId;
  /** Called after each fact, for a progress display. */
  readonly onFact?: (id: FactId) => void;
}

/** All facts, each read or absent with the reason; never rejects and never takes longer than the limit. */
export async function collectFacts(machine: Machine, known: Known, options: CollectOptions = {}): Promise<Facts> {
  const { limitMs = usualLimitMs, collectors = allCollectors, only, onFact } = options;
  const read = await Promise.all(
    factIds.map(async (id) => {
      if (only !== undefined && id !== only) return [id, notAsked(machine)] as const;
      const fact = await collectOne(id, machine, known, collectors, limitMs);
      onFact?.(id);
      return [id, fact] as const;
    }),
  );
  return FactsSchema.parse({ system: machine.system, ...Object.fromEntries(read) });
}

async function collectOne<Id extends FactId>(
  id: Id,
  machine: Machine,
  known: Known,
  collectors: Collectors,
  limitMs: number,
): Promise<Fact<Id>> {
  const trace = traced(machine);
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new ProbeGap('timeout')), limitMs);
  });
  // A clock that says nothing sensible is judged by its own fact; the others need some moment.
  const stamp = () => ({
    sources: [...trace.sources],
    readAt: instantOfTime(machine.now()) ?? new Date(0).toISOString(),
  });
  try {
    const value = await Promise.race([collectors[id][machine.system](trace.machine, known), limit]);
    const parsed = factValues[id].safeParse(value);
    return (
      parsed.success ? { state: 'read', value: parsed.data, ...stamp() } : absent('nonsense', stamp())
    ) as Fact<Id>;
  } catch (error) {
    return absent(error instanceof ProbeGap ? error.why : 'failed', stamp()) as Fact<Id>;
  } finally {
    clearTimeout(timer);
  }
}

/** A fact that nobody asked for this time. */
function notAsked(machine: Machine): Fact<FactId> {
  return absent('missing', { sources: [], readAt: instantOfTime(machine.now()) ?? new Date(0).toISOString() });
}

function absent(why: Gap, stamp: { readonly sources: string[]; readonly readAt: string }): Fact<FactId> {
  return { state: 'absent', why, ...stamp };
}
