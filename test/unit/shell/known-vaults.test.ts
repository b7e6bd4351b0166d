import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createJsonFile } from '../../../main/shell/json-file.ts';
import { createKnownVaults, refOf, StoredVaults } from '../../../main/shell/known-vaults.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';

const now = (): number => 1_700_000_000_000;

function vaultsIn(folder: string) {
  const file = createJsonFile({ path: join(folder, 'vaults.json'), schema: StoredVaults, byDefault: [], now });
  return createKnownVaults(file, (path) => path !== '/stick');
}

it('knows vault folders, the last one used first, and says which is out of reach', async () => {
  const folder = await tempFolder();
  const vaults = vaultsIn(folder);
  vaults.remember('/stick');
  const home = vaults.remember('/home');
  vaults.note('/stick', { role: 'office', officeName: '総務', openedAt: '2026-11-22T05:00:00.000Z' });
  expect(vaultsIn(folder).list()).toEqual([
    {
      ref: refOf('/stick'),
      folder: '/stick',
      role: 'office',
      officeName: '総務',
      lastOpenedAt: '2026-11-22T05:00:00.000Z',
      reachable: false,
    },
    { ref: home.ref, folder: '/home', role: null, officeName: '', lastOpenedAt: null, reachable: true },
  ]);
});

it('keeps what it knows of a folder that is chosen again', async () => {
  const vaults = vaultsIn(await tempFolder());
  vaults.note('/a', { role: 'worker', officeName: 'x', openedAt: '2026-11-22T05:00:00.000Z' });
  vaults.remember('/b');
  expect(vaults.remember('/a')).toMatchObject({ role: 'worker', officeName: 'x' });
  expect(vaults.list().map(({ folder }) => folder)).toEqual(['/a', '/b']);
});

it('finds a folder by its reference until it is forgotten', async () => {
  const vaults = vaultsIn(await tempFolder());
  const { ref } = vaults.remember('/a');
  expect(ref).toMatch(/^[0-9a-f]{16}$/);
  expect(vaults.folderOf(ref)).toBe('/a');
  vaults.forget(ref);
  expect(() => vaults.folderOf(ref)).toThrow('shell/vault-unknown');
  expect(() => vaults.folderOf('../../../etc')).toThrow('shell/vault-unknown');
});

it('remembers fifty folders', async () => {
  const vaults = vaultsIn(await tempFolder());
  for (let number = 0; number < 60; number += 1) vaults.remember(`/v${number}`);
  expect(vaults.list()).toHaveLength(50);
  expect(vaults.list()[0]?.folder).toBe('/v59');
});
