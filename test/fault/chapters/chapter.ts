/** A chapter of the scripted session. "How to add one": a file here that exports it, a line in chapters.ts. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { decryptAge, parseIdentity } from '../../../main/crypto/age/age.ts';
import type { OpenVault } from '../../../main/vault/open-vault.ts';
import { openVault } from '../../../main/vault/vault.ts';
import { exists } from '../../../main/parcel/durable-file.ts';
import { officePassphrase, workerPassphrase } from '../../helpers/story.ts';
import type { Seen } from '../look.ts';
import type { Acknowledged, Stage } from '../stage.ts';

export interface Chapter {
  readonly name: string;
  /** What has to be there before, and is no part of what is tried. */
  prepare?(stage: Stage): Promise<void>;
  /** In a process of its own, which may be killed, lied to or cut off at any call. */
  play(stage: Stage): Promise<void>;
  /** Afterwards, in another process: complaints about what was lost or left. */
  look(stage: Stage, acknowledged: Acknowledged): Promise<Seen>;
}

export const satosFolder = (stage: Stage): string => stage.at('vault-sato');
export const officeFolder = (stage: Stage): string => stage.at('office');

export const openSatos = (stage: Stage, passphrase = workerPassphrase): Promise<OpenVault> =>
  openVault(stage.environment('sato'), { folder: satosFolder(stage), passphrase });
export const openOffice = (stage: Stage): Promise<OpenVault> =>
  openVault(stage.environment('office'), { folder: officeFolder(stage), passphrase: officePassphrase });

/** Opens Sato's vault, carries the steps out in it, and locks it. */
export async function withSatos(
  stage: Stage,
  steps: readonly (readonly [name: string, work: (vault: OpenVault) => Promise<unknown>])[],
): Promise<void> {
  let opened: OpenVault | null = null;
  await stage.step('open', async () => {
    opened = await openSatos(stage);
  });
  if (opened === null) return;
  const vault: OpenVault = opened;
  for (const [name, work] of steps) await stage.step(name, () => work(vault));
  await stage.step('lock', () => vault.close());
}

export function entryId(vault: OpenVault, name: string): string {
  const row = vault.catalogue.get<{ id: string }>('SELECT id FROM entries WHERE name = ?', [name]);
  if (row === undefined) throw new Error(`${name} is not on the ground`);
  return row.id;
}

/** A parcel is there whole, or not at all. */
export async function complaintsAboutParcel(
  vault: OpenVault,
  file: string,
  identity: string,
  wasAcknowledged: boolean,
): Promise<string[]> {
  if (!(await exists(file))) return wasAcknowledged ? [`${path.basename(file)} is lost`] : [];
  try {
    decryptAge(vault.sodium, [parseIdentity(vault.sodium, identity)], readFileSync(file));
    return [];
  } catch {
    return [`${path.basename(file)} is there in part`];
  }
}
