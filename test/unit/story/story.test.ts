import { readFile, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { listDevices } from '../../../main/office/devices.ts';
import { renewLease } from '../../../main/office/issue.ts';
import { packTakeout } from '../../../main/office/takeout-desk.ts';
import { isLeaseOver } from '../../../main/takeout/lease.ts';
import { listReturns } from '../../../main/takeout/returns.ts';
import { dayMs } from '../../helpers/clock.ts';
import { quietJob } from '../../helpers/job.ts';
import { code, useStory } from '../../helpers/use-story.ts';

const now = useStory();

describe('the whole story', () => {
  it('goes from the office to the worker and back, and the copy ends with the receipt', async () => {
    const { story, sato } = now();
    const quote = await story.original('見積/見積書.txt', 'first');
    const plan = await story.original('図面.csv', 'a,b\n1,2\n');
    const [quoteId = ''] = await story.packFor(sato, [quote]);
    const [planId = ''] = await story.take(sato, [plan]);
    expect(await story.content(sato.vault, quoteId)).toBe('first');

    await story.edit(sato, quoteId, 'second');
    expect(story.stateOf(sato.vault, 'entries', quoteId)).toBe('changed');
    const returnId = await story.receive(await story.packReturn(sato));
    expect(story.stateOf(sato.vault, 'entries', quoteId)).toBe('returning');
    expect(story.stateOf(story.office, 'ledger', planId)).toBe('returning');

    const proposals = (await story.items(returnId)).map(({ name, proposal }) => [name, proposal]);
    expect(Object.fromEntries(proposals)).toEqual({ '見積書.txt': 'writeBack', '図面.csv': 'nothing' });
    expect(await story.read(quote)).toBe('first');
    await story.settleAll(returnId);
    expect(await story.read(quote)).toBe('second');

    const imported = await story.import(sato, await story.receipt(returnId));
    expect(imported).toMatchObject({ kind: 'receipt', destroyed: 2, already: false });
    expect(story.stateOf(sato.vault, 'entries', quoteId)).toBe('returned');
    expect(story.stateOf(story.office, 'ledger', quoteId)).toBe('returned');
    expect(sato.vault.files.versions(quoteId)).toEqual([]);
    expect(listReturns(sato.vault)).toMatchObject([{ state: 'receipted', files: 2, changed: 1 }]);
    expect(listDevices(story.office)).toMatchObject([{ filesOut: 0, log: 'intact', state: 'active' }]);
    expect(listDevices(story.office)[0]?.escrowProvedAt).not.toBeNull();
  });

  it('keeps the replaced original in the office vault', async () => {
    const { story, sato } = now();
    const quote = await story.original('q.txt', 'first');
    const [id = ''] = await story.packFor(sato, [quote]);
    await story.edit(sato, id, 'second');
    await story.settleAll(await story.receive(await story.packReturn(sato)));
    const kept = story.office.catalogue.all<{ id: string }>(`SELECT id FROM entries WHERE kind = 'kept'`);
    expect(await Promise.all(kept.map((entry) => story.content(story.office, entry.id)))).toEqual(['first']);
  });

  it('leaves nothing half done behind on the stick or beside the originals', async () => {
    const { story, sato } = now();
    const quote = await story.original('q.txt', 'first');
    const [id = ''] = await story.packFor(sato, [quote]);
    await story.edit(sato, id, 'second');
    await story.settleAll(await story.receive(await story.packReturn(sato)));
    expect(await readdir(story.files)).toEqual(['q.txt']);
    expect((await readdir(path.join(story.root, 'stick'))).filter((name) => !name.endsWith('.mochi'))).toEqual([]);
  });
});

describe('a lease', () => {
  it('that is over lets files go home, and a renewal opens the way again', async () => {
    const { story, sato } = now();
    const quote = await story.original('q.txt', 'first');
    const [id = ''] = await story.packFor(sato, [quote]);
    story.clock.pass(31 * dayMs);
    expect(isLeaseOver(sato.vault)).toBe(true);
    await expect(story.take(sato, [quote])).rejects.toEqual(code('lease/over'));
    const returnId = await story.receive(await story.packReturn(sato));
    await story.settleAll(returnId);
    expect(await story.import(sato, await story.receipt(returnId))).toMatchObject({ destroyed: 1, entryIds: [id] });

    const renewal = story.parcel('renewal');
    await renewLease(story.office, { deviceId: sato.id, leaseDays: 7, outPath: renewal }, quietJob());
    await story.import(sato, renewal);
    expect(isLeaseOver(sato.vault)).toBe(false);
    expect(await story.take(sato, [quote])).toHaveLength(1);
  });

  it('is not made longer by setting the clock back', async () => {
    const { story, sato } = now();
    const quote = await story.original('q.txt', 'first');
    story.clock.pass(29 * dayMs);
    await story.take(sato, [quote]);
    story.clock.pass(2 * dayMs);
    await story.packReturn(sato);
    story.clock.pass(-20 * dayMs);
    expect(isLeaseOver(sato.vault)).toBe(true);
  });
});

describe('originals', () => {
  it('that vanish or change while they are packed are left out, the others go', async () => {
    const { story, sato } = now();
    const [stays, gone, changed] = [
      await story.original('stays.txt', 'a'),
      await story.original('gone.txt', 'b'),
      await story.original('changed.txt', 'c'),
    ];
    const outPath = story.parcel('takeout');
    const hashOutside = story.office.files.hashOutside.bind(story.office.files);
    let calls = 0;
    const tampering = {
      ...story.office,
      files: {
        ...story.office.files,
        async hashOutside(...args: Parameters<typeof hashOutside>) {
          calls += 1;
          // The second time is the reading back, after the copies were made.
          if (calls === 2) await Promise.all([rm(gone), writeFile(changed, 'C')]);
          return hashOutside(...args);
        },
      },
    };
    const order = { paths: [stays, gone, changed], deviceId: sato.id, purpose: 'x', dueOn: null, outPath };
    const packed = await packTakeout(tampering, order, quietJob());
    expect(packed.leftOut).toEqual([
      { name: 'gone.txt', folder: '', code: 'takeout/original-missing' },
      { name: 'changed.txt', folder: '', code: 'takeout/original-changed' },
    ]);
    expect(packed.files).toBe(1);
    expect(await story.import(sato, outPath)).toMatchObject({ files: 1 });
    expect((await readFile(outPath)).length).toBe(packed.parcel.sizeBytes);
  });
});
