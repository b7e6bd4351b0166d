import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { mountOf, parseMounts } from '../../../main/away/signals/mounts.ts';
import { createSticks, createStickWatch, type Sticks } from '../../../main/away/signals/stick.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';

const table = [
  '22 1 8:2 / / rw,relatime shared:1 - ext4 /dev/sda2 rw',
  '31 22 8:3 / /home rw shared:2 - ext4 /dev/sda3 rw',
  '90 22 8:17 / /media/sato/USB\\040メモリー rw shared:3 - vfat /dev/sdb1 rw',
  '91 90 0:55 / /media/sato/USB\\040メモリー/inner rw - tmpfs tmpfs rw',
  '',
].join('\n');

describe('the table of mounts', () => {
  it.each([
    ['/media/sato/USB メモリー/金庫', '8:17'],
    ['/media/sato/USB メモリー', '8:17'],
    ['/media/sato/USB メモリー/inner/x', '0:55'],
    ['/media/sato/USB', '8:2'],
    ['/home/sato', '8:3'],
    ['/homes', '8:2'],
  ])('says where %s lies', (path, device) => {
    expect(mountOf(parseMounts(table), path)?.device).toBe(device);
  });

  it('covers nothing where there is none', () => {
    expect(mountOf(parseMounts(''), '/x')).toBeNull();
  });
});

/** A system's files with one USB stick and one built-in disk. */
async function machine(): Promise<string> {
  const root = await tempFolder();
  const make = (path: string, text?: string) => {
    mkdirSync(join(root, path, text === undefined ? '.' : '..'), { recursive: true });
    if (text !== undefined) writeFileSync(join(root, path), text);
  };
  make('dev/disk/by-uuid');
  make('dev/disk/by-label');
  make('sys/class/block');
  for (const [device, disk, number] of [
    ['sdb1', 'sys/devices/pci0/usb1/1-1/block/sdb', '8:17'],
    ['sda2', 'sys/devices/pci0/ata1/block/sda', '8:2'],
  ] as const) {
    make(`dev/${device}`, '');
    make(`${disk}/removable`, '0\n');
    make(`${disk}/${device}/partition`, '1\n');
    make(`${disk}/${device}/dev`, `${number}\n`);
    symlinkSync(join(root, disk, device), join(root, 'sys/class/block', device));
    symlinkSync(`../../${device}`, join(root, 'dev/disk/by-uuid', `ID-${device}`));
  }
  symlinkSync('../../sdb1', join(root, 'dev/disk/by-label', '\\xe9\\x8d\\xb5\\x20KEY'));
  return root;
}

describe('sticks that are plugged in', () => {
  it('are those on USB, with identity and label; not the disk that is built in', async () => {
    const root = await machine();
    const sticks = createSticks('linux', root);
    expect(sticks.list()).toEqual([{ id: 'uuid:ID-sdb1', label: '鍵 KEY', device: '8:17' }]);
    expect(sticks.isPresent('uuid:ID-sdb1')).toBe(true);
    rmSync(join(root, 'dev/disk/by-uuid/ID-sdb1'));
    expect(sticks.isPresent('uuid:ID-sdb1')).toBe(false);
  });
});

describe('the watch', () => {
  let said: string[];
  let present: boolean;
  let device: { number: number; isCarried: boolean; pluggedIn: boolean } | null;
  const sticks: Sticks = {
    list: () => [],
    isPresent: () => present,
    deviceOf: () => {
      const seen = device;
      return seen && { number: seen.number, isCarried: seen.isCarried, isPluggedIn: () => device?.pluggedIn === true };
    },
  };
  const keyStick = { id: 'uuid:1', label: 'KEY' };
  const watchOf = () =>
    createStickWatch(
      {
        attached: (_signal, source) => said.push(`attached ${source}`),
        detached: (_signal, source, reason) => said.push(`detached ${source} ${reason}`),
        seen: (_signal, source) => said.push(`seen ${source}`),
        lock: () => said.push('lock'),
        resumed: () => undefined,
      },
      sticks,
    );

  beforeEach(() => {
    said = [];
    present = true;
    device = { number: 17, isCarried: true, pluggedIn: true };
  });

  it.each<[string, () => void]>([
    ['the folder is gone', () => (device = null)],
    ['another medium lies there', () => (device = { number: 2, isCarried: false, pluggedIn: true })],
    ['the mount is there, but the device is gone', () => (device = { number: 17, isCarried: true, pluggedIn: false })],
  ])('locks a carried vault when %s', (_what, happens) => {
    const watch = watchOf();
    watch.look('/media/usb/v', null);
    expect(said).toContain('attached vault folder');
    expect(said).not.toContain('lock');
    said = [];
    happens();
    watch.look('/media/usb/v', null);
    expect(said.slice(0, 2)).toEqual(['seen vault folder', 'lock']);
  });

  it('does not claim to watch a stick when the vault lies on the built-in disk', () => {
    device = { number: 2, isCarried: false, pluggedIn: true };
    watchOf().look('/home/v', null);
    expect(said).toEqual(['detached vault folder notSet', 'detached key stick notSet']);
  });

  it('locks when the key stick is pulled out, and whenever a vault is open without it', () => {
    const watch = watchOf();
    watch.look('/home/v', keyStick);
    expect(said).not.toContain('lock');
    present = false;
    watch.look('/home/v', keyStick);
    expect(said.filter((word) => word === 'seen key stick' || word === 'lock')).toEqual(['seen key stick', 'lock']);
    watch.look('/home/v', keyStick);
    expect(said.filter((word) => word === 'lock')).toHaveLength(2);
  });

  it('says that the key stick works also while no vault is open, and locks nothing', () => {
    const watch = watchOf();
    watch.look(null, keyStick);
    present = false;
    watch.look(null, keyStick);
    expect(said).toContain('seen key stick');
    expect(said).not.toContain('lock');
  });
});
