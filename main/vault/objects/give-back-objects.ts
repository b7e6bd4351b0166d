/** Writes the verified content of many objects to files outside. Runs in a worker thread, or in this one. For main/vault. */
import { closeSync, existsSync, fsyncSync, linkSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { AppError } from '../../../preload/contract/errors.ts';
import { identityFromSecret } from '../../crypto/age/age.ts';
import type { X25519Identity } from '../../crypto/age/age.ts';
import type { Sodium } from '../../crypto/sodium.ts';
import { asDiskError, systemCode } from '../durable.ts';
import { readHashed, readObject } from './read-object.ts';
import type { Workbench } from '../work/workbench.ts';
import type { ReadBuffers, SharedReading } from './open-blocks.ts';
import type { SharedMemory } from '../work/shared-blocks.ts';
import type { Report } from './write-objects.ts';

export interface GiveBackOrder {
  readonly objectPath: string;
  /** What the catalogue says of the content. */
  readonly sha256: string;
  readonly sizeBytes: number;
  /** And of the key it was sealed with; null: the content is to be hashed. */
  readonly payloadCheck: string | null;
  /** Where it goes. */
  readonly path: string;
}

export interface GiveBackBatch {
  readonly identitySecret: Uint8Array;
  readonly replace: boolean;
  readonly orders: readonly GiveBackOrder[];
  /** For one large object that another thread helps with, by `openBlocks`. */
  readonly shared?: SharedMemory;
}

const noLinks = ['EPERM', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP', 'EMLINK', 'EXDEV'];

/** Gives a finished temp file its name. Throws `file/exists` if there is one by that name and it is not to be replaced. */
export function publishFile(temporary: string, path: string, replace: boolean): void {
  if (replace) {
    renameSync(temporary, path);
    return;
  }
  try {
    // Unlike a rename, a link never takes the place of a file that somebody made meanwhile.
    linkSync(temporary, path);
    rmSync(temporary);
  } catch (error) {
    if (systemCode(error) === 'EEXIST' || (noLinks.includes(systemCode(error)) && existsSync(path)))
      throw new AppError('file/exists');
    if (!noLinks.includes(systemCode(error))) throw error;
    // A stick with FAT knows no links.
    renameSync(temporary, path);
  }
}

function giveBack(
  sodium: Sodium,
  identity: X25519Identity,
  buffers: ReadBuffers,
  { objectPath, sha256, sizeBytes, payloadCheck, path }: GiveBackOrder,
  replace: boolean,
  report: Report,
  shared: SharedReading | null,
): void {
  const temporary = join(dirname(path), `.${basename(objectPath)}.tmp`);
  let file: number | null = null;
  try {
    const target = openSync(temporary, 'w', 0o600);
    file = target;
    const write = (bytes: Uint8Array): void => {
      for (let at = 0; at < bytes.length;) at += writeSync(target, bytes, at, bytes.length - at);
      report(bytes.length);
    };
    const read = payloadCheck === null ? readHashed : readObject;
    const found = read(sodium, [identity], objectPath, buffers, write, { shared, payloadCheck });
    const isOther = 'sha256' in found && found.sha256 !== sha256;
    if (isOther || found.sizeBytes !== sizeBytes) throw new AppError('vault/object-damaged');
    fsyncSync(target);
    closeSync(target);
    file = null;
    publishFile(temporary, path, replace);
  } catch (error) {
    if (file !== null) closeSync(file);
    rmSync(temporary, { force: true });
    throw asDiskError(error);
  }
}

/** Null for each file that was written, or its error. Throws what `report` throws. */
export function giveBackObjects(
  { sodium, reads }: Workbench,
  { identitySecret, orders, replace, shared: memory }: GiveBackBatch,
  report: Report,
): (null | Error)[] {
  const buffers = reads();
  const shared = memory === undefined ? null : { memory, lookUp: () => report(0) };
  const identity = identityFromSecret(sodium, identitySecret);
  return orders.map((order): null | Error => {
    try {
      giveBack(sodium, identity, buffers, order, replace, report, shared);
      return null;
    } catch (error) {
      if (!(error instanceof Error) || (error instanceof AppError && error.code === 'job/cancelled')) throw error;
      return error;
    }
  });
}
