/**
 * Which objects are between disk and catalogue: being written and not committed, or deleted in the catalogue and not yet
 * removed. After a crash only these are looked at, so an object that some older catalogue does not know is never
 * swept away by mistake (docs/FORMAT.md §4.4). For main/vault.
 */
import { closeSync, ftruncateSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { asDiskError, guardDisk, systemCode } from '../durable.ts';

const idLine = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function intentsPath(folder: string): string {
  return join(folder, 'staging', 'intents');
}

/** Object ids the last session left between disk and catalogue. Lines that were cut off are passed over. */
export function readIntents(folder: string): string[] {
  try {
    const lines = readFileSync(intentsPath(folder), 'latin1').split('\n');
    return [...new Set(lines.filter((line) => idLine.test(line)))];
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return [];
    throw error;
  }
}

export interface Intents {
  /** Notes ids before anything is done to their objects; throws `disk/full`. Not fsynced: it is about tidiness, not about safety. */
  note(objectIds: readonly string[]): void;
  /** These are settled: committed, or gone. Never throws: a line too many is looked up at the next open, and found to be settled. */
  settle(objectIds: readonly string[]): void;
  isOutstanding(objectId: string): boolean;
  close(): void;
}

/** Starts noting, from nothing: call it after what was left has been swept. */
export function createIntents(folder: string): Intents {
  const outstanding = new Set<string>();
  let isOpen = true;
  const file = guardDisk(() => openSync(intentsPath(folder), 'a', 0o600));
  guardDisk(() => ftruncateSync(file, 0));
  return {
    note(objectIds) {
      try {
        writeSync(file, objectIds.map((id) => `${id}\n`).join(''));
      } catch (error) {
        throw asDiskError(error);
      }
      for (const id of objectIds) outstanding.add(id);
    },
    settle(objectIds) {
      for (const id of objectIds) outstanding.delete(id);
      // What ends after the lock is left noted, and looked at again at the next open.
      if (!isOpen || outstanding.size > 0) return;
      try {
        ftruncateSync(file, 0);
      } catch {
        // See above.
      }
    },
    isOutstanding: (objectId) => outstanding.has(objectId),
    close() {
      isOpen = false;
      closeSync(file);
    },
  };
}
