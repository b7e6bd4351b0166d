/** Self-inspection, requests and cards: from the worker through a return to the office, and the answer back with a renewal. */
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { savePolicy } from '../../../main/office/policy.ts';
import { renewLease } from '../../../main/office/issue.ts';
import { receiveReturn } from '../../../main/office/desk-receive.ts';
import { officeHome } from '../../../main/office/home.ts';
import { answerReport, inspectionsOf, listRequests, overview } from '../../../main/office/report-desk.ts';
import { workerHome } from '../../../main/takeout/home.ts';
import {
  listOwnRequests,
  monthsAfter,
  readInspections,
  requestSoftware,
  submitInspection,
} from '../../../main/takeout/inspections.ts';
import { answerCard, cardsLeft, listCards } from '../../../main/takeout/learning.ts';
import { acceptPolicy, currentPolicy } from '../../../main/takeout/policies.ts';
import { chooseForReturn, packAgain } from '../../../main/takeout/returns.ts';
import { openVault, rebuildCatalogue } from '../../../main/vault/vault.ts';
import { inspectionItems, type InspectionAnswer } from '../../../preload/contract/reports.ts';
import { dayMs } from '../../helpers/clock.ts';
import { quietJob } from '../../helpers/job.ts';
import { workerPassphrase } from '../../helpers/story.ts';
import { code, useStory } from '../../helpers/use-story.ts';

const current = useStory();

const allSaying = (answer: InspectionAnswer, except: Partial<Record<string, InspectionAnswer>> = {}) =>
  inspectionItems.map(({ item }) => ({ item, answer: except[item] ?? answer, note: `${item}について` }));
const vim = { name: 'Vim', purpose: '報告書の下書き', origin: 'https://www.vim.org/' };

/** Brings what waits to the office and its receipt back. */
async function carryHome(): Promise<void> {
  const { story, sato } = current();
  const returnId = await story.receive(await story.packReturn(sato));
  await story.import(sato, await story.receipt(returnId));
}

async function renew() {
  const { story, sato } = current();
  const outPath = story.parcel('renewal');
  await renewLease(story.office, { deviceId: sato.id, leaseDays: 30, outPath }, quietJob());
  return story.import(sato, outPath);
}

describe('self-inspection', () => {
  it('is due thirty days after the first policy that asks, then so many months after the last', () => {
    const { story, sato } = current();
    const first = readInspections(sato.vault);
    expect(first).toMatchObject({ months: 12, isOverdue: false, last: null, before: null });
    expect(Date.parse(first.dueAt ?? '')).toBe(story.clock.now() + 30 * dayMs);
    story.clock.pass(31 * dayMs);
    expect(readInspections(sato.vault).isOverdue).toBe(true);
    expect(workerHome(sato.vault, []).inspectionDueAt).toBe(first.dueAt);
    submitInspection(sato.vault, allSaying('yes'));
    const after = readInspections(sato.vault);
    expect(after.isOverdue).toBe(false);
    expect(after.dueAt).toBe(monthsAfter(new Date(story.clock.now()).toISOString(), 12));
  });

  it('is not asked for by a policy that says so', async () => {
    const { story, sato } = current();
    await savePolicy(story.office, { ...currentPolicy(story.office).policy, inspectionMonths: null });
    await renew();
    expect(readInspections(sato.vault)).toMatchObject({ months: null, dueAt: null, isOverdue: false });
  });

  it('takes every item once, or nothing', () => {
    const { sato } = current();
    const whole = allSaying('yes');
    for (const given of [whole.slice(1), [...whole.slice(1), ...whole.slice(1, 2)], [...whole, ...whole.slice(0, 1)]])
      expect(() => submitInspection(sato.vault, given)).toThrow(code('inspection/incomplete'));
    expect(readInspections(sato.vault).last).toBeNull();
  });

  it('goes home with a return that holds nothing else, and is compared with the one before', async () => {
    const { story, sato } = current();
    expect(() => chooseForReturn(sato.vault, null)).toThrow(code('return/nothing-to-return'));
    submitInspection(sato.vault, allSaying('yes', { software: 'no', sending: 'notMine' }));
    await carryHome();
    expect(readInspections(sato.vault).last?.journey).toBe('arrived');
    expect(() => chooseForReturn(sato.vault, null)).toThrow(code('return/nothing-to-return'));
    expect(inspectionsOf(story.office, sato.id)).toHaveLength(1);
    expect(overview(story.office).devices).toMatchObject([{ noes: 1, openRequests: 1, isOverdue: false }]);

    story.clock.pass(20 * dayMs);
    await renew();
    submitInspection(sato.vault, allSaying('yes'));
    await carryHome();
    const [last, before] = inspectionsOf(story.office, sato.id);
    expect(last?.report.answers.some(({ answer }) => answer === 'no')).toBe(false);
    expect(before?.report.answers).toContainEqual({ item: 'software', answer: 'no' });
    const own = readInspections(sato.vault);
    expect([own.last?.report.id, own.before?.report.id]).toEqual([last?.report.id, before?.report.id]);
    story.clock.pass(370 * dayMs);
    expect(overview(story.office).devices).toMatchObject([{ isOverdue: true }]);
  });

  it('makes of each "no" a request for help that the office answers', async () => {
    const { story, sato } = current();
    expect(submitInspection(sato.vault, allSaying('yes', { software: 'no', suspicious: 'no' })).help).toBe(2);
    await carryHome();
    expect(officeHome(story.office, []).reportsOpen).toBe(2);
    const [request] = listRequests(story.office);
    const requestId = request?.report.id ?? '';
    expect(request).toMatchObject({ workerName: '佐藤', answer: null, report: { kind: 'help' } });
    const answer = { deviceId: sato.id, requestId, text: '一緒に直しましょう', approveName: null };
    await expect(answerReport(story.office, { ...answer, outcome: 'approved' })).rejects.toEqual(
      code('office/answer-not-fitting'),
    );
    await answerReport(story.office, { ...answer, outcome: 'answered' });
    expect(officeHome(story.office, []).reportsOpen).toBe(1);
    expect(await renew()).toMatchObject({ kind: 'renewal', answers: 1 });
    expect(await renew()).toMatchObject({ answers: 0 });
    const own = listOwnRequests(sato.vault).find(({ report }) => report.id === requestId);
    expect(own?.answer).toMatchObject({ outcome: 'answered', text: '一緒に直しましょう', answeredBy: '田中' });
  });
});

describe('a request for software', () => {
  it('is approved, and its name joins the list that the check accepts', async () => {
    const { story, sato } = current();
    const { id } = requestSoftware(sato.vault, vim);
    await carryHome();
    const answer = { deviceId: sato.id, requestId: id, outcome: 'approved', text: '', approveName: 'vim*' } as const;
    const { version } = currentPolicy(story.office).policy;
    expect(await answerReport(story.office, answer)).toEqual({ policyVersion: version + 1 });
    expect(await answerReport(story.office, answer)).toEqual({ policyVersion: null });
    await renew();
    expect(listOwnRequests(sato.vault)).toMatchObject([{ report: vim, answer: { outcome: 'approved' } }]);
    expect(currentPolicy(sato.vault).policy.check.approvedSoftware).toContain('vim*');
  });

  it('is refused with a word; a changed answer counts although the clock stands still', async () => {
    const { story, sato } = current();
    const { id } = requestSoftware(sato.vault, vim);
    await carryHome();
    const answer = { deviceId: sato.id, requestId: id, text: '今は入れないでください', approveName: 'vim' };
    await answerReport(story.office, { ...answer, outcome: 'refused' });
    await answerReport(story.office, { ...answer, outcome: 'refused', text: '標準の編集ソフトを使ってください' });
    await renew();
    expect(listOwnRequests(sato.vault)).toMatchObject([
      { answer: { outcome: 'refused', text: '標準の編集ソフトを使ってください' } },
    ]);
    expect(currentPolicy(sato.vault).policy.check.approvedSoftware).not.toContain('vim');
  });

  it('goes once more with a return that is packed again, and is kept once', async () => {
    const { story, sato } = current();
    requestSoftware(sato.vault, vim);
    await story.packReturn(sato);
    expect(listOwnRequests(sato.vault)).toMatchObject([{ journey: 'packed' }]);
    const lost = sato.vault.catalogue.get<{ id: string }>('SELECT id FROM returns');
    const outPath = story.parcel('return');
    await packAgain(sato.vault, lost?.id ?? '', outPath, quietJob());
    const { returnId } = await receiveReturn(story.office, outPath, quietJob());
    await story.import(sato, await story.receipt(returnId));
    expect(listOwnRequests(sato.vault)).toMatchObject([{ journey: 'arrived' }]);
    expect(listRequests(story.office)).toHaveLength(1);
  });

  it('is one of at most a hundred that wait', () => {
    const { sato } = current();
    for (let count = 0; count < 100; count += 1) requestSoftware(sato.vault, vim);
    expect(() => requestSoftware(sato.vault, vim)).toThrow(code('report/too-many'));
    expect(listOwnRequests(sato.vault)).toHaveLength(100);
  });

  it('is still there after the catalogue was lost', async () => {
    const { sato } = current();
    requestSoftware(sato.vault, vim);
    const kept = listOwnRequests(sato.vault);
    await sato.vault.close();
    await rm(path.join(sato.folder, 'catalogue.db'));
    await rebuildCatalogue(sato.env, { folder: sato.folder, passphrase: workerPassphrase }, quietJob());
    sato.vault = await openVault(sato.env, { folder: sato.folder, passphrase: workerPassphrase });
    expect(listOwnRequests(sato.vault)).toEqual(kept);
  });
});

describe('awareness cards', () => {
  it('are passed when every answer is right, tried before; the office sees who passed what', async () => {
    const { story, sato } = current();
    const cards = listCards(sato.vault);
    expect(cards.map(({ quiz }) => quiz.length)).toEqual([3, 3, 3, 3, 3]);
    expect(JSON.stringify(cards)).not.toContain('"right"');
    const [card] = currentPolicy(sato.vault).policy.cards;
    const cardId = card?.id ?? '';
    const right = (card?.quiz ?? []).map((question) => question.right);
    const wrong = right.map((index) => (index + 1) % 3);
    expect(answerCard(sato.vault, { cardId, picked: [...right.slice(0, 1), ...wrong.slice(1)] })).toEqual({
      asked: 3,
      right: 1,
      wrong: [1, 2],
    });
    await carryHome();
    expect(overview(story.office).devices[0]?.readings[0]).toMatchObject({ state: 'tried', right: 1, tries: 1 });
    answerCard(sato.vault, { cardId, picked: right });
    // What was passed stays so.
    answerCard(sato.vault, { cardId, picked: wrong });
    expect(cardsLeft(sato.vault)).toBe(4);
    await carryHome();
    const readings = overview(story.office).devices[0]?.readings ?? [];
    expect(readings[0]).toMatchObject({ state: 'passed', right: 3, asked: 3, tries: 2 });
    expect(readings.slice(1).map(({ state }) => state)).toEqual(['new', 'new', 'new', 'new']);
  });

  it('are read anew when they were changed', async () => {
    const { story, sato } = current();
    const { policy } = currentPolicy(story.office);
    const [card, ...others] = policy.cards;
    if (!card) throw new Error('a policy without cards');
    answerCard(sato.vault, { cardId: card.id, picked: card.quiz.map(({ right }) => right) });
    await carryHome();
    await savePolicy(story.office, { ...policy, cards: [{ ...card, text: '書き直した', quiz: [] }, ...others] });
    await renew();
    acceptPolicy(sato.vault, policy.version + 1);
    expect(listCards(sato.vault)[0]).toMatchObject({ state: 'new', quiz: [] });
    expect(overview(story.office).devices[0]?.readings[0]?.state).toBe('new');
    expect(answerCard(sato.vault, { cardId: card.id, picked: [] })).toEqual({ asked: 0, right: 0, wrong: [] });
    expect(listCards(sato.vault)[0]?.state).toBe('passed');
  });

  it('refuse what answers no card of the policy, or not all of it', () => {
    const { sato } = current();
    expect(() => answerCard(sato.vault, { cardId: 'gone', picked: [] })).toThrow(code('learning/card-unknown'));
    expect(() => answerCard(sato.vault, { cardId: 'seat', picked: [0] })).toThrow(code('learning/incomplete'));
    expect(cardsLeft(sato.vault)).toBe(5);
  });
});
