/** A vault with one file and its working copies in a place of their own, on the real clock; programs are played by the test. */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { OpenedOutside } from '../../preload/contract/control.ts';
import { systemClock } from '../../main/vault/clock.ts';
import type { OpenVault } from '../../main/vault/open-vault.ts';
import { openVault, type VaultEnvironment } from '../../main/vault/vault.ts';
import { createSweeper, type Sweeper } from '../../main/workcopy/sweep.ts';
import { createWorkingCopies, type WorkingCopies } from '../../main/workcopy/working-copies.ts';
import { quietJob } from './job.ts';
import { goodPassphrase, makeVault, takeIn, testEnvironment } from './vault-folder.ts';

export interface CopiesWorld {
  readonly root: string;
  readonly env: VaultEnvironment;
  readonly place: string;
  readonly fallbackFolder: string;
  readonly entryId: string;
  vault: OpenVault;
  copies: WorkingCopies;
  /** How often the page was told of something new. */
  readonly told: { changes: number; saves: number };
  /** What the system answers when it is asked to open something. */
  system: OpenedOutside;
  readonly opened: string[];
  /** Opens the file and gives the path that the program sees. */
  open(): Promise<string>;
  /** Contents of all versions, oldest first. */
  versions(): Promise<string[]>;
  events(name: string): Record<string, unknown>[];
  /** Locks as the engine does; `limit` as in `settle`. */
  lock(limit?: Promise<unknown>): Promise<void>;
  unlock(): Promise<void>;
  /** A sweeper for these places whose clock is `aheadMs` ahead. */
  sweeper(aheadMs?: number): Sweeper;
  /** Everything below the place but the notes of copies that are closed. */
  left(): string[];
  /** What a crash leaves: notes whose engine does not run any more, and a vault that nobody has open. */
  crash(): Promise<void>;
}

export interface WorldOptions {
  readonly name?: string;
  readonly content?: string | Uint8Array;
  readonly isAllowed?: boolean;
  /** Where the copies lie; a private folder below the root if nothing is said. */
  readonly place?: string;
}

export const longAgo = { pid: 1, startedAt: 'another start' };

export async function copiesWorld(
  root: string,
  {
    name = '議事録.txt',
    content = '最初の内容',
    isAllowed = true,
    place = join(root, 'private', 'copies'),
  }: WorldOptions = {},
): Promise<CopiesWorld> {
  const env: VaultEnvironment = { ...(await testEnvironment(root)), clock: systemClock };
  const folder = join(root, 'vault');
  const fallbackFolder = join(root, 'found');
  const places = [{ path: place, kind: 'disk' as const }];
  const vault = await makeVault(env, folder);
  const [entry] = await takeIn(vault, [{ name, content }]);
  const told = { changes: 0, saves: 0 };
  const opened: string[] = [];

  const makeCopies = (of: OpenVault): Promise<WorkingCopies> =>
    createWorkingCopies({
      vault: of,
      settings: { places, fallbackFolder },
      isAllowed: () => isAllowed,
      openOutside: (path) => {
        opened.push(path);
        return Promise.resolve(world.system);
      },
      onChange: (isSaved) => {
        told.changes += 1;
        if (isSaved) told.saves += 1;
      },
      after: (ms, work) => {
        const timer = setTimeout(work, ms);
        return () => {
          clearTimeout(timer);
        };
      },
    });

  const world: CopiesWorld = {
    root,
    env,
    place,
    fallbackFolder,
    entryId: entry?.id ?? '',
    vault,
    copies: await makeCopies(vault),
    told,
    system: 'opened',
    opened,
    async open() {
      await world.copies.open(world.entryId, null, quietJob());
      return opened.at(-1) ?? '';
    },
    async versions() {
      const contents: string[] = [];
      for (const { id } of world.vault.files.versions(world.entryId)) {
        const pieces: Uint8Array[] = [];
        for await (const piece of world.vault.files.stream(id)) pieces.push(piece);
        contents.push(Buffer.concat(pieces).toString('utf8'));
      }
      return contents;
    },
    events: (wanted) =>
      world.vault.catalogue
        .all<{ data: string }>('SELECT data FROM audit WHERE event = $wanted ORDER BY seq', { wanted })
        .map(({ data }) => JSON.parse(data) as Record<string, unknown>),
    async lock(limit = new Promise(() => undefined)) {
      await world.copies.settle(limit);
      await world.vault.close();
    },
    async unlock() {
      world.vault = await openVault(env, { folder, passphrase: goodPassphrase });
      world.copies = await makeCopies(world.vault);
    },
    sweeper: (aheadMs = 0) =>
      createSweeper({
        sodium: env.sodium,
        places,
        fallbackFolder,
        now: () => Date.now() + aheadMs,
        log: () => undefined,
      }),
    left() {
      const all = existsSync(place) ? readdirSync(place, { recursive: true, encoding: 'utf8' }) : [];
      const isClosed = (id: string) => readFileSync(join(place, id, 'note.json'), 'utf8').includes('"closed"');
      const closed = all.filter((name) => all.includes(join(name, 'note.json')) && isClosed(name));
      return all.filter((name) => !closed.includes(name) && !closed.some((id) => name === join(id, 'note.json')));
    },
    async crash() {
      for (const id of readdirSync(place)) orphan(join(place, id));
      // The vault is let go without a last look at the copies.
      await world.vault.close();
    },
  };
  return world;
}

/** Makes the note of a copy say that its engine has ended. */
export function orphan(copyFolder: string): void {
  rewriteNote(copyFolder, { owner: longAgo });
}

export function rewriteNote(copyFolder: string, changes: object): void {
  const path = join(copyFolder, 'note.json');
  const note = JSON.parse(readFileSync(path, 'utf8')) as object;
  writeFileSync(path, JSON.stringify({ ...note, ...changes }));
}

/** Saves as Word and LibreOffice do: beside the file, then in its place. */
export function saveByReplacing(path: string, content: string | Uint8Array, temporary = '.~tmp0001.tmp'): void {
  const beside = join(dirname(path), temporary);
  writeFileSync(beside, content);
  renameSync(beside, path);
}

/** Waits for something that happens soon; the test's own time-out ends a wait in vain. */
export async function eventually(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => void setTimeout(resolve, 20));
}

export function makeFolder(path: string): string {
  mkdirSync(path, { recursive: true, mode: 0o700 });
  return path;
}
