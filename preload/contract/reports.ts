/**
 * What a worker tells the office besides files: self-inspection, requests for help and for software, cards read (guideline 勤務者1, 2, 5),
 * and what the office answers. They travel in returns and renewals (docs/FORMAT.md §13). Imports zod alone.
 */
import { z } from 'zod';
import { Id, Instant, Sha256, ShortText } from './values.ts';

/** What a self-inspection asks, each after the guideline's item of that number. Never renamed: records name them. */
export const inspectionItems = [
  { item: 'responsible', number: 1 },
  { item: 'education', number: 2 },
  { item: 'contacts', number: 3 },
  { item: 'sites', number: 4 },
  { item: 'software', number: 5 },
  { item: 'antivirus', number: 6 },
  { item: 'updates', number: 7 },
  { item: 'device', number: 8 },
  { item: 'original', number: 9 },
  { item: 'encryption', number: 10 },
  { item: 'sending', number: 11 },
  { item: 'surroundings', number: 12 },
  { item: 'passwords', number: 15 },
  { item: 'suspicious', number: 16 },
] as const;
export const InspectionItem = z.enum(inspectionItems.map(({ item }) => item));
export type InspectionItem = z.infer<typeof InspectionItem>;

export const InspectionAnswer = z.enum(['yes', 'no', 'notMine']);
export type InspectionAnswer = z.infer<typeof InspectionAnswer>;

/** What a worker writes by hand, on one line or a few. */
export const Note = z.string().max(1000);
/** An item as a record names it; a newer program may ask what this one does not know. */
const ItemName = z.string().regex(/^[a-zA-Z]{1,40}$/);
const head = { version: z.literal(1), id: Id, at: Instant };

export const InspectionReport = z.strictObject({
  ...head,
  kind: z.literal('inspection'),
  policyVersion: z.int().min(1),
  answers: z
    .array(z.strictObject({ item: ItemName, answer: InspectionAnswer }))
    .min(1)
    .max(50),
});
export type InspectionReport = z.infer<typeof InspectionReport>;

/** A "no" of a self-inspection, which asks the office for help. */
export const HelpReport = z.strictObject({ ...head, kind: z.literal('help'), item: ItemName, note: Note });
export type HelpReport = z.infer<typeof HelpReport>;

/** May this be installed? `origin`: where it comes from. */
export const SoftwareReport = z.strictObject({
  ...head,
  kind: z.literal('software'),
  name: ShortText.min(1),
  purpose: Note.min(1),
  origin: Note.min(1),
});
export type SoftwareReport = z.infer<typeof SoftwareReport>;

/** A card of the policy that was read, with the newest try at its questions. */
export const ReadingReport = z.strictObject({
  ...head,
  kind: z.literal('reading'),
  cardId: z.string().max(64),
  /** SHA-256 of the card's canonical JSON: a card that changed is to be read anew. */
  cardSha256: Sha256,
  right: z.int().min(0).max(20),
  asked: z.int().min(0).max(20),
  tries: z.int().min(1).max(1_000_000),
});
export type ReadingReport = z.infer<typeof ReadingReport>;

export const Report = z.discriminatedUnion('kind', [InspectionReport, HelpReport, SoftwareReport, ReadingReport]);
export type Report = z.infer<typeof Report>;
export type RequestReport = HelpReport | SoftwareReport;

/** Whether reports of this kind ask the office for something, and so wait for an answer. */
export function isRequestKind(kind: Report['kind']): kind is RequestReport['kind'] {
  return kind === 'help' || kind === 'software';
}

export function isRequest(report: Report): report is RequestReport {
  return isRequestKind(report.kind);
}

/** More reports than this in one return, or answers in one renewal, are none of ours. */
export const mostInParcel = 400;
/** A report or answer is never longer than this as JSON. */
export const largestReportBytes = 16 * 1024;

export const Outcome = z.enum(['approved', 'refused', 'answered']);
export type Outcome = z.infer<typeof Outcome>;

/** `answered` goes with help, the others with software. */
export function isOutcomeOf(kind: RequestReport['kind'], outcome: Outcome): boolean {
  return kind === 'help' ? outcome === 'answered' : outcome !== 'answered';
}

/** What the office says to a request; its outcome is one of the request's kind (`isOutcomeOf`). */
export const ReportAnswer = z.strictObject({
  version: z.literal(1),
  requestId: Id,
  outcome: Outcome,
  text: Note,
  answeredBy: ShortText,
  answeredAt: Instant,
});
export type ReportAnswer = z.infer<typeof ReportAnswer>;
