import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { createFactsDesk } from '../../../main/engine/facts-desk.ts';
import { learnFacts } from '../../../main/engine/learn-facts.ts';
import type { FactValue, Facts } from '../../../preload/contract/check-facts.ts';
import { factsWith, goodValues } from '../../helpers/check-facts.ts';
import { everythingBlocks } from '../../helpers/check-policies.ts';
import { useStory } from '../../helpers/use-story.ts';

const updates = (over: Partial<FactValue<'updates'>>): Facts =>
  factsWith({ updates: { ...goodValues.updates, ...over } });

describe('facts that the engine takes in', () => {
  const current = useStory({ check: everythingBlocks });
  const bench = () => {
    const { env, folder } = current().sato;
    let time = 0;
    const facts = createFactsDesk(() => time);
    return {
      facts,
      wait: (ms: number) => (time += ms),
      learn: (read: Facts, only: 'firewall' | null = null) => learnFacts({ env, folder, facts }, read, only),
      note: async () =>
        JSON.parse(await readFile(path.join(folder, 'check.json'), 'utf8')) as { pendingSince: string | null },
    };
  };

  it('carry the moments of office and note, whatever whoever read them put there', async () => {
    const { learn, facts, note } = bench();
    const first = await learn(updates({ pending: 3, pendingSince: '2099-01-01T00:00:00.000Z' }));
    // Since the first time they were seen: now.
    expect(first.updates).toMatchObject({ value: { pendingSince: '2026-11-22T05:00:00.000Z' } });
    expect((await note()).pendingSince).toBe('2026-11-22T05:00:00.000Z');
    const shaded = { ...updates({ pending: 3, pendingSince: null }) };
    const clock = { ...goodValues.clock, notBefore: '1990-01-01T00:00:00.000Z' };
    const later = await learn({ ...shaded, clock: factsWith({ clock }).clock });
    expect(later.updates).toMatchObject({ value: { pendingSince: '2026-11-22T05:00:00.000Z' } });
    expect(later.clock).not.toMatchObject({ value: { notBefore: '1990-01-01T00:00:00.000Z' } });
    expect(facts.recent()).toEqual(later);
  });

  it('forget since when updates are pending only once none are', async () => {
    const { learn, note } = bench();
    await learn(updates({ pending: 1 }));
    await learn(factsWith({ updates: 'timeout' }));
    await learn(updates({ pending: null }));
    expect((await note()).pendingSince).toBe('2026-11-22T05:00:00.000Z');
    await learn(updates({ pending: 0 }));
    expect((await note()).pendingSince).toBeNull();
  });

  it('that are one fact replace that one, and make the others no younger', async () => {
    const { learn, facts, wait } = bench();
    await learn(factsWith({ firewall: 'failed', disks: 'timeout' }));
    wait(10 * 60_000);
    await learn(factsWith(), 'firewall');
    expect(facts.recent()).toMatchObject({ firewall: { state: 'read' }, disks: { state: 'absent' } });
    wait(6 * 60_000);
    expect(() => facts.recent()).toThrow(expect.objectContaining({ code: 'check/facts-old' }) as Error);
  });

  it('that are one fact alone are no facts', async () => {
    const { learn, facts } = bench();
    await learn(factsWith(), 'firewall');
    expect(() => facts.recent()).toThrow(expect.objectContaining({ code: 'check/no-facts' }) as Error);
  });
});
