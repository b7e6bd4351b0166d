import { execFileSync } from 'node:child_process';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { dueAtOf, localDay, localDayAfter } from '../../../main/takeout/due.ts';
import { findFiles } from '../../../main/takeout/walk.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';

const never = new AbortController().signal;

async function tree(files: readonly string[]): Promise<{ root: string; vault: string }> {
  const root = await tempFolder();
  const vault = path.join(root, 'vault');
  await mkdir(vault);
  for (const file of files) {
    await mkdir(path.dirname(path.join(root, file)), { recursive: true });
    await writeFile(path.join(root, file), file);
  }
  return { root, vault };
}

describe('finding files', () => {
  it('goes through folders and says from where in them each file is', async () => {
    const { root, vault } = await tree(['案件/見積/1.txt', '案件/2.txt', 'single.txt']);
    const found = await findFiles([path.join(root, '案件'), path.join(root, 'single.txt')], vault, never);
    expect(found.map(({ folder, name, problem }) => [folder, name, problem])).toEqual([
      ['案件', '2.txt', null],
      ['案件/見積', '1.txt', null],
      ['', 'single.txt', null],
    ]);
    expect(found[0]?.sizeBytes).toBe(Buffer.byteLength('案件/2.txt'));
  });

  it('follows no link and opens no pipe', async () => {
    const { root, vault } = await tree(['docs/real.txt', 'secret/key.txt']);
    await symlink('../secret', path.join(root, 'docs', 'folder-link'));
    await symlink('real.txt', path.join(root, 'docs', 'file-link'));
    execFileSync('mkfifo', [path.join(root, 'docs', 'pipe')]);
    const found = await findFiles([path.join(root, 'docs')], vault, never);
    expect(found.map(({ name, problem }) => [name, problem])).toEqual([
      ['file-link', 'link'],
      ['folder-link', 'link'],
      ['pipe', 'special'],
      ['real.txt', null],
    ]);
  });

  it('takes nothing out of the vault folder, wherever it is met', async () => {
    const { root, vault } = await tree(['vault/vault.json', 'vault/objects/00/a.age', 'a.txt']);
    const inside = await findFiles([path.join(vault, 'objects'), path.join(vault, 'vault.json'), vault], vault, never);
    expect(inside.map(({ problem }) => problem)).toEqual(['inVault', 'inVault', 'inVault']);
    const around = await findFiles([root], vault, never);
    expect(around.map(({ name, problem }) => [name, problem])).toEqual([
      ['a.txt', null],
      ['vault', 'inVault'],
    ]);
    await symlink(vault, path.join(root, 'alias'));
    expect(await findFiles([path.join(root, 'alias', 'vault.json')], vault, never)).toMatchObject([
      { problem: 'inVault' },
    ]);
  });

  it('names what is not there as unreadable and stops when it is told to', async () => {
    const { root, vault } = await tree([]);
    expect(await findFiles([path.join(root, 'nothing')], vault, never)).toMatchObject([{ problem: 'unreadable' }]);
    await expect(findFiles([root], vault, AbortSignal.abort())).rejects.toMatchObject({ code: 'job/cancelled' });
  });
});

describe('a due day', () => {
  const now = new Date(2026, 10, 30, 23, 59).getTime();

  it('ends with its last millisecond, here', () => {
    const due = new Date(dueAtOf('2026-12-01', now, null));
    expect([due.getDate(), due.getHours(), due.getMilliseconds()]).toEqual([1, 23, 999]);
  });

  it.each([
    ['2026-11-29', 'takeout/due-in-past'],
    ['2026-12-11', 'takeout/due-too-late'],
  ])('%s is refused', (day, code) => {
    expect(() => dueAtOf(day, now, '2026-12-10')).toThrow(expect.objectContaining({ code }) as Error);
  });

  it.each(['2026-11-30', '2026-12-10'])('%s is fine', (day) => {
    expect(localDay(dueAtOf(day, now, '2026-12-10'))).toBe(day);
  });

  it('goes over the ends of months and years', () => {
    expect(localDayAfter(now, 1)).toBe('2026-12-01');
    expect(localDayAfter(now, 32)).toBe('2027-01-01');
  });
});
