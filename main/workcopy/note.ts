/**
 * The note beside each working copy: whose it is, and all that is needed to seal what becomes of it to the vault without a key of
 * the vault (docs/FORMAT.md §11). Lies in the copy's own folder, out of the sight of other programs.
 */
import { randomBytes } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { FileName, Id, Instant, Sha256 } from '../../preload/contract/values.ts';
import { startOf } from '../vault/process-start.ts';

export const CopyNote = z.strictObject({
  format: z.literal('mochidashi-working-copy'),
  version: z.literal(1),
  copyId: Id,
  vaultId: Id,
  vaultFolder: z.string().min(1).max(4096),
  entryId: Id,
  name: FileName,
  openedAt: Instant,
  /** Of the content that the vault has: what is otherwise is a save that was not taken in. */
  sha256: Sha256,
  /** The vault's public key, base64. */
  publicKey: z.string().length(43),
  /** What the vault knows its own copies by, base64. */
  proof: z.string().length(43),
  /** The engine that looks after the copy. */
  owner: z.strictObject({ pid: z.int().min(1), startedAt: z.string().max(200) }),
  /**
   * `open`: its engine looks after it; `left`: the engine was locked before it could take in what was saved last; `closed`: it has
   * taken everything in and removed the file, and what appears there now comes too late.
   */
  state: z.enum(['open', 'left', 'closed']),
});
export type CopyNote = z.infer<typeof CopyNote>;

const noteName = 'note.json';
const longestNote = 64 * 1024;

/** The folder that other programs see. */
export function openFolderOf(copyFolder: string): string {
  return join(copyFolder, 'file');
}

export function fileOf(copyFolder: string, name: string): string {
  return join(openFolderOf(copyFolder), name);
}

/** Whole or not at all. */
export function writeNote(copyFolder: string, note: CopyNote): void {
  const temporary = join(copyFolder, `.${randomBytes(6).toString('hex')}.tmp`);
  writeFileSync(temporary, `${JSON.stringify(note)}\n`, { flag: 'wx', mode: 0o600 });
  renameSync(temporary, join(copyFolder, noteName));
}

/** Null where there is no note that can be read. */
export function readNote(copyFolder: string): CopyNote | null {
  try {
    const text = readFileSync(join(copyFolder, noteName), 'utf8');
    const note = text.length > longestNote ? undefined : CopyNote.safeParse(JSON.parse(text));
    // A name that leads elsewhere was not written by us.
    return note?.success === true && !/[/\\\0]|^\.{1,2}$/.test(note.data.name) ? note.data : null;
  } catch {
    return null;
  }
}

export function ownerOfThisProcess(): CopyNote['owner'] {
  return { pid: process.pid, startedAt: startOf(process.pid) ?? '' };
}

/** Whether the engine that looks after the copy still runs. */
export function isOwnerAlive({ owner }: CopyNote): boolean {
  const start = startOf(owner.pid);
  return start !== null && start === owner.startedAt;
}

/** What the proof is made for: this very copy of this very file. */
export function proofSubject({ copyId, entryId }: Pick<CopyNote, 'copyId' | 'entryId'>): string {
  return `working copy ${copyId} of ${entryId}`;
}
