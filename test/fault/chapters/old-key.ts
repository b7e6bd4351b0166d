/** What the vault key from before a re-key may not do any more. For the chapter that makes new keys. */
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { decryptAge } from '../../../main/crypto/age/age.ts';
import { deriveVaultKeys } from '../../../main/vault/keys.ts';
import { unlockHeader } from '../../../main/vault/unlock.ts';
import { readHeader } from '../../../main/vault/header.ts';
import { poolOf } from '../../../main/vault/environment.ts';
import { workerPassphrase } from '../../helpers/story.ts';
import type { Stage } from '../stage.ts';
import { satosFolder } from './chapter.ts';

const keptKey = (stage: Stage): string => stage.at('old-key');

/** Keeps the present key as somebody would who has seen it. */
export async function keepOldKey(stage: Stage): Promise<void> {
  const env = stage.environment('sato');
  const found = await readHeader(env.sodium, satosFolder(stage));
  if (found === null || existsSync(keptKey(stage))) return;
  const { vaultKey } = await unlockHeader(env, poolOf(env), satosFolder(stage), found.stored, workerPassphrase);
  writeFileSync(keptKey(stage), vaultKey);
}

function isOpenedBy(stage: Stage, file: string): boolean {
  const { sodium } = stage.environment('sato');
  const keys = deriveVaultKeys(sodium, readFileSync(keptKey(stage)));
  try {
    decryptAge(sodium, [keys.identity], readFileSync(file));
    return true;
  } catch {
    return false;
  }
}

/** Complaints about everything the old key still opens, and about a journal that still tells it the new one. */
export async function complaintsAboutOldKey(stage: Stage, wasBegun: boolean): Promise<string[]> {
  if (!wasBegun || !existsSync(keptKey(stage))) return [];
  const folder = satosFolder(stage);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const complaints = files
    .filter((name) => name.endsWith('.age') && isOpenedBy(stage, path.join(folder, name)))
    .map((name) => `the old key opens ${name}`);
  if (files.some((name) => name.startsWith('rekey'))) complaints.push('a record of the new key is left');
  return complaints;
}
