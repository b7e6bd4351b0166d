/** What a probe may use of the machine, and how it says that it could not tell. For the collectors of main/check. */
import type { CheckedSystem, Gap } from '../../../preload/contract/check-facts.ts';

/** How a command ended. `failed` is what the system would not even start. */
export type Ended =
  | { readonly state: 'ended'; readonly status: number; readonly stdout: string; readonly stderr: string }
  | { readonly state: 'timeout' | 'missing' | 'refused' | 'failed' };

export interface RunOptions {
  readonly timeoutMs: number;
}

/** The machine as the check sees it. Tests give recordings; `machine.ts` is the real one. */
export interface Machine {
  readonly system: CheckedSystem;
  /** Never throws and always settles, at the latest shortly after `timeoutMs`. No shell reads the arguments. */
  run(command: string, args: readonly string[], options: RunOptions): Promise<Ended>;
  /** Whole file of up to 1 MiB as bytes; `null` if there is none. Throws `ProbeGap`. */
  readFile(path: string): Promise<Uint8Array | null>;
  /** The first so many bytes of a file of any size; `null` if there is none. Throws `ProbeGap`. */
  readHead(path: string, bytes: number): Promise<Uint8Array | null>;
  /** Names in a folder; `null` if there is none. Throws `ProbeGap`. */
  listFolder(path: string): Promise<readonly string[] | null>;
  /** Milliseconds since 1970; `null` if there is no such file. Throws `ProbeGap`. */
  modifiedAt(path: string): Promise<number | null>;
  /** Milliseconds since 1970. */
  now(): number;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly home: string;
  /** `uname -r`, or the Windows build. */
  readonly kernel: string;
  /** Whether this process has an administrator's rights; `null` where only a probe can tell. */
  readonly isRoot: boolean | null;
}

/** What the app knows besides, and no probe can find out. */
export interface Known {
  /** Absolute path of the vault's folder; `null` where the check is about the device alone. */
  readonly vaultFolder: string | null;
  /** An instant, or `never`; `undefined` while the vault is locked. */
  readonly lastBackupAt: string | undefined;
  /** The newest moment that has certainly passed. */
  readonly notBefore: string | null;
  /** When updates were first seen to be pending. */
  readonly pendingSince: string | null;
}

/** Asks one question of one system. Rejects with `ProbeGap` where it cannot be told; any other error counts as `failed`. */
export type Collector<Value> = (machine: Machine, known: Known) => Promise<Value>;

export class ProbeGap extends Error {
  readonly why: Gap;

  constructor(why: Gap) {
    super(why);
    this.name = 'ProbeGap';
    this.why = why;
  }
}

/** For a system on which nobody knows how to ask. */
export const unsupported: Collector<never> = () => Promise.reject(new ProbeGap('unsupported'));
