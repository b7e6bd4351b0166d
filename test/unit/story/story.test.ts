import { readFile, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listDeviceLog } from '../../../main/office/device-log.ts';
import { listDevices, setDeviceState } from '../../../main/office/devices.ts';
import { settleReturn } from '../../../main/office/desk-settle.ts';
import { answerRequest, listApprovals, receiveRequest } from '../../../main/office/approvals.ts';
import { renewLease } from '../../../main/office/issue.ts';
import { savePolicy } from '../../../main/office/policy.ts';
import { answerRecovery, inspectRecovery } from '../../../main/office/recover.ts';
import { receiveReturn } from '../../../main/office/desk-receive.ts';
import { packTakeout } from '../../../main/office/takeout-desk.ts';
import { listRequests, requestApproval, takeApproved } from '../../../main/takeout/approvals.ts';
import { isLeaseOver } from '../../../main/takeout/lease.ts';
import { createPlans, describePlan, takePlan } from '../../../main/takeout/plans.ts';
import { acceptPolicy, currentPolicy } from '../../../main/takeout/policies.ts';
import { acceptRecovery, requestRecovery } from '../../../main/takeout/recovery.ts';
import { listReturns, packAgain } from '../../../main/takeout/returns.ts';
import { openVault } from '../../../main/vault/vault.ts';
import { dayMs } from '../../helpers/clock.ts';
import { quietJob } from '../../helpers/job.ts';
import { type DeviceAtWork, type Story, createStory, workerPassphrase } from '../../helpers/story.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';
import { leastArgonParameters } from '../../../main/crypto/argon.ts';

let story: Story;
let sato: DeviceAtWork;

beforeEach(async () => {
  story = await createStory(await tempFolder());
  sato = await story.enrol('佐藤');
});

afterEach(async () => {
  await story.close();
});

const code = (wanted: string) => expect.objectContaining({ code: wanted }) as unknown;

describe('the whole story', () => {
  it('goes from the office to the worker and back, and the copy ends with the receipt', async () => {
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
    const quote = await story.original('q.txt', 'first');
    const [id = ''] = await story.packFor(sato, [quote]);
    await story.edit(sato, id, 'second');
    await story.settleAll(await story.receive(await story.packReturn(sato)));
    const kept = story.office.catalogue.all<{ id: string }>(`SELECT id FROM entries WHERE kind = 'kept'`);
    expect(await Promise.all(kept.map((entry) => story.content(story.office, entry.id)))).toEqual(['first']);
  });

  it('leaves nothing half done behind on the stick or beside the originals', async () => {
    const quote = await story.original('q.txt', 'first');
    const [id = ''] = await story.packFor(sato, [quote]);
    await story.edit(sato, id, 'second');
    await story.settleAll(await story.receive(await story.packReturn(sato)));
    expect(await readdir(story.files)).toEqual(['q.txt']);
    expect((await readdir(path.join(story.root, 'stick'))).filter((name) => !name.endsWith('.mochi'))).toEqual([]);
  });
});

describe('the returns desk', () => {
  it('keeps both when the original changed meanwhile', async () => {
    const quote = await story.original('報告書.txt', 'first');
    const [id = ''] = await story.packFor(sato, [quote]);
    await story.edit(sato, id, 'by the worker');
    await writeFile(quote, 'by a colleague');
    const returnId = await story.receive(await story.packReturn(sato));
    const [item] = await story.settleAll(returnId);
    expect(item).toMatchObject({ done: 'keepBoth', problem: null });
    expect(await story.read(quote)).toBe('by a colleague');
    expect(path.basename(item?.writtenTo ?? '')).toBe('報告書 (返却 2026-11-22 佐藤).txt');
    expect(await story.read(item?.writtenTo ?? '')).toBe('by the worker');
  });

  it('restores a changed file whose original is gone', async () => {
    const quote = await story.original('q.txt', 'first');
    const [id = ''] = await story.packFor(sato, [quote]);
    await story.edit(sato, id, 'second');
    await rm(quote);
    const [item] = await story.settleAll(await story.receive(await story.packReturn(sato)));
    expect(item).toMatchObject({ done: 'restore', writtenTo: quote, problem: null });
    expect(await story.read(quote)).toBe('second');
  });

  it('asks for the content of an unchanged file whose original is gone, and does not let the copy be destroyed before', async () => {
    const quote = await story.original('q.txt', 'only');
    const [id = ''] = await story.packFor(sato, [quote]);
    await rm(quote);
    const first = await story.receive(await story.packReturn(sato));
    expect(await story.settleAll(first)).toMatchObject([{ done: 'restore', problem: 'desk/content-wanted' }]);
    expect(await story.import(sato, await story.receipt(first))).toMatchObject({ destroyed: 0 });
    expect(story.stateOf(sato.vault, 'entries', id)).toBe('out');

    const second = await story.receive(await story.packReturn(sato));
    expect(await story.settleAll(second)).toMatchObject([{ done: 'restore', problem: null, writtenTo: quote }]);
    expect(await story.read(quote)).toBe('only');
    expect(await story.import(sato, await story.receipt(second))).toMatchObject({ destroyed: 1 });
  });

  it('looks again just before it writes', async () => {
    const quote = await story.original('q.txt', 'first');
    const [id = ''] = await story.packFor(sato, [quote]);
    await story.edit(sato, id, 'second');
    const returnId = await story.receive(await story.packReturn(sato));
    const [item] = await story.items(returnId);
    await writeFile(quote, 'changed after it was compared');
    const decision = { itemId: item?.id ?? '', action: 'writeBack' as const };
    const result = await settleReturn(story.office, returnId, [decision], quietJob());
    expect(result).toMatchObject({ settled: false, items: [{ done: null, problem: 'desk/original-changed' }] });
    expect(await story.read(quote)).toBe('changed after it was compared');
    await expect(story.receipt(returnId)).rejects.toEqual(code('desk/not-settled'));
  });

  it('does nothing the second time', async () => {
    const quote = await story.original('q.txt', 'first');
    const [id = ''] = await story.packFor(sato, [quote]);
    await story.edit(sato, id, 'second');
    const returnId = await story.receive(await story.packReturn(sato));
    const [before] = await story.settleAll(returnId);
    await writeFile(quote, 'newer');
    const again = { itemId: before?.id ?? '', action: 'writeBack' as const };
    const result = await settleReturn(story.office, returnId, [again], quietJob());
    expect(result.settled).toBe(true);
    expect(await story.read(quote)).toBe('newer');
  });

  it('takes a file that was written already for done, as after a crash between writing and recording', async () => {
    const quote = await story.original('q.txt', 'first');
    const [id = ''] = await story.packFor(sato, [quote]);
    await story.edit(sato, id, 'second');
    const returnId = await story.receive(await story.packReturn(sato));
    await writeFile(quote, 'second');
    expect(await story.items(returnId)).toMatchObject([{ proposal: 'alreadySame' }]);
    const [item] = await story.items(returnId);
    const decision = { itemId: item?.id ?? '', action: 'writeBack' as const };
    expect(await settleReturn(story.office, returnId, [decision], quietJob())).toMatchObject({ settled: true });
  });

  it('does not write where a device says its original was, unless that is a place for office files', async () => {
    const quote = await story.original('.profile', 'first');
    const [id = ''] = await story.take(sato, [quote]);
    await story.edit(sato, id, 'rm -rf everything');
    const returnId = await story.receive(await story.packReturn(sato));
    const [item] = await story.items(returnId);
    expect(item?.proposal).toBe('nothing');
    for (const action of ['nothing', 'writeBack', 'keepBoth', 'restore'] as const) {
      const decision = { itemId: item?.id ?? '', action };
      const result = await settleReturn(story.office, returnId, [decision], quietJob());
      expect(result.items).toMatchObject([{ done: null, problem: 'desk/action-not-possible' }]);
    }
    expect(await story.read(quote)).toBe('first');
    const reject = { itemId: item?.id ?? '', action: 'reject' as const };
    expect(await settleReturn(story.office, returnId, [reject], quietJob())).toMatchObject({ settled: true });
    const kept = story.office.catalogue.get<{ id: string }>(`SELECT id FROM entries WHERE kind = 'returned'`);
    expect(await story.content(story.office, kept?.id ?? '')).toBe('rm -rf everything');
  });
});

describe('parcels that come in another order, twice, or not at all', () => {
  it('a second import changes nothing and says so', async () => {
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
    const [older, newer] = [story.parcel('renewal'), story.parcel('renewal')];
    await renewLease(story.office, { deviceId: sato.id, leaseDays: 10, outPath: older }, quietJob());
    await renewLease(story.office, { deviceId: sato.id, leaseDays: 60, outPath: newer }, quietJob());
    expect(await story.import(sato, newer)).toMatchObject({ kind: 'renewal', already: false });
    await expect(story.import(sato, older)).rejects.toEqual(code('parcel/old-sequence'));
    expect(await story.import(sato, newer)).toMatchObject({ already: true });
  });
});

describe('a lease', () => {
  it('that is over lets files go home, and a renewal opens the way again', async () => {
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
    const quote = await story.original('q.txt', 'first');
    story.clock.pass(29 * dayMs);
    await story.take(sato, [quote]);
    story.clock.pass(2 * dayMs);
    await story.packReturn(sato);
    story.clock.pass(-20 * dayMs);
    expect(isLeaseOver(sato.vault)).toBe(true);
  });
});

describe('the policy', () => {
  it('refuses what never leaves, has what is beyond it approved, and lets the approved files out', async () => {
    const key = await story.original('server.key', 'secret');
    const dump = await story.original('顧客.sql', 'insert');
    const plain = await story.original('メモ.txt', 'ok');
    const plans = createPlans(sato.vault);
    const plan = await plans.make([key, dump, plain], quietJob());
    const described = describePlan(plan);
    expect(described).toMatchObject({ allowed: 1, needsApproval: 1, refused: 1, totalFiles: 3 });
    expect(described.candidates.map(({ verdict }) => verdict)).toEqual([
      'refused:forbidden',
      'needsApproval:extension',
      'allowed',
    ]);

    const [request, answer] = [story.parcel('request'), story.parcel('approval')];
    await requestApproval(sato.vault, plan, { purpose: '移行', dueOn: null, outPath: request }, quietJob());
    const { requestId } = await receiveRequest(story.office, request);
    expect(await receiveRequest(story.office, request)).toEqual({ requestId, already: true });
    expect(listApprovals(story.office)).toMatchObject([
      { workerName: '佐藤', state: 'open', files: [{ name: '顧客.sql' }] },
    ]);
    await expect(takeApproved(sato.vault, requestId, quietJob())).rejects.toEqual(code('takeout/request-not-approved'));
    await answerRequest(story.office, { requestId, approved: [0], answer: '可', outPath: answer }, quietJob());
    await story.import(sato, answer);
    expect(listRequests(sato.vault)).toMatchObject([{ state: 'approved', answer: '可' }]);
    const { entryIds } = await takeApproved(sato.vault, requestId, quietJob());
    expect(await story.content(sato.vault, entryIds[0] ?? '')).toBe('insert');
    expect(listRequests(sato.vault)).toMatchObject([{ state: 'taken' }]);

    await story.receive(await story.packReturn(sato));
    const row = story.office.catalogue.get<{ allowed_ground: string; allowed_name: string }>(
      'SELECT * FROM ledger WHERE id = ?',
      [entryIds[0] ?? ''],
    );
    expect(row).toMatchObject({ allowed_ground: 'approval', allowed_name: '田中' });
  });

  it('that is new waits to be accepted before anything is taken', async () => {
    const quote = await story.original('q.txt', 'first');
    await savePolicy(story.office, { ...currentPolicy(story.office).policy, title: '改定' });
    const renewal = story.parcel('renewal');
    await renewLease(story.office, { deviceId: sato.id, leaseDays: 30, outPath: renewal }, quietJob());
    expect(await story.import(sato, renewal)).toMatchObject({ policyVersion: 2 });
    await expect(story.take(sato, [quote])).rejects.toEqual(code('takeout/policy-not-accepted'));
    expect(() => acceptPolicy(sato.vault, 1)).toThrow(
      expect.objectContaining({ code: 'policy/version-unknown' }) as Error,
    );
    acceptPolicy(sato.vault, 2);
    expect(await story.take(sato, [quote])).toHaveLength(1);
  });

  it('counts what is out already, and takes nothing from the vault itself, through links or from pipes', async () => {
    const [first, second] = [
      await story.original('1.txt', 'x'.repeat(600)),
      await story.original('2.txt', 'x'.repeat(600)),
    ];
    const { policy } = currentPolicy(story.office);
    await savePolicy(story.office, { ...policy, takeout: { ...policy.takeout, maxBytesOut: 1000 } });
    const renewal = story.parcel('renewal');
    await renewLease(story.office, { deviceId: sato.id, leaseDays: 30, outPath: renewal }, quietJob());
    await story.import(sato, renewal);
    acceptPolicy(sato.vault, 2);
    await story.take(sato, [first]);
    const plan = await createPlans(sato.vault).make([second, sato.folder], quietJob());
    expect(plan.files.map(({ verdict }) => verdict)).toEqual(['refused:vaultFull', 'refused:inVault']);
    await expect(takePlan(sato.vault, plan, { purpose: 'x', dueOn: null }, quietJob())).rejects.toEqual(
      code('takeout/nothing-to-take'),
    );
  });
});

describe('a forgotten passphrase', () => {
  it('is replaced with the help of the office, which sees neither', async () => {
    const quote = await story.original('q.txt', 'first');
    const [id = ''] = await story.packFor(sato, [quote]);
    await sato.vault.close();
    const [request, answer] = [story.parcel('recovery'), story.parcel('recovery')];
    const { fingerprint } = await requestRecovery(sato.env, sato.folder, request, quietJob());
    expect(await inspectRecovery(story.office, request)).toMatchObject({
      deviceId: sato.id,
      workerName: '佐藤',
      fingerprint,
    });
    const other = fingerprint.map(() => '0000');
    await expect(
      answerRecovery(story.office, { path: request, comparedFingerprint: other, outPath: answer }, quietJob()),
    ).rejects.toEqual(code('office/fingerprint-differs'));
    await answerRecovery(
      story.office,
      { path: request, comparedFingerprint: fingerprint, outPath: answer },
      quietJob(),
    );

    const passphrase = 'another long passphrase 9';
    sato.vault = await acceptRecovery(sato.env, sato.folder, { path: answer, passphrase, cost: leastArgonParameters });
    expect(await story.content(sato.vault, id)).toBe('first');
    await sato.reopen(passphrase);
    await sato.vault.close();
    await expect(openVault(sato.env, { folder: sato.folder, passphrase: workerPassphrase })).rejects.toEqual(
      code('vault/wrong-passphrase'),
    );
    story.clock.pass(dayMs);
    sato.vault = await openVault(sato.env, { folder: sato.folder, passphrase });
    // The answer is worth nothing a second time: its key is gone.
    await sato.vault.close();
    await expect(acceptRecovery(sato.env, sato.folder, { path: answer, passphrase })).rejects.toEqual(
      code('recovery/none'),
    );
    sato.vault = await openVault(sato.env, { folder: sato.folder, passphrase });
  });

  it('is not helped with for a device that was lost, nor with another request', async () => {
    await sato.vault.close();
    const [request, answer] = [story.parcel('recovery'), story.parcel('recovery')];
    const { fingerprint } = await requestRecovery(sato.env, sato.folder, request, quietJob());
    setDeviceState(story.office, sato.id, 'lost', '電車に置き忘れ');
    const order = { path: request, comparedFingerprint: fingerprint, outPath: answer };
    await expect(answerRecovery(story.office, order, quietJob())).rejects.toEqual(code('office/device-not-active'));
    setDeviceState(story.office, sato.id, 'active', '見つかった');
    await answerRecovery(story.office, order, quietJob());
    await requestRecovery(sato.env, sato.folder, story.parcel('recovery'), quietJob());
    await expect(
      acceptRecovery(sato.env, sato.folder, { path: answer, passphrase: 'another long passphrase 9' }),
    ).rejects.toEqual(code('parcel/not-for-us'));
    await sato.reopen();
  });
});

describe('the log of a device', () => {
  it('comes back whole, and a row that was changed on the device is found', async () => {
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

describe('originals', () => {
  it('that vanish or change while they are packed are left out, the others go', async () => {
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
