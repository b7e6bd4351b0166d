/** What the bulk benchmark asks of everybody who keeps files encrypted, ourselves included. */
import type { Corpus } from './corpora.ts';

/** What can be timed. `list` is from locked to all names, `listOpen` the names alone. */
export const works = ['takeIn', 'open', 'list', 'listOpen', 'giveBack', 'verify'] as const;
export type Work = (typeof works)[number];

export interface Measured {
  readonly ms: number;
  /** Peak resident memory of the process that did it. */
  readonly peakKibibytes: number;
}

/**
 * `vault`: each file can be read by itself; `archive`: one sealed archive, another kind of thing where there are many files;
 * `plain`: no protection, for orientation.
 */
export type Kind = 'vault' | 'archive' | 'plain';

/** One run with one corpus, from nothing. Steps are called in the order in which they stand here. */
export interface Run {
  takeIn(): Promise<Measured>;
  /** From locked to usable. Null where there is nothing to open. */
  open?(): Promise<Measured>;
  list?(): Promise<Measured>;
  listOpen?(): Promise<Measured>;
  /** Writes all files below `target`, which is new and empty, and must then be what was taken in. */
  giveBack(target: string): Promise<Measured>;
  /** Reads and authenticates everything. */
  verify?(): Promise<Measured>;
  close(): Promise<void>;
}

export interface Store {
  readonly name: string;
  readonly kind: Kind;
  /** Each of its commands opens the store anew, with its key derivation: what `open` takes is subtracted from the others. */
  readonly opensEachTime?: boolean;
  /** As it says itself. */
  version(): string;
  /** `folder` is new and empty. Nothing in here is timed. */
  start(folder: string, corpus: Corpus): Promise<Run>;
}
