import path from 'node:path';
import { expect, it } from 'vitest';
import { createJsonFile } from '../../../main/shell/json-file.ts';
import { createKilledLocks, StoredKills } from '../../../main/shell/killed-locks.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';

const lockAt = (second: number) => ({ reason: 'idle', at: new Date(second * 1000).toISOString() }) as const;

async function fileIn(folder: string) {
  const file = { path: path.join(folder, 'killed-locks.json'), schema: StoredKills, byDefault: [], now: () => 0 };
  return () => createKilledLocks(createJsonFile(file));
}

it('keeps the locks by force of each vault, oldest first, across a restart, until its log tells of them', async () => {
  const open = await fileIn(await tempFolder());
  open().note('/a', lockAt(1));
  open().note('/b', lockAt(2));
  open().note('/a', { reason: null, at: lockAt(3).at });
  expect(open().of('/a')).toEqual([lockAt(1), { reason: null, at: lockAt(3).at }]);
  open().forget('/a');
  expect(open().of('/a')).toEqual([]);
  expect(open().of('/b')).toEqual([lockAt(2)]);
});

it('keeps the latest twenty of a vault', async () => {
  const kills = (await fileIn(await tempFolder()))();
  for (let second = 0; second < 25; second += 1) kills.note('/a', lockAt(second));
  expect(kills.of('/a')).toEqual(Array.from({ length: 20 }, (_, index) => lockAt(index + 5)));
});
