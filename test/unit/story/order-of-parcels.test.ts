import { readdir } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { listDevices, setDeviceState } from '../../../main/office/devices.ts';
import { renewLease } from '../../../main/office/issue.ts';
import { receiveReturn } from '../../../main/office/desk-receive.ts';
import { packTakeout } from '../../../main/office/takeout-desk.ts';
import { listReturns, packAgain } from '../../../main/takeout/returns.ts';
import { quietJob } from '../../helpers/job.ts';
import { code, useStory } from '../../helpers/use-story.ts';

const now = useStory();

describe('parcels that come in another order, twice, or not at all', () => {
  it('a second import changes nothing and says so', async () => {
    const { story, sato } = now();
    const quote = await story.original('q.txt', 'first');
    const out = story.parcel('takeout');
    await packTakeout(
      story.office,
      { paths: [quote], deviceId: sato.id, purpose: 'x', dueOn: null, outPath: out },
      quietJob(),
    );
    const first = await story.import(sato, out);
    const second = await story.import(sato, out);
    expect(first).toMatchObject({ already: false, files: 1 });
    expect(second).toMatchObject({ already: true, files: 1, entryIds: first.entryIds });

    const parcel = await story.packReturn(sato);
    const { returnId } = await receiveReturn(story.office, parcel, quietJob());
    expect(await receiveReturn(story.office, parcel, quietJob())).toEqual({ returnId, already: true });
    await story.settleAll(returnId);
    const receipt = await story.receipt(returnId);
    expect(await story.import(sato, receipt)).toMatchObject({ destroyed: 1, already: false });
    expect(await story.import(sato, receipt)).toMatchObject({ destroyed: 0, already: true });
  });

  it('a return that got lost is made again, and both arriving does no harm', async () => {
    const { story, sato } = now();
    const quote = await story.original('q.txt', 'first');
    const [id = ''] = await story.packFor(sato, [quote]);
    await story.edit(sato, id, 'second');
    const lost = await story.packReturn(sato);
    const [waiting] = listReturns(sato.vault);
    const again = story.parcel('return');
    await packAgain(sato.vault, waiting?.id ?? '', again, quietJob());
    expect(
      listReturns(sato.vault)
        .map(({ state }) => state)
        .sort(),
    ).toEqual(['replaced', 'waiting']);

    const returnId = await story.receive(again);
    await story.settleAll(returnId);
    const late = await story.receive(lost);
    expect(await story.items(late)).toMatchObject([{ proposal: 'alreadySame' }]);
    await story.settleAll(late);
    expect(await readdir(story.files)).toEqual(['q.txt']);
    expect(await story.import(sato, await story.receipt(returnId))).toMatchObject({ destroyed: 1 });
    expect(await story.import(sato, await story.receipt(late))).toMatchObject({ destroyed: 0 });
  });

  it('an older return that arrives after a newer one does not undo it', async () => {
    const { story, sato } = now();
    const quote = await story.original('q.txt', 'first');
    const [id = ''] = await story.packFor(sato, [quote]);
    await story.edit(sato, id, 'second');
    const older = await story.packReturn(sato);
    await story.edit(sato, id, 'third');
    const newer = await story.packReturn(sato);

    const newerId = await story.receive(newer);
    await story.settleAll(newerId);
    expect(await story.read(quote)).toBe('third');
    const olderId = await story.receive(older);
    expect(await story.items(olderId)).toMatchObject([{ proposal: 'nothing' }]);
    await story.settleAll(olderId);
    expect(await story.read(quote)).toBe('third');
    expect(story.stateOf(story.office, 'ledger', id)).toBe('returned');
    expect(await story.import(sato, await story.receipt(olderId))).toMatchObject({ destroyed: 0 });
    expect(await story.import(sato, await story.receipt(newerId))).toMatchObject({ destroyed: 1 });
    expect(listDevices(story.office)).toMatchObject([{ log: 'intact' }]);
  });

  it('a copy that was edited after it was packed outlives the receipt', async () => {
    const { story, sato } = now();
    const quote = await story.original('q.txt', 'first');
    const [id = ''] = await story.packFor(sato, [quote]);
    await story.edit(sato, id, 'second');
    const returnId = await story.receive(await story.packReturn(sato));
    await story.edit(sato, id, 'third');
    await story.settleAll(returnId);
    expect(await story.import(sato, await story.receipt(returnId))).toMatchObject({ destroyed: 0 });
    expect(story.stateOf(sato.vault, 'entries', id)).toBe('changed');
    expect(await story.content(sato.vault, id)).toBe('third');
  });

  it('one device cannot speak for another', async () => {
    const { story, sato } = now();
    const suzuki = await story.enrol('鈴木');
    const quote = await story.original('q.txt', 'first');
    const out = story.parcel('takeout');
    await packTakeout(
      story.office,
      { paths: [quote], deviceId: sato.id, purpose: 'x', dueOn: null, outPath: out },
      quietJob(),
    );
    await expect(story.import(suzuki, out)).rejects.toEqual(code('parcel/not-for-us'));
  });

  it('nothing is taken from a revoked device, nothing is packed for it', async () => {
    const { story, sato } = now();
    const quote = await story.original('q.txt', 'first');
    await story.packFor(sato, [quote]);
    const parcel = await story.packReturn(sato);
    setDeviceState(story.office, sato.id, 'revoked', '退職');
    await expect(story.receive(parcel)).rejects.toEqual(code('parcel/device-revoked'));
    await expect(story.packFor(sato, [quote])).rejects.toEqual(code('office/device-not-active'));
    setDeviceState(story.office, sato.id, 'active', '誤り');
    expect(await story.receive(parcel)).toMatch(/^[0-9a-f-]{36}$/u);
  });

  it('a renewal that was overtaken by a newer one is refused', async () => {
    const { story, sato } = now();
    const [older, newer] = [story.parcel('renewal'), story.parcel('renewal')];
    await renewLease(story.office, { deviceId: sato.id, leaseDays: 10, outPath: older }, quietJob());
    await renewLease(story.office, { deviceId: sato.id, leaseDays: 60, outPath: newer }, quietJob());
    expect(await story.import(sato, newer)).toMatchObject({ kind: 'renewal', already: false });
    await expect(story.import(sato, older)).rejects.toEqual(code('parcel/old-sequence'));
    expect(await story.import(sato, newer)).toMatchObject({ already: true });
  });
});
