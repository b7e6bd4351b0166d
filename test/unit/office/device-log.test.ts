import { describe, expect, it } from 'vitest';
import { listDeviceLog } from '../../../main/office/device-log.ts';
import { listDevices } from '../../../main/office/devices.ts';
import { acceptLogBreak } from '../../../main/office/log-breaks.ts';
import { openVault, rebuildCatalogue } from '../../../main/vault/vault.ts';
import { quietJob } from '../../helpers/job.ts';
import { type DeviceAtWork, type Story, workerPassphrase } from '../../helpers/story.ts';
import { code, useStory } from '../../helpers/use-story.ts';

const now = useStory();

const logOf = (story: Story, { id }: DeviceAtWork) =>
  listDeviceLog(story.office, { deviceId: id, offset: 0, limit: 100 });

/** A day at work: something is taken out, and a return goes home. */
async function workAndReturn(story: Story, device: DeviceAtWork, name: string): Promise<void> {
  await story.take(device, [await story.original(name, name)]);
  await story.receive(await story.packReturn(device));
}

/** Changes a row that the office has not seen yet, and sends it home. */
async function tamper(story: Story, device: DeviceAtWork): Promise<void> {
  await story.take(device, [await story.original('tampered.txt', 'x')]);
  device.vault.catalogue.run(`UPDATE audit SET data = '{"files":0}' WHERE event = 'takeout.taken'`);
  await story.receive(await story.packReturn(device));
}

describe('the log of a device', () => {
  it('comes back whole, and a row that was changed on the device is found', async () => {
    const { story, sato } = now();
    const quote = await story.original('q.txt', 'first');
    await story.packFor(sato, [quote]);
    await story.receive(await story.packReturn(sato));
    expect(logOf(story, sato)).toMatchObject({ verdict: 'intact', brokenAtSeq: null, breaks: [] });
    await tamper(story, sato);
    expect(logOf(story, sato).verdict).toBe('broken');
    expect(listDevices(story.office)).toMatchObject([{ log: 'broken', logBreaks: 0 }]);
  });

  it('stays broken whatever comes, until the office decides to go on', async () => {
    const { story, sato } = now();
    await tamper(story, sato);
    await workAndReturn(story, sato, 'later.txt');
    const { verdict, rows, brokenAtSeq } = logOf(story, sato);
    expect({ verdict, rows }).toEqual({ verdict: 'broken', rows: [] });

    acceptLogBreak(story.office, sato.id, '勤務者に聞き取り、端末を調べた');
    const decided = logOf(story, sato);
    expect(decided).toMatchObject({ verdict: 'intact', brokenAtSeq: null });
    expect(decided.breaks).toMatchObject([
      { chain: 0, brokenAtSeq, lastSeq: 0, reason: '勤務者に聞き取り、端末を調べた', isSigned: true },
    ]);
    expect(listDevices(story.office)).toMatchObject([{ log: 'intact', logBreaks: 1 }]);
    const [last] = story.office.catalogue.all('SELECT event FROM audit ORDER BY seq DESC LIMIT 1');
    expect(last).toEqual({ event: 'device.log-break-accepted' });

    await workAndReturn(story, sato, 'after.txt');
    const after = logOf(story, sato);
    const first = after.rows.at(-1);
    expect(after.verdict).toBe('intact');
    expect(first).toMatchObject({ chain: 1, seq: (decided.breaks[0]?.continuesAfter ?? 0) + 1 });
  });

  it('breaks again where a row after the decision was changed', async () => {
    const { story, sato } = now();
    await tamper(story, sato);
    acceptLogBreak(story.office, sato.id, 'looked into');
    await tamper(story, sato);
    expect(logOf(story, sato)).toMatchObject({ verdict: 'broken', breaks: [{ chain: 0 }] });
    acceptLogBreak(story.office, sato.id, 'again');
    await workAndReturn(story, sato, 'after.txt');
    expect(logOf(story, sato)).toMatchObject({ verdict: 'intact', breaks: [{ chain: 1 }, { chain: 0 }] });
  });

  it('goes on after the worker’s catalogue was rebuilt and its numbers began anew', async () => {
    const { story, sato } = now();
    for (const name of ['1.txt', '2.txt', '3.txt']) await workAndReturn(story, sato, name);
    const before = logOf(story, sato);
    await sato.vault.close();
    await rebuildCatalogue(sato.env, { folder: sato.folder, passphrase: workerPassphrase }, quietJob());
    sato.vault = await openVault(sato.env, { folder: sato.folder, passphrase: workerPassphrase });
    await workAndReturn(story, sato, 'after.txt');
    expect(logOf(story, sato)).toMatchObject({ verdict: 'broken', rows: before.rows });
    acceptLogBreak(story.office, sato.id, 'the disk broke');
    await workAndReturn(story, sato, 'later.txt');
    const after = logOf(story, sato);
    expect(after.verdict).toBe('intact');
    expect(after.rows.filter(({ chain }) => chain === 0)).toEqual(before.rows);
    expect(after.rows.some(({ chain }) => chain === 1)).toBe(true);
  });

  it('needs no decision while it is whole', async () => {
    const { story, sato } = now();
    await workAndReturn(story, sato, '1.txt');
    expect(() => {
      acceptLogBreak(story.office, sato.id, 'no reason');
    }).toThrow(code('office/log-not-broken'));
    expect(logOf(story, sato).breaks).toEqual([]);
  });

  it('shows a decision that was changed afterwards as unsigned', async () => {
    const { story, sato } = now();
    await tamper(story, sato);
    acceptLogBreak(story.office, sato.id, 'honest');
    story.office.catalogue.run(`UPDATE device_log_breaks SET decision = replace(decision, 'honest', 'better')`);
    expect(logOf(story, sato).breaks).toMatchObject([{ reason: 'better', isSigned: false }]);
  });
});
