import { existsSync, lstatSync, mkdirSync, statfsSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { choosePlace, copyPlaces, foldersIn, isPrivateFolder, preparePlace } from '../../../main/workcopy/places.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';

describe('places for working copies', () => {
  it('are in memory first on Linux, and in the profile elsewhere', () => {
    const env = { XDG_RUNTIME_DIR: '/run/user/1000' };
    expect(copyPlaces({ platform: 'linux', env, uid: 1000, privateFolder: '/p' })).toEqual([
      { path: '/run/user/1000/mochidashi', kind: 'memory' },
      { path: '/dev/shm/mochidashi-1000', kind: 'memory' },
      { path: '/p/working-copies', kind: 'disk' },
    ]);
    expect(copyPlaces({ platform: 'linux', env: { XDG_RUNTIME_DIR: 'x' }, uid: 0, privateFolder: '/p' })).toHaveLength(
      2,
    );
    expect(copyPlaces({ platform: 'win32', env, uid: null, privateFolder: '/p' })).toEqual([
      { path: '/p/working-copies', kind: 'disk' },
    ]);
  });

  it('are made private, and used again', async () => {
    const place = { path: join(await tempFolder(), 'a', 'b'), kind: 'disk' } as const;
    expect(preparePlace(place)).toBe(true);
    expect(lstatSync(place.path).mode & 0o777).toBe(0o700);
    expect(preparePlace(place)).toBe(true);
  });

  it('are not used when others can look in, when they are somebody else’s, a link or a file', async () => {
    const root = await tempFolder();
    mkdirSync(join(root, 'open'), { mode: 0o755 });
    mkdirSync(join(root, 'ours'), { mode: 0o700 });
    symlinkSync(join(root, 'ours'), join(root, 'link'));
    writeFileSync(join(root, 'file'), '');
    for (const name of ['open', 'link', 'file']) {
      expect(preparePlace({ path: join(root, name), kind: 'disk' })).toBe(false);
      expect(foldersIn({ path: join(root, name), kind: 'disk' })).toEqual([]);
    }
    expect(isPrivateFolder(lstatSync(join(root, 'ours')), (process.getuid?.() ?? 0) + 1)).toBe(false);
  });

  it('that are said to be in memory are so', async () => {
    const root = await tempFolder();
    const isMemory = [0x01021994, 0x858458f6].includes(statfsSync(root).type);
    expect(preparePlace({ path: join(root, 'x'), kind: 'memory' })).toBe(isMemory);
    expect(preparePlace({ path: '/nowhere/at/all', kind: 'memory' })).toBe(false);
  });

  it('with too little room are told from those with enough, and memory is not given up for the disk', async () => {
    const root = await tempFolder();
    const disk = { path: join(root, 'disk'), kind: 'disk' } as const;
    const [shm] = copyPlaces({ platform: 'linux', env: {}, uid: process.getuid?.() ?? 0, privateFolder: root });
    expect(choosePlace([disk], 1000)).toMatchObject({ place: disk, isEnough: true });
    expect(choosePlace([disk], 2 ** 60)).toMatchObject({ place: disk, isEnough: false });
    expect(choosePlace([], 1)).toBeNull();
    if (!existsSync('/dev/shm') || shm === undefined || !preparePlace(shm)) return;
    expect(choosePlace([shm, disk], 1000)).toMatchObject({ place: shm, isEnough: true });
    expect(choosePlace([shm, disk], 2 ** 60)).toMatchObject({ place: shm, isEnough: false });
  });
});
