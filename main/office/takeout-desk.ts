/** Packs files for a device. For the office's handlers. */
import { hostname } from 'node:os';
import path from 'node:path';
import type { CallOutput } from '../../preload/contract/engine.ts';
import { AppError, isAppError } from '../../preload/contract/errors.ts';
import type { Original } from '../../preload/contract/values.ts';
import { foldPath, safeName, uniquePath } from '../parcel/paths.ts';
import { mostFiles } from '../parcel/manifest.ts';
import { nextOnRoute, recordSent } from '../parcel/routes.ts';
import { type ParcelContent, sealParcel } from '../parcel/seal.ts';
import { dueAtOf } from '../takeout/due.ts';
import { type LeftOut, codeForLeftOut } from '../takeout/left-out.ts';
import { streamOriginal } from '../takeout/originals.ts';
import { currentPolicy } from '../takeout/policies.ts';
import { readBack } from '../takeout/read-back.ts';
import { type FoundFile, findFiles } from '../takeout/walk.ts';
import type { Job, OpenVault } from '../vault/open-vault.ts';
import { requireActiveDevice } from './devices.ts';
import { insertLedgerRow } from './ledger-rows.ts';
import { officeSigner, readOfficeSelf } from './self.ts';

export interface TakeoutOrder {
  readonly paths: readonly string[];
  readonly deviceId: string;
  readonly purpose: string;
  readonly dueOn: string | null;
  readonly outPath: string;
}

interface PackedFile {
  readonly id: string;
  readonly found: FoundFile;
  readonly path: string;
  readonly original: Original;
}

const parcelDays = 30;
const dayMs = 24 * 60 * 60 * 1000;

const codeOfProblem = {
  link: 'takeout/refused',
  special: 'takeout/refused',
  inVault: 'takeout/refused',
  unreadable: 'takeout/original-unreadable',
} as const;

/** Reads every file once for its hash, and gives it a path that every system takes. */
async function prepare(
  vault: OpenVault,
  found: readonly FoundFile[],
  leftOut: LeftOut[],
  job: Job,
): Promise<PackedFile[]> {
  const readable = found.filter((file) => {
    if (file.problem) leftOut.push({ name: file.name, folder: file.folder, code: codeOfProblem[file.problem] });
    return file.problem === null;
  });
  if (readable.length > mostFiles) throw new AppError('parcel/too-many-entries', { most: mostFiles });
  const facts = await vault.files.hashOutside(
    readable.map(({ location }) => location),
    job,
  );
  const host = hostname();
  const taken = new Set<string>();
  const folders = new Map<string, string>();
  return readable.flatMap((file, index) => {
    const read = facts[index];
    if (read === undefined || read instanceof Error) {
      leftOut.push({ name: file.name, folder: file.folder, code: codeForLeftOut(read) });
      return [];
    }
    const folder = safeFolder(file.folder, folders);
    const safePath = uniquePath(folder === '' ? safeName(file.name) : `${folder}/${safeName(file.name)}`, taken);
    return [{ id: vault.newId(), found: file, path: safePath, original: { location: file.location, host, ...read } }];
  });
}

/** Folder names that differ in case or composition only become one folder, spelt as the first. */
function safeFolder(folder: string, known: Map<string, string>): string {
  if (folder === '') return '';
  const safe = folder.split('/').map(safeName).join('/');
  const parent = safeFolder(path.posix.dirname(safe) === '.' ? '' : path.posix.dirname(safe), known);
  const own = parent === '' ? path.posix.basename(safe) : `${parent}/${path.posix.basename(safe)}`;
  const folded = foldPath(own);
  const first = known.get(folded) ?? own;
  known.set(folded, first);
  return first;
}

/**
 * Packs the files, then reads every original again; the parcel gets its name only when all that are in it were proved to be there
 * still. Files that changed meanwhile are left out and the rest is packed anew. Throws `office/device-not-active`, `takeout/nothing-to-take`.
 */
export async function packTakeout(
  vault: OpenVault,
  order: TakeoutOrder,
  job: Job,
): Promise<CallOutput<'office/takeout'>> {
  const device = requireActiveDevice(vault, order.deviceId);
  const now = vault.clock.now();
  const dueAt = order.dueOn === null ? null : dueAtOf(order.dueOn, now, null);
  const found = await findFiles(order.paths, vault.folder, job.signal);
  const leftOut: LeftOut[] = [];
  let files = await prepare(vault, found, leftOut, job);
  const { policy } = currentPolicy(vault);
  const allowedBy = { ground: 'office' as const, name: readOfficeSelf(vault).adminName, policyVersion: policy.version };
  const takenOutAt = new Date(now).toISOString();
  const { purpose } = order;

  const leave = (gone: PackedFile, code: string): void => {
    leftOut.push({ name: gone.found.name, folder: gone.found.folder, code });
    files = files.filter((file) => file !== gone);
  };

  for (;;) {
    if (files.length === 0) throw new AppError('takeout/nothing-to-take');
    const packed = files;
    const contents = packed.map(({ path: filePath, original }): ParcelContent => ({
      path: filePath,
      sizeBytes: original.sizeBytes,
      sha256: original.sha256,
      original,
      open: () => streamOriginal(original.location, job.signal),
    }));
    try {
      const { written } = await sealParcel(
        vault,
        {
          kind: 'takeout',
          parcelId: vault.newId(),
          signer: officeSigner(vault),
          recipients: [device.recipient],
          ...nextOnRoute(vault, device.id),
          expiresAt: new Date(now + parcelDays * dayMs).toISOString(),
          purpose,
          files: contents,
          body: {
            takeouts: packed.map(({ id, path: filePath }) => ({
              id,
              path: filePath,
              takenOutAt,
              dueAt,
              purpose,
              allowedBy,
            })),
          },
        },
        order.outPath,
        job,
        {
          async prove() {
            const again = await readBack(
              vault,
              packed.map(({ original }) => original),
              job,
            );
            again.forEach((problem, index) => {
              const file = packed[index];
              if (problem && file) leave(file, codeForLeftOut(problem));
            });
            if (files.length < packed.length) throw new AppError('takeout/original-changed');
          },
          commit(sealed) {
            vault.catalogue.transaction(() => {
              for (const { id, path: filePath, original } of packed) {
                insertLedgerRow(vault, device.id, {
                  id,
                  path: filePath,
                  original,
                  takenOutAt,
                  dueAt,
                  purpose,
                  allowedBy,
                });
              }
              recordSent(vault, device.id, sealed);
              vault.audit.append('takeout.packed', {
                deviceId: device.id,
                parcelId: sealed.manifest.parcelId,
                files: packed.length,
              });
            });
          },
        },
      );
      const bytes = packed.reduce((sum, { original }) => sum + original.sizeBytes, 0);
      return { parcel: written, files: packed.length, bytes, entryIds: packed.map(({ id }) => id), leftOut };
    } catch (error) {
      if (isAppError(error, 'parcel/content-mismatch', 'takeout/original-missing', 'takeout/original-unreadable')) {
        const index = error.params['index'];
        const gone = typeof index === 'number' ? packed[index] : undefined;
        if (!gone) throw error;
        leave(gone, error.code === 'parcel/content-mismatch' ? 'takeout/original-changed' : error.code);
      } else if (!isAppError(error, 'takeout/original-changed') || files.length === packed.length) {
        throw error;
      }
    }
  }
}
