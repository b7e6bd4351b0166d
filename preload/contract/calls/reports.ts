/** Calls about self-inspection, requests to the office and awareness cards, on both sides (guideline 勤務者1, 2, 5; 管理者2, 5). */
import { z } from 'zod';
import { call } from '../call.ts';
import * as r from '../reports.ts';
import * as v from '../values.ts';

const Nothing = z.strictObject({});
/** Where a report is: not sent yet, packed into a return, confirmed by a receipt or an answer. */
const Journey = z.enum(['here', 'packed', 'arrived']);
const OwnInspection = z.strictObject({ report: r.InspectionReport, journey: Journey });
const RequestReport = z.discriminatedUnion('kind', [r.HelpReport, r.SoftwareReport]);
const CardState = z.enum(['new', 'tried', 'passed']);
const Device = { deviceId: v.Id, deviceName: v.ShortText, workerName: v.ShortText };

export const reportCalls = {
  'inspection/read': call({
    input: Nothing,
    output: z.strictObject({
      /** How often the policy asks; null: never. */
      months: z.int().nullable(),
      dueAt: v.Instant.nullable(),
      isOverdue: z.boolean(),
      last: OwnInspection.nullable(),
      /** The one before the last, for comparison. */
      before: OwnInspection.nullable(),
    }),
    when: 'open',
    role: 'worker',
    afterLease: true,
  }),
  /** Every item answered once; each "no" becomes a request for help. Goes to the office with the next return. */
  'inspection/submit': call({
    input: z.strictObject({
      answers: z
        .array(z.strictObject({ item: r.InspectionItem, answer: r.InspectionAnswer, note: r.Note.default('') }))
        .max(50),
    }),
    output: z.strictObject({ id: v.Id, help: z.int() }),
    when: 'open',
    role: 'worker',
    afterLease: true,
  }),
  'software/request': call({
    input: z.strictObject({ name: v.ShortText.min(1), purpose: r.Note.min(1), origin: r.Note.min(1) }),
    output: z.strictObject({ id: v.Id }),
    when: 'open',
    role: 'worker',
    afterLease: true,
  }),
  /** Own requests for software and for help with what was answered, newest first. */
  'software/requests': call({
    input: Nothing,
    output: z.array(z.strictObject({ report: RequestReport, answer: r.ReportAnswer.nullable(), journey: Journey })),
    when: 'open',
    role: 'worker',
    afterLease: true,
  }),
  'learning/cards': call({
    input: Nothing,
    output: z.array(
      z.strictObject({
        id: z.string(),
        title: v.ShortText,
        text: v.LongText,
        quiz: z.array(z.strictObject({ question: v.ShortText, choices: z.array(v.ShortText) })),
        state: CardState,
        at: v.Instant.nullable(),
      }),
    ),
    when: 'open',
    role: 'worker',
    afterLease: true,
  }),
  /** `picked`: an index for each question of the card; none for a card without questions, which is read then. */
  'learning/answer': call({
    input: z.strictObject({ cardId: z.string().max(64), picked: z.array(z.int().min(0).max(3)).max(3) }),
    output: z.strictObject({ asked: z.int(), right: z.int(), wrong: z.array(z.int()) }),
    when: 'open',
    role: 'worker',
    afterLease: true,
  }),

  /** Requests for help and for software that came back, unanswered first; at most 500. */
  'office/reports': call({
    input: Nothing,
    output: z.array(
      z.strictObject({
        ...Device,
        receivedAt: v.Instant,
        report: RequestReport,
        answer: r.ReportAnswer.nullable(),
      }),
    ),
    when: 'open',
    role: 'office',
  }),
  /** The answer goes out with the device's next renewal. `approveName` puts a name on the policy's list of approved software. */
  'office/report-answer': call({
    input: z.strictObject({
      deviceId: v.Id,
      requestId: v.Id,
      outcome: r.Outcome,
      text: r.Note,
      approveName: v.ShortText.min(1).nullable().default(null),
    }),
    /** Of the policy that was saved for the name; null where none was. */
    output: z.strictObject({ policyVersion: z.int().nullable() }),
    when: 'open',
    role: 'office',
  }),
  /** Of every device in use: when it was inspected last, what waits for an answer, and who has read what. */
  'office/report-overview': call({
    input: Nothing,
    output: z.strictObject({
      months: z.int().nullable(),
      cards: z.array(z.strictObject({ id: z.string(), title: v.ShortText })),
      devices: z.array(
        z.strictObject({
          ...Device,
          inspectedAt: v.Instant.nullable(),
          isOverdue: z.boolean(),
          noes: z.int(),
          openRequests: z.int(),
          /** In the order of `cards`. */
          readings: z.array(
            z.strictObject({
              state: CardState,
              at: v.Instant.nullable(),
              right: z.int(),
              asked: z.int(),
              tries: z.int(),
            }),
          ),
        }),
      ),
    }),
    when: 'open',
    role: 'office',
  }),
  /** The newest self-inspection of a device and the one before it. */
  'office/inspections': call({
    input: z.strictObject({ deviceId: v.Id }),
    output: z.array(z.strictObject({ report: r.InspectionReport, receivedAt: v.Instant })).max(2),
    when: 'open',
    role: 'office',
  }),
} as const;
