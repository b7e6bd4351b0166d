/** Takes in what the sweeper sealed since the vault was last open. For the engine, right after an unlocking. */
import { existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { FoundCopy } from '../../preload/contract/calls/workcopy.ts';
import { isAppError } from '../../preload/contract/errors.ts';
import { Id } from '../../preload/contract/values.ts';
import { toBase64 } from '../crypto/encoding.ts';
import type { OpenVault, StagedObject } from '../vault/open-vault.ts';
import { unattended } from '../vault/unattended.ts';
import { proofSubject } from './note.ts';
import { openStray, strayExtension, type OpenedStray, type StrayReport } from './stray-file.ts';

const takenSetting = 'straysTaken';
/** Ids of so many strays are remembered, so that one that is put back is not taken in again. */
const mostRemembered = 2000;
const unfinishedMs = 60_000;

interface EntryFacts {
  readonly name: string;
  readonly state: string;
}

const workableStates: readonly string[] = ['out', 'changed', 'returning'];

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith(strayExtension))
      .sort();
  } catch {
    return [];
  }
}

function takenIds(vault: OpenVault): string[] {
  const ids = z.array(Id).safeParse(vault.settings.read(takenSetting));
  return ids.success ? ids.data : [];
}

/** Whether this vault gave out the copy that the report is about. */
function isOurs(vault: OpenVault, report: StrayReport): boolean {
  return report.vaultId === vault.vaultId && report.proof === toBase64(vault.deposits.proofFor(proofSubject(report)));
}

async function stageContent(vault: OpenVault, stray: OpenedStray, name: string): Promise<StagedObject> {
  const { report } = stray;
  const source = { sizeBytes: report.sizeBytes, stream: stray.content() };
  const [staged] = await vault.files.stage([{ entry: report.entryId, name, source }], unattended());
  if (staged === undefined || staged instanceof Error) throw staged ?? new Error('nothing was staged');
  return staged;
}

/** Puts the finding on record, with its content as the next version if the vault does not have it. */
function settle(vault: OpenVault, report: StrayReport, entry: EntryFacts | undefined, staged: StagedObject | null) {
  const { entryId, why, otherFiles, strayId } = report;
  return vault.catalogue.transaction((): FoundCopy => {
    const isNew = staged !== null && staged.sha256 !== vault.files.currentVersion(entryId).sha256;
    const number = isNew ? vault.files.addVersion(entryId, staged, 'edit').number : null;
    const outcome = outcomeOf(report, entry, number);
    vault.audit.append('workcopy.found', { entryId, why, outcome, number, otherFiles });
    vault.settings.write(takenSetting, [...takenIds(vault), strayId].slice(-mostRemembered));
    return { entryId, name: entry?.name ?? report.name, foundAt: report.foundAt, why, outcome, number, otherFiles };
  });
}

function outcomeOf(
  { content }: StrayReport,
  entry: EntryFacts | undefined,
  number: number | null,
): FoundCopy['outcome'] {
  if (number !== null) return 'takenIn';
  if (content === 'unfinished') return 'unfinished';
  return content === 'whole' && !workableStates.includes(entry?.state ?? '') ? 'notOut' : 'unchanged';
}

async function takeOne(vault: OpenVault, path: string): Promise<FoundCopy | null> {
  const stray = await openStray(vault.deposits, path);
  try {
    const { report } = stray;
    if (!isOurs(vault, report) || takenIds(vault).includes(report.strayId)) return null;
    const entry = vault.catalogue.get<{ name: string; state: string }>(
      "SELECT name, state FROM entries WHERE id = $id AND kind = 'takeout'",
      { id: report.entryId },
    );
    const isWanted = report.content === 'whole' && entry !== undefined && workableStates.includes(entry.state);
    const staged = isWanted ? await stageContent(vault, stray, entry.name) : null;
    let isUsed = false;
    try {
      const found = settle(vault, report, entry, staged);
      isUsed = found.number !== null;
      return found;
    } finally {
      if (staged !== null && !isUsed) await vault.files.discard([staged]);
    }
  } finally {
    stray.close();
  }
}

/** What a sweeper that was ended began to write; one that writes now is let be. */
function removeUnfinished(folder: string, now: number): void {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder).filter((each) => each.endsWith('.tmp'))) {
    const path = join(folder, name);
    const age = now - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? now);
    if (age > unfinishedMs) rmSync(path, { force: true });
  }
}

/** Damaged, or sealed to another key: kept, but not tried again. */
function setAside(vault: OpenVault, path: string): void {
  renameSync(path, `${path}.unreadable`);
  vault.audit.append('workcopy.unreadable');
}

/**
 * Takes in all that waits in these folders, oldest names first, each on record. What is not of this vault's own working copies, or
 * was taken in before, is removed without a word to the log; what cannot be read or stored now stays for the next time.
 */
export async function takeStrays(vault: OpenVault, folders: readonly string[]): Promise<FoundCopy[]> {
  const found: FoundCopy[] = [];
  for (const folder of folders) {
    removeUnfinished(folder, vault.clock.now());
    for (const name of namesIn(folder)) {
      const path = join(folder, name);
      try {
        const one = await takeOne(vault, path);
        if (one !== null) found.push(one);
        rmSync(path, { force: true });
      } catch (error) {
        // An unlocking must not fail because of them; a full disk may have room the next time.
        if (isAppError(error, 'vault/object-damaged')) setAside(vault, path);
      }
    }
  }
  return found;
}

/** How many wait there still: they could not be taken in. */
export function countStrays(folders: readonly string[]): number {
  return folders.reduce((sum, folder) => sum + namesIn(folder).length, 0);
}
