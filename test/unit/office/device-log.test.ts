import { describe, expect, it } from 'vitest';
import { listDeviceLog } from '../../../main/office/device-log.ts';
import { listDevices } from '../../../main/office/devices.ts';
import { useStory } from '../../helpers/use-story.ts';

const now = useStory();

describe('the log of a device', () => {
  it('comes back whole, and a row that was changed on the device is found', async () => {
    const { story, sato } = now();
    const quote = await story.original('q.txt', 'first');
    await story.packFor(sato, [quote]);
    await story.receive(await story.packReturn(sato));
    expect(listDeviceLog(story.office, { deviceId: sato.id, offset: 0, limit: 100 })).toMatchObject({
      verdict: 'intact',
      brokenAtSeq: null,
    });
    await story.take(sato, [await story.original('2.txt', 'second')]);
    sato.vault.catalogue.run(`UPDATE audit SET data = '{"files":0}' WHERE event = 'takeout.taken'`);
    await story.receive(await story.packReturn(sato));
    expect(listDeviceLog(story.office, { deviceId: sato.id, offset: 0, limit: 100 }).verdict).toBe('broken');
    expect(listDevices(story.office)).toMatchObject([{ log: 'broken' }]);
  });
});
