import { describe, expect, it } from 'vitest';
import type { FactId, Facts } from '../../../preload/contract/check-facts.ts';
import type { ShellEvent } from '../../../preload/contract/shell.ts';
import { createFactReader } from '../../../main/shell/fact-reader.ts';
import { createRecordedMachine } from '../../helpers/recorded-machine.ts';

const closed = { open: false } as const;

/** A reader on a machine whose firewall can be switched, before an engine whose folder can change. */
function bench() {
  let folder: string | null = '/vaults/one';
  let isFirewallOn = false;
  let asked = 0;
  let onAsk: (() => void) | null = null;
  const told: { facts: Facts; only: FactId | null }[] = [];
  const events: ShellEvent[] = [];
  const recorded = createRecordedMachine({ name: 'switchable', source: 'made up', system: 'linux' });
  const machine: typeof recorded = {
    ...recorded,
    readFile: async (path) => {
      if (path !== '/etc/ufw/ufw.conf') return recorded.readFile(path);
      asked += 1;
      onAsk?.();
      return new TextEncoder().encode(`ENABLED=${isFirewallOn ? 'yes' : 'no'}\n`);
    },
  };
  const reader = createFactReader({
    machine,
    engine: {
      facts: () => (folder === null ? null : { folder, facts: closed }),
      tellCheckFacts: (facts, only) => {
        told.push({ facts, only });
        return Promise.resolve();
      },
    },
    tellPage: (event) => events.push(event),
  });
  return {
    reader,
    told,
    events,
    asked: () => asked,
    turnFirewallOn: () => (isFirewallOn = true),
    choose: (other: string) => (folder = other),
    onAsk: (work: () => void) => (onAsk = work),
  };
}

describe('reading facts', () => {
  it('reads everything once for two wishes at the same time, and tells the engine before the page hears', async () => {
    const { reader, told, asked } = bench();
    const [one, other] = await Promise.all([reader.read(null), reader.read(null)]);
    expect(one).toBe(other);
    expect([asked(), told.map(({ only }) => only)]).toEqual([1, [null]]);
    expect(told[0]?.facts).toBe(one.facts);
  });

  it('names no moment that only engine and office know', async () => {
    const { reader } = bench();
    const { facts } = await reader.read(null);
    expect(facts.clock).toMatchObject({ state: 'read', value: { notBefore: null } });
    expect(JSON.stringify(facts)).not.toContain('pendingSince":"');
  });

  it('reads one fact anew and leaves the others as they were', async () => {
    const { reader, told, turnFirewallOn, events } = bench();
    const { facts: first } = await reader.read(null);
    turnFirewallOn();
    events.length = 0;
    const { facts } = await reader.read('firewall');
    expect(facts.firewall).not.toEqual(first.firewall);
    expect({ ...facts, firewall: null }).toEqual({ ...first, firewall: null });
    expect(told.map(({ only }) => only)).toEqual([null, 'firewall']);
    expect(events).toEqual([{ type: 'factsProgress', done: 1, total: 1 }]);
  });

  it('reads everything for a folder of which nothing was read, also where one fact was wished for', async () => {
    const { reader, told, choose } = bench();
    expect((await reader.read('firewall')).facts.clock.state).toBe('read');
    choose('/vaults/two');
    await reader.read('firewall');
    expect(told.map(({ only }) => only)).toEqual([null, null]);
  });

  it('tells no facts that were read while another folder was chosen, and reads them again', async () => {
    const { reader, told, choose, onAsk, asked } = bench();
    onAsk(() => {
      if (asked() === 1) choose('/vaults/two');
    });
    await reader.read(null);
    expect([asked(), told.length]).toEqual([2, 1]);
  });

  it('does not answer a wish for another folder with the facts that are under way for the first', async () => {
    const { reader, told, choose } = bench();
    const first = reader.read(null);
    choose('/vaults/two');
    const [one, other] = await Promise.all([first, reader.read(null)]);
    expect(one.facts).not.toBe(other.facts);
    expect(told).toHaveLength(2);
  });

  it('gives up where the folder changes each time', async () => {
    const { reader, told, choose, onAsk, asked } = bench();
    onAsk(() => choose(`/vaults/${asked()}`));
    await expect(reader.read(null)).rejects.toMatchObject({ code: 'check/no-facts' });
    expect(told).toEqual([]);
  });
});
