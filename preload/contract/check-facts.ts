/**
 * What the system says before work, as the pre-work check reads it: one fact for each question, with where and when it was read,
 * or why it could not be told. Inside a value `null` means "could not be told". Imports zod alone; everybody may import it.
 */
import { z } from 'zod';
import { Instant, SizeBytes } from './values.ts';

export const CheckedSystem = z.enum(['linux', 'windows', 'macos']);
export type CheckedSystem = z.infer<typeof CheckedSystem>;

/** A name, version or path from outside, cleaned of control characters before it comes here. */
const Words = z.string().max(200);

export const Gap = z.enum([
  'timeout', // no answer in time
  'failed', // ended with an error
  'nonsense', // answered what nobody can read
  'missing', // the tool that would tell is not installed
  'refused', // needs rights that the check does not have
  'unsupported', // nobody knows how to ask this system
  'locked', // known only while the vault is open
]);
export type Gap = z.infer<typeof Gap>;

const provenance = {
  /** Commands and files that were asked, as they were named. */
  sources: z.array(z.string().max(300)).max(50),
  readAt: Instant,
};

const fact = <Value extends z.ZodType>(value: Value) =>
  z.discriminatedUnion('state', [
    z.strictObject({ state: z.literal('read'), value, ...provenance }),
    z.strictObject({ state: z.literal('absent'), why: Gap, ...provenance }),
  ]);

/** How current the definitions are: by their own date, or only as the product says. */
export const Definitions = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('dated'), at: Instant, version: Words.nullable() }),
  z.strictObject({ kind: z.literal('said'), current: z.boolean() }),
]);

export const AntivirusProduct = z.strictObject({
  name: Words,
  running: z.boolean().nullable(),
  realTime: z.boolean().nullable(),
  /** It can scan when asked, although nothing of it runs. */
  onDemand: z.boolean(),
  definitions: Definitions.nullable(),
  /** `none`: it needs none. */
  licence: z.enum(['none', 'valid', 'expired']).nullable(),
  licenceEndsAt: Instant.nullable(),
});
export type AntivirusProduct = z.infer<typeof AntivirusProduct>;

export const TamperingSign = z.enum([
  'elevated', // the app runs as administrator or root
  'secureBootOff',
  'developerMode',
  'testSigning', // Windows starts unsigned drivers
  'integrityOff', // macOS System Integrity Protection
  'gatekeeperOff',
]);
export type TamperingSign = z.infer<typeof TamperingSign>;

export const factValues = {
  antivirus: z.strictObject({
    products: z.array(AntivirusProduct).max(20),
    /** Whether the service that fetches definitions runs, where it is one of its own. */
    updaterRunning: z.boolean().nullable(),
  }),
  release: z.strictObject({
    /** As people call it: `Debian GNU/Linux 12 (bookworm)`. */
    name: Words,
    /** `debian`, `ubuntu`, `windows`, `macos` …: the first column of the end-of-support table. */
    product: Words,
    /** `12`, `10.0.22631`, `14.6.1`; empty where the system names none (rolling releases). */
    version: Words,
    build: Words.nullable(),
    edition: Words.nullable(),
  }),
  updates: z.strictObject({
    pending: z.int().min(0).nullable(),
    /** Of these, the ones the system calls security updates. */
    security: z.int().min(0).nullable(),
    /** When they were first seen to be pending on this device. */
    pendingSince: Instant.nullable(),
    /** When the system last looked which updates there are. */
    lookedAt: Instant.nullable(),
    installedAt: Instant.nullable(),
    restartPending: z.boolean().nullable(),
  }),
  software: z.strictObject({
    items: z.array(z.strictObject({ name: Words.min(1), version: Words.nullable() })).max(10_000),
  }),
  firewall: z.strictObject({
    /** Each has to be on; none at all is no firewall. `name` is the system's own: `ufw`, `Public`. */
    profiles: z.array(z.strictObject({ name: Words, on: z.boolean().nullable() })).max(20),
  }),
  disks: z.strictObject({
    volumes: z
      .array(
        z.strictObject({
          holds: z.enum(['system', 'vault']),
          place: Words,
          encrypted: z.boolean().nullable(),
          how: Words.nullable(),
        }),
      )
      .max(10),
  }),
  screenLock: z.strictObject({
    on: z.boolean().nullable(),
    /** From the last input until a passphrase is asked for. */
    afterSeconds: z.int().min(0).nullable(),
  }),
  tampering: z.strictObject({
    /** The signs this system can show; one that does not exist here is not listed. */
    signs: z.array(z.strictObject({ sign: TamperingSign, present: z.boolean().nullable() })).max(20),
  }),
  media: z.strictObject({
    removable: z.array(z.strictObject({ name: Words, sizeBytes: SizeBytes.nullable() })).max(100),
  }),
  backup: z.strictObject({ lastAt: z.union([Instant, z.literal('never')]) }),
  clock: z.strictObject({
    now: Instant,
    /** The newest moment that has certainly passed: the policy was signed, the vault was written. */
    notBefore: Instant.nullable(),
    /** By a time service; for information, since out there is no network. */
    synchronised: z.boolean().nullable(),
  }),
  wifi: z.strictObject({
    connected: z.boolean(),
    protection: z.enum(['open', 'weak', 'protected']).nullable(),
  }),
} as const;

export type FactId = keyof typeof factValues;
export type FactValue<Id extends FactId> = z.infer<(typeof factValues)[Id]>;

export const Facts = z.strictObject({
  system: CheckedSystem,
  antivirus: fact(factValues.antivirus),
  release: fact(factValues.release),
  updates: fact(factValues.updates),
  software: fact(factValues.software),
  firewall: fact(factValues.firewall),
  disks: fact(factValues.disks),
  screenLock: fact(factValues.screenLock),
  tampering: fact(factValues.tampering),
  media: fact(factValues.media),
  backup: fact(factValues.backup),
  clock: fact(factValues.clock),
  wifi: fact(factValues.wifi),
});
export type Facts = z.infer<typeof Facts>;
export type Fact<Id extends FactId> = Facts[Id];

export const factIds = Object.keys(factValues) as FactId[];
/** One fact by its name. */
export const FactName = z.enum(factIds);
