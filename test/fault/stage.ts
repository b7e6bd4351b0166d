/** The folder a chapter is played in, and the record of what the program said was done. For chapters, the player and the tests. */
import { readdirSync, readlinkSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { isAppError } from '../../preload/contract/errors.ts';
import type { Sodium } from '../../main/crypto/sodium.ts';
import { systemCode } from '../../main/vault/durable.ts';
import { createFileKeychain } from '../../main/vault/keychain.ts';
import type { VaultEnvironment } from '../../main/vault/vault.ts';
import { createHandClock } from '../helpers/clock.ts';

export interface Stage {
  readonly root: string;
  /** An absolute path on the stage. */
  at(...parts: string[]): string;
  /** The vault's environment of `office` or of a worker, with a keychain of his own. */
  environment(name: string): VaultEnvironment;
  /** Carries out one step and puts on record whether it was acknowledged; a step that fails does not end the chapter. */
  step(name: string, work: () => Promise<unknown>): Promise<void>;
}

/** What the program acknowledged before it ended, and what it refused. */
export interface Acknowledged {
  readonly done: ReadonlySet<string>;
  /** Code of the error by step. */
  readonly failed: ReadonlyMap<string, string>;
}

/** Made with the ground. */
export const recordFolder = 'acknowledged';
/** Longer than one opening can take, so that a second one of the same test is another moment. */
const startOfStory = Date.parse('2026-11-22T05:00:00.000Z');

function codeOf(error: unknown): string {
  if (isAppError(error)) return error.code;
  const code = systemCode(error);
  return `unexpected ${code === '' ? String(error) : code}`;
}

/**
 * A symbolic link for each answer: it is there whole or not at all, is made by a call that no fault is put into, and lies outside
 * of the vault.
 */
export function createStage(root: string, sodium: Sodium): Stage {
  const record = path.join(root, recordFolder);
  let count = readdirSync(record).length;
  const note = (text: string) =>
    symlinkSync(text, path.join(record, `${String(++count).padStart(3, '0')}-${String(process.pid)}`));
  return {
    root,
    at: (...parts) => path.join(root, ...parts),
    environment: (name) => ({
      sodium,
      clock: createHandClock(startOfStory),
      keychain: createFileKeychain(path.join(root, `${name}.keychain`)),
      workerUrl: new URL('../../main/engine/worker.ts', import.meta.url),
      poolSize: 0,
    }),
    async step(name, work) {
      try {
        await work();
        note(`done ${name}`);
      } catch (error) {
        note(`failed ${name} ${codeOf(error)}`);
      }
    },
  };
}

export function readAcknowledged(root: string): Acknowledged {
  const record = path.join(root, recordFolder);
  const notes = readdirSync(record)
    .sort()
    .map((name) => readlinkSync(path.join(record, name)));
  const done = new Set<string>();
  const failed = new Map<string, string>();
  for (const note of notes) {
    const [verb, name = '', ...code] = note.split(' ');
    if (verb === 'done') done.add(name);
    else failed.set(name, code.join(' '));
  }
  return { done, failed };
}
