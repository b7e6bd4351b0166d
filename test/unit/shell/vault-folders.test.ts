import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { holdsVault, isFree, makeVaultFolder } from '../../../main/shell/vault-folders.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';

it('makes a folder for a new vault beside one that is in use', async () => {
  const parent = await tempFolder();
  const first = makeVaultFolder(parent, 'Mochidashi');
  expect(first).toBe(join(parent, 'Mochidashi'));
  expect(statSync(first).mode & 0o077).toBe(0);
  expect(makeVaultFolder(parent, 'Mochidashi')).toBe(first);
  writeFileSync(join(first, 'vault.json'), '{}');
  expect(holdsVault(first)).toBe(true);
  expect(isFree(first)).toBe(false);
  expect(makeVaultFolder(parent, 'Mochidashi')).toBe(join(parent, 'Mochidashi 2'));
});
