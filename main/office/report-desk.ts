/** Answering requests, and who has inspected himself and read what, for all devices at once. For the office's handlers. */
import type { CallOutput } from '../../preload/contract/engine.ts';
import { AppError } from '../../preload/contract/errors.ts';
import { isOutcomeOf, isRequest } from '../../preload/contract/reports.ts';
import type { Outcome, ReadingReport, ReportAnswer } from '../../preload/contract/reports.ts';
import { cardHash } from '../takeout/card-hash.ts';
import { monthsAfter } from '../takeout/inspections.ts';
import { currentPolicy } from '../takeout/policies.ts';
import { readingOf, readingState } from '../takeout/readings.ts';
import type { OpenVault } from '../vault/open-vault.ts';
import { listDevices } from './devices.ts';
import { savePolicy } from './policy.ts';
import { findStored, storedOfDevice, storedRequests } from './reports.ts';
import { readOfficeSelf } from './self.ts';

const shownRequests = 500;
const mostApproved = 5000;

/** What came in, unanswered first. */
export function listRequests(vault: OpenVault): CallOutput<'office/reports'> {
  const devices = new Map(listDevices(vault).map((device) => [device.id, device]));
  return storedRequests(vault, shownRequests).flatMap(({ deviceId, report, receivedAt, answer }) => {
    const device = devices.get(deviceId);
    if (!device || !isRequest(report)) return [];
    const { name: deviceName, workerName } = device;
    return [{ deviceId, deviceName, workerName, receivedAt, report, answer }];
  });
}

export interface GivenAnswer {
  readonly deviceId: string;
  readonly requestId: string;
  readonly outcome: Outcome;
  readonly text: string;
  /** Put this name on the policy's list of approved software, too; null: not. */
  readonly approveName: string | null;
}

/**
 * Answers a request; the answer goes out with the device's renewals, and with the policy if a name was put on its list. An answer may be changed: the
 * newest counts. Throws `office/request-unknown`, `office/answer-not-fitting` where help is approved or software merely answered, and
 * `office/approved-full`.
 */
export async function answerReport(vault: OpenVault, given: GivenAnswer): Promise<CallOutput<'office/report-answer'>> {
  const stored = findStored(vault, given.deviceId, given.requestId);
  if (stored === null || !isRequest(stored.report)) throw new AppError('office/request-unknown');
  const { kind } = stored.report;
  if (!isOutcomeOf(kind, given.outcome)) throw new AppError('office/answer-not-fitting');
  const now = vault.clock.now();
  // The device takes the newest: a clock that stands still must not keep a second answer from counting.
  const last = stored.answer === null ? 0 : Date.parse(stored.answer.answeredAt);
  const answer: ReportAnswer = {
    version: 1,
    requestId: given.requestId,
    outcome: given.outcome,
    text: given.text,
    answeredBy: readOfficeSelf(vault).adminName,
    answeredAt: new Date(Math.max(now, last + 1)).toISOString(),
  };
  const { policy } = currentPolicy(vault);
  const { approvedSoftware } = policy.check;
  const name = given.outcome === 'approved' ? given.approveName : null;
  const isNew = name !== null && !approvedSoftware.includes(name);
  if (isNew && approvedSoftware.length >= mostApproved) throw new AppError('office/approved-full');
  vault.catalogue.transaction(() => {
    vault.catalogue.run('UPDATE device_reports SET answer = ?, is_open = 0 WHERE device_id = ? AND id = ?', [
      JSON.stringify(answer),
      given.deviceId,
      given.requestId,
    ]);
    const { deviceId, requestId, outcome } = given;
    vault.audit.append('report.answered', { deviceId, requestId, kind, outcome });
  });
  if (!isNew) return { policyVersion: null };
  const check = { ...policy.check, approvedSoftware: [...approvedSoftware, name] };
  return { policyVersion: (await savePolicy(vault, { ...policy, check })).version };
}

/** By device that is in use: the last inspection, what waits, and each card of the policy. */
export function overview(vault: OpenVault): CallOutput<'office/report-overview'> {
  const { cards, inspectionMonths: months } = currentPolicy(vault).policy;
  const hashes = cards.map(cardHash);
  const now = new Date(vault.clock.now()).toISOString();
  const open = vault.catalogue.all<{ device_id: string; n: number }>(
    'SELECT device_id, sum(is_open) AS n FROM device_reports GROUP BY device_id',
  );
  const openOf = new Map(open.map((row) => [row.device_id, row.n]));
  const devices = listDevices(vault).filter(({ state }) => state === 'active' || state === 'leaseOver');
  return {
    months,
    cards: cards.map(({ id, title }) => ({ id, title })),
    devices: devices.map(({ id, name, workerName }) => {
      const inspection = storedOfDevice(vault, id, 'inspection', 1)[0]?.report ?? null;
      const readings = storedOfDevice(vault, id, 'reading', 1000).map(({ report }) => report as ReadingReport);
      return {
        deviceId: id,
        deviceName: name,
        workerName,
        inspectedAt: inspection?.at ?? null,
        isOverdue: months !== null && inspection !== null && monthsAfter(inspection.at, months) < now,
        noes: inspection?.kind === 'inspection' ? inspection.answers.filter(({ answer }) => answer === 'no').length : 0,
        openRequests: openOf.get(id) ?? 0,
        readings: cards.map((card, index) => {
          const reading = readingOf(readings, card.id, hashes[index]);
          const { at, right, asked, tries } = reading ?? { at: null, right: 0, asked: 0, tries: 0 };
          return { state: readingState(reading), at, right, asked, tries };
        }),
      };
    }),
  };
}

/** The two newest self-inspections of a device, to be compared. */
export function inspectionsOf(vault: OpenVault, deviceId: string): CallOutput<'office/inspections'> {
  return storedOfDevice(vault, deviceId, 'inspection', 2).flatMap(({ report, receivedAt }) =>
    report.kind === 'inspection' ? [{ report, receivedAt }] : [],
  );
}
