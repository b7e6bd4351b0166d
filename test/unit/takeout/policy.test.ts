import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { answerRequest, listApprovals, receiveRequest } from '../../../main/office/approvals.ts';
import { renewLease } from '../../../main/office/issue.ts';
import { savePolicy } from '../../../main/office/policy.ts';
import { listRequests, requestApproval, takeApproved } from '../../../main/takeout/approvals.ts';
import { createPlans, describePlan, takePlan } from '../../../main/takeout/plans.ts';
import { acceptPolicy, currentPolicy } from '../../../main/takeout/policies.ts';
import { quietJob } from '../../helpers/job.ts';
import { code, useStory } from '../../helpers/use-story.ts';

const now = useStory();

describe('the policy', () => {
  it('refuses what never leaves, has what is beyond it approved, and lets the approved files out', async () => {
    const { story, sato } = now();
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

  it('lets out only what was asked for: a file that changed after the request needs a new one', async () => {
    const { story, sato } = now();
    const [dump, mail] = [await story.original('顧客.sql', 'insert'), await story.original('件名.eml', 'From: 佐藤')];
    const plan = await createPlans(sato.vault).make([dump, mail], quietJob());
    const [request, answer] = [story.parcel('request'), story.parcel('approval')];
    await requestApproval(sato.vault, plan, { purpose: '移行', dueOn: null, outPath: request }, quietJob());
    const { requestId } = await receiveRequest(story.office, request);
    await answerRequest(story.office, { requestId, approved: [0, 1], answer: '', outPath: answer }, quietJob());
    await story.import(sato, answer);
    // Of the same length, so that no size gives it away.
    await story.original('顧客.sql', 'update');
    const { entryIds, leftOut } = await takeApproved(sato.vault, requestId, quietJob());
    expect(leftOut).toEqual([{ name: '顧客.sql', folder: '', code: 'takeout/not-as-approved' }]);
    expect(entryIds).toHaveLength(1);
    expect(await story.content(sato.vault, entryIds[0] ?? '')).toBe('From: 佐藤');
    await expect(takeApproved(sato.vault, requestId, quietJob())).rejects.toEqual(code('takeout/request-not-approved'));
  });

  it('asks for nothing when a file of the request is gone', async () => {
    const { story, sato } = now();
    const dump = await story.original('顧客.sql', 'insert');
    const plan = await createPlans(sato.vault).make([dump], quietJob());
    await rm(dump);
    const wish = { purpose: '移行', dueOn: null, outPath: story.parcel('request') };
    await expect(requestApproval(sato.vault, plan, wish, quietJob())).rejects.toEqual(code('takeout/original-missing'));
    expect(listRequests(sato.vault)).toEqual([]);
    expect(existsSync(wish.outPath)).toBe(false);
  });

  it('that is new waits to be accepted before anything is taken', async () => {
    const { story, sato } = now();
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
    const { story, sato } = now();
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
