import { describe, expect, it } from 'vitest';
import { describeDevice, requireDevice } from '../../../main/office/devices.ts';
import { ReturnBody } from '../../../main/parcel/bodies.ts';
import { listAudit } from '../../../main/audit/audit.ts';
import { noteCoverage, readCoverage } from '../../../main/takeout/coverage.ts';
import { SignalId, type CoverageState } from '../../../preload/contract/away.ts';
import { useStory } from '../../helpers/use-story.ts';

const now = useStory();

const linux: CoverageState[] = SignalId.options.map((signal) =>
  signal === 'lid'
    ? { signal, state: 'unavailable', reason: 'noDevice' }
    : signal === 'stick'
      ? { signal, state: 'unavailable', reason: 'notSet' }
      : { signal, state: signal === 'suspend' ? 'untested' : 'works', reason: null },
);
const withSuspend = linux.map((each) => (each.signal === 'suspend' ? { ...each, state: 'works' as const } : each));

describe('what a machine notices', () => {
  it('goes into the log when it changes, and only then', () => {
    const { sato, story } = now();
    const logged = () =>
      listAudit(sato.vault.catalogue, { search: 'away.coverage', offset: 0, limit: 10 }).rows.map(({ data }) => data);
    noteCoverage(sato.vault, linux);
    expect(logged()).toMatchObject([
      { works: 8, untested: 1, unavailable: 1, lid: 'noDevice', stick: 'notSet', suspend: 'untested', clock: 'works' },
    ]);
    story.clock.pass(60_000);
    noteCoverage(sato.vault, linux);
    expect(logged()).toHaveLength(1);
    // It was looked at all the same.
    expect(readCoverage(sato.vault)?.at).toBe(new Date(story.clock.now()).toISOString());
    noteCoverage(sato.vault, withSuspend);
    expect(logged()).toHaveLength(2);
  });

  it('reaches the office with the return, with the log that tells of it', async () => {
    const { sato, story } = now();
    const device = () => describeDevice(story.office, requireDevice(story.office, sato.id));
    const take = async (name: string) => story.take(sato, [await story.original(name, 'x')]);
    expect(device().coverage).toBeNull();
    await take('一.txt');
    // One that never looked says so, and takes nothing away.
    await story.receive(await story.packReturn(sato));
    expect(device().coverage).toBeNull();
    noteCoverage(sato.vault, withSuspend);
    const at = readCoverage(sato.vault)?.at;
    await take('二.txt');
    await story.receive(await story.packReturn(sato));
    expect(device().coverage).toEqual({ at, signals: withSuspend });
    const events = story.office.catalogue.all<{ event: string }>('SELECT event FROM device_log WHERE device_id = ?', [
      sato.id,
    ]);
    expect(events.map(({ event }) => event)).toContain('away.coverage');
    expect(device().log).toBe('intact');
  });

  it('is refused in a return where it is not of the contract, and may be missing in an older one', () => {
    const { coverage } = ReturnBody.shape;
    expect(coverage.parse(undefined)).toBeNull();
    const at = '2026-11-28T00:00:00.000Z';
    for (const hostile of [
      { at, signals: [{ signal: 'seance', state: 'works', reason: null }] },
      { at, signals: [{ signal: 'lid', state: 'works', reason: null, words: '<b>' }] },
      { at, signals: Array.from({ length: 1000 }, () => withSuspend[0]) },
      { at: 'yesterday', signals: [] },
    ]) {
      expect(coverage.safeParse(hostile).success).toBe(false);
    }
  });
});
