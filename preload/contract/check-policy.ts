/**
 * The part of the office's policy that the pre-work check follows (guideline 勤務者6–8, 12; 管理者5–8). Everything has a default, so
 * that a policy signed before this part existed still reads; it asks for nothing then. Imports zod alone.
 */
import { z } from 'zod';
import { CheckedSystem, TamperingSign, type FactId } from './check-facts.ts';

/** What the machine looks at. `wifi` is advice and is never weighed. */
export const automaticChecks = [
  'antivirus',
  'definitions',
  'osSupport',
  'updates',
  'applications',
  'software',
  'firewall',
  'diskEncryption',
  'screenLock',
  'tampering',
  'media',
  'backup',
  'clock',
] as const;
/** What the worker looks at himself. */
export const manualItems = ['privacyFilter', 'seat', 'alone', 'memoApart', 'contactCard', 'suspicious'] as const;

export const AutomaticCheck = z.enum(automaticChecks);
export type AutomaticCheck = z.infer<typeof AutomaticCheck>;
export const ManualItem = z.enum(manualItems);
export type ManualItem = z.infer<typeof ManualItem>;
export const CheckId = z.enum([...automaticChecks, ...manualItems, 'wifi']);
export type CheckId = z.infer<typeof CheckId>;

/** The fact that a check stands on. */
export const factOf: Readonly<Record<AutomaticCheck | 'wifi', FactId>> = {
  antivirus: 'antivirus',
  definitions: 'antivirus',
  osSupport: 'release',
  updates: 'updates',
  applications: 'software',
  software: 'software',
  firewall: 'firewall',
  diskEncryption: 'disks',
  screenLock: 'screenLock',
  tampering: 'tampering',
  media: 'media',
  backup: 'backup',
  clock: 'clock',
  wifi: 'wifi',
};

export const Place = z.enum(['home', 'train', 'cafe', 'telework', 'other']);
export type Place = z.infer<typeof Place>;
export const Ownership = z.enum(['lent', 'own']);
export type Ownership = z.infer<typeof Ownership>;

export const Level = z.enum([
  'block', // the vault stays shut unless it passes
  'warn', // a reason is asked for unless it passes
  'attest', // what cannot be told, the worker answers for; what fails needs a reason
  'off',
]);
export type Level = z.infer<typeof Level>;

const Levels = z.strictObject({ lent: Level, own: Level });
const both = (level: Level) => Levels.default({ lent: level, own: level });
const Day = z.iso.date();
const Days = z.int().min(0).max(3650);
const Name = z.string().min(1).max(200);

export const CheckPolicy = z.strictObject({
  levels: z
    .strictObject({
      antivirus: both('off'),
      definitions: both('off'),
      osSupport: both('off'),
      updates: both('off'),
      applications: both('off'),
      software: both('off'),
      firewall: both('off'),
      diskEncryption: both('off'),
      screenLock: both('off'),
      tampering: both('off'),
      media: both('off'),
      backup: both('off'),
      clock: both('off'),
    })
    .prefault({}),
  antivirus: z
    .strictObject({
      /** Systems on which a scanner that runs when asked is enough. */
      onDemandSuffices: z.array(CheckedSystem).max(3).default(['linux']),
    })
    .prefault({}),
  /** Up to `freshDays` old is current; for `graceDays` more it passes with a countdown. */
  definitions: z.strictObject({ freshDays: Days.default(3), graceDays: Days.default(7) }).prefault({}),
  endOfSupport: z
    .strictObject({
      /** The day the table was drawn up. */
      asOf: Day.nullable().default(null),
      graceDays: Days.default(0),
      table: z
        .array(
          z.strictObject({
            product: Name,
            /** `12` also stands for `12.5`. */
            version: Name,
            /** Empty: any edition. Otherwise the system's own words, e.g. `Enterprise`. */
            editions: z.array(Name).max(20).default([]),
            /** Last day with security updates. */
            endsOn: Day,
          }),
        )
        .max(500)
        .default([]),
    })
    .prefault({}),
  updates: z
    .strictObject({
      /** How long after they were first seen updates may wait. */
      graceDays: Days.default(14),
      /** After so many days without looking, nobody knows what is pending. */
      lookDays: Days.default(30),
    })
    .prefault({}),
  applications: z
    .strictObject({
      /** From the next day on the baseline says nothing any more. */
      expiresOn: Day.nullable().default(null),
      baseline: z
        .array(
          z.strictObject({
            /** Beginning of the name as the system lists it. */
            name: Name,
            kind: z.enum(['browser', 'office', 'pdf', 'other']),
            minimumVersion: Name,
          }),
        )
        .max(200)
        .default([]),
    })
    .prefault({}),
  /** Names as the system lists them; a `*` at the end stands for anything. */
  approvedSoftware: z.array(Name).max(5000).default([]),
  screenLock: z.strictObject({ maxMinutes: z.int().min(1).max(240).default(10) }).prefault({}),
  backup: z.strictObject({ maxAgeDays: Days.default(14) }).prefault({}),
  tampering: z.strictObject({ tolerated: z.array(TamperingSign).max(10).default(['secureBootOff']) }).prefault({}),
  manual: z
    .array(z.strictObject({ item: ManualItem, levels: Levels, places: z.array(Place).max(5) }))
    .max(50)
    .default([]),
  /** When a record is still good enough to open the vault. */
  freshness: z
    .strictObject({
      every: z.enum(['unlock', 'day', 'hours']).default('day'),
      hours: z.int().min(1).max(168).default(8),
    })
    .prefault({}),
  exceptions: z
    .strictObject({
      /** A blocked worker may go on for today by giving a reason. */
      byReason: z.boolean().default(false),
      /** … by a code that the office reads to him. */
      byTelephone: z.boolean().default(true),
    })
    .prefault({}),
});
export type CheckPolicy = z.infer<typeof CheckPolicy>;
