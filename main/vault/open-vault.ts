/** What the other rooms get of an open vault. Types only; `vault.ts` makes it, and takes it away again by `close`. */
import type { AllowedBy, Original, Progress, Role, Version } from '../../preload/contract/values.ts';
import type { AgeReader } from '../crypto/age/age.ts';
import type { Sodium } from '../crypto/sodium.ts';

/** Wall clock in milliseconds since 1970 and a monotonic one that never goes back. */
export interface Clock {
  now(): number;
  monotonic(): number;
}

export type OnProgress = (progress: Progress) => void;

/** Passed to every long call. `signal` asks it to stop; it then throws `AppError('job/cancelled')` and leaves nothing half done. */
export interface Job {
  readonly signal: AbortSignal;
  readonly onProgress: OnProgress;
}

/** The encrypted catalogue. Statements are prepared once and kept. All calls are synchronous (SQLite). */
export interface Catalogue {
  run(sql: string, params?: SqlParams): { changes: number };
  // oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the shape of a row is known where its SQL is written
  get<Row extends object>(sql: string, params?: SqlParams): Row | undefined;
  all<Row extends object>(sql: string, params?: SqlParams): Row[];
  /** Runs `work` in one transaction: durable (synchronous=FULL) when it returns, rolled back when it throws. Nests by joining the outer one. */
  transaction<Result>(work: () => Result): Result;
  /** Two equal marks of the same open catalogue: nothing was changed in between, nor taken back. */
  mark(): string;
}
export type SqlValue = string | number | bigint | Uint8Array | null;
export type SqlParams = Readonly<Record<string, SqlValue>> | readonly SqlValue[];

/** Typed JSON values of table `settings`. */
export interface Settings {
  read(key: string): unknown;
  write(key: string, value: unknown): void;
  remove(key: string): void;
}

/** Appends to the tamper-evident log, inside the running transaction if there is one. No names, paths or secrets in `data`; ids and counts. */
export interface AuditLog {
  append(event: string, data?: Readonly<Record<string, string | number | boolean | null>>): void;
}

/** Who is at the other end, and who we are. Private keys live in the keyring object (docs/FORMAT.md) and only in this process. */
export interface Keyring {
  /** Ed25519 secret key of this device or office (64 bytes). */
  readonly signSecretKey: Uint8Array;
  readonly signPublicKey: Uint8Array;
  /** age identity (`AGE-SECRET-KEY-1…`) that parcels for us are sealed to, and its recipient. */
  readonly parcelIdentity: string;
  readonly parcelRecipient: string;
  /** Office only: the recovery identity and its recipient. */
  readonly recoveryIdentity: string | null;
  readonly recoveryRecipient: string | null;
}

/** What a new entry is made from. */
export interface NewEntry {
  readonly id: string;
  readonly kind: 'takeout' | 'kept' | 'returned';
  readonly name: string;
  readonly folder: string;
  readonly takenOutAt: string;
  readonly dueAt: string | null;
  readonly purpose: string;
  readonly allowedBy: AllowedBy;
  readonly original: Original;
  readonly batchId: string | null;
}

/** Content on its way into the vault. */
export type ContentSource =
  | { readonly path: string }
  | { readonly bytes: Uint8Array }
  /** Exactly `sizeBytes` bytes; anything else is an error. */
  | { readonly sizeBytes: number; readonly stream: AsyncIterable<Uint8Array> };

/** Content that is encrypted and fsynced as an object but not in the catalogue yet. Not committed = removed at the next open. */
export interface StagedObject {
  readonly objectId: string;
  readonly objectBytes: number;
  readonly contentOffset: number;
  /** Says which key the content was sealed with (docs/FORMAT.md §4.7). */
  readonly payloadCheck: string;
  readonly sha256: string;
  readonly sizeBytes: number;
  /** mtime of the source file (path sources). */
  readonly modifiedAt: string | null;
}

/** What is known of a file outside after it was read from start to end. */
export interface OutsideFacts {
  readonly sha256: string;
  readonly sizeBytes: number;
  /** mtime. */
  readonly modifiedAt: string;
}

/** The files of a vault: entries, their versions, their content. */
export interface Files {
  /**
   * Encrypts content into new objects, several at a time on the worker pool, each fsynced and renamed into place (folders are fsynced once per batch).
   * `entry` (new, or the id of one that is there) is what `mochidashi.json` inside the object says. Where a new entry's original *is* the
   * content, leave `original.sha256` empty: hash, size and time of the content are noted, and `addEntry` fills them in likewise.
   * A source that fails gives its error in its place; the others go on: `takeout/original-missing`, `takeout/original-unreadable`,
   * `takeout/original-changed` (it changed while it was read). Throws `job/cancelled`, `disk/full` and `disk/failed` as a whole.
   */
  stage(
    items: readonly { readonly entry: NewEntry | string; readonly name: string; readonly source: ContentSource }[],
    job: Job,
  ): Promise<(StagedObject | Error)[]>;
  /** Adds new entries with their first version, inside the running transaction. */
  addEntry(entry: NewEntry, staged: StagedObject, source: Version['source']): void;
  /**
   * Adds a version to an entry, which becomes `changed`; throws `vault/version-conflict` when `baseVersionId` (if given) is not current,
   * `vault/entry-unknown`, and `vault/entry-closed` when its copy was returned, lost or destroyed.
   */
  addVersion(entryId: string, staged: StagedObject, source: Version['source'], baseVersionId?: string): Version;
  /**
   * Reads files outside on the worker pool and hashes them, e.g. originals after their copy was made. A file that fails gives its error
   * in its place, as with `stage`. Throws `job/cancelled` as a whole.
   */
  hashOutside(paths: readonly string[], job: Job): Promise<(OutsideFacts | Error)[]>;
  /** Removes staged objects that will not be committed. */
  discard(staged: readonly StagedObject[]): Promise<void>;
  /** Oldest first. Versions whose content was destroyed are left out. */
  versions(entryId: string): Version[];
  /** Throws `vault/entry-unknown`, `vault/version-unknown` (content destroyed). */
  currentVersion(entryId: string): Version;
  /** Opens the content of a version for reading at any offset (offset 0 = first byte of the file). Throws `vault/object-missing`, `vault/object-damaged`. Close it. */
  open(versionId: string): Promise<AgeReader>;
  /** Whole content as chunks, verified against the version's SHA-256 at the end (throws `vault/object-damaged`). */
  stream(versionId: string): AsyncIterable<Uint8Array>;
  /** Writes the verified content to a path outside: temp file in the same folder, fsync, rename. Never overwrites unless `replace` (`file/exists`). */
  writeTo(versionId: string, path: string, options: { replace: boolean }, job: Job): Promise<void>;
  /**
   * The same for many, several at a time on the worker pool; each is `null` or its error. Throws `job/cancelled` as a whole; what was
   * written by then stays. Folders are the caller's to make.
   */
  writeAllTo(
    items: readonly { readonly versionId: string; readonly path: string }[],
    options: { replace: boolean },
    job: Job,
  ): Promise<(null | Error)[]>;
  /** Deletes the objects of an entry (catalogue first: `destroyed_at`, state given; objects after). Inside or outside a transaction; objects go after commit. */
  destroyContent(entryIds: readonly string[], state: 'returned' | 'lost' | 'destroyed'): Promise<void>;
}

/** What others, who cannot open the vault, seal to it: as working copies are after a crash (docs/FORMAT.md §11). */
export interface Deposits {
  /** The X25519 public key to seal to, 32 bytes. Goes out of use with a re-key. */
  readonly publicKey: Uint8Array;
  /** 32 bytes that only this vault can tell; who puts them into what he seals has them from this vault. */
  proofFor(subject: string): Uint8Array;
  /** The payload of an age file that was sealed to the vault. Throws `vault/object-missing`, `vault/object-damaged`. Close it. */
  open(path: string): Promise<AgeReader>;
}

/** The key of what is the worker's own: the passphrase opens it, the vault key and so the office does not (docs/FORMAT.md §2.7). */
export interface PersonalKey {
  /** `none`: nothing was put under it yet; `shut`: there is one, and this passphrase does not open it (it was reset by the office). */
  state(): 'none' | 'open' | 'shut';
  /** 32 bytes, made at the first use; not the caller's to wipe. Throws `memo/shut`. */
  key(): Uint8Array;
  /** Whether the vault key opens it too, and with it the office's escrow. */
  isEscrowed(): boolean;
  setEscrowed(isEscrowed: boolean): void;
  /** Forgets the key: what is under it can never be opened again. */
  giveUp(): void;
}

export interface OpenVault {
  readonly folder: string;
  readonly vaultId: string;
  readonly role: Role;
  readonly sodium: Sodium;
  readonly clock: Clock;
  readonly catalogue: Catalogue;
  readonly settings: Settings;
  readonly audit: AuditLog;
  readonly keyring: Keyring;
  readonly files: Files;
  readonly deposits: Deposits;
  readonly personal: PersonalKey;
  /** Encrypted staging inside the vault folder, for parcels being imported: an age file under a key that lives only in memory. */
  readonly stagingFolder: string;
  /** The office slot as it stands in `vault.json` (an age file) and the check value of the vault key. Null without an office slot. */
  escrow(): { age: Uint8Array; checkValue: string } | null;
  newId(): string;
  /** Writes back, closes the catalogue, wipes key buffers, gives the lock file up. The log says `reason`, where there is one. */
  close(reason?: string): Promise<void>;
}
