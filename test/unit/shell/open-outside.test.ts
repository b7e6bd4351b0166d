import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { createOpenOutside } from '../../../main/shell/open-outside.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';

const id = '00000000-0000-4000-8000-000000000001';

async function outside(answer: () => Promise<string> = () => Promise.resolve('')) {
  const place = join(await tempFolder(), 'copies');
  const asked: string[] = [];
  const open = createOpenOutside({
    places: [{ path: place, kind: 'memory' }],
    openPath: (path) => {
      asked.push(path);
      return answer();
    },
    after: (_ms, work) => {
      setTimeout(work, 20);
      return () => undefined;
    },
    log: () => undefined,
  });
  const file = (...parts: string[]): string => {
    const path = join(place, ...parts);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, 'x');
    return path;
  };
  return { place, asked, open, file };
}

it('opens the file of a working copy', async () => {
  const { open, asked, file } = await outside();
  const path = file(id, 'file', '報告.docx');
  expect(await open(path)).toBe('opened');
  expect(asked).toEqual([path]);
});

it('says that there is no program where the system says so, or fails', async () => {
  for (const answer of [() => Promise.resolve('not found'), () => Promise.reject(new Error('x'))]) {
    const { open, file } = await outside(answer);
    expect(await open(file(id, 'file', 'a.txt'))).toBe('noProgram');
  }
});

it('does not wait for a system that answers only when the program has ended', async () => {
  const { open, file } = await outside(() => new Promise(() => undefined));
  expect(await open(file(id, 'file', 'a.txt'))).toBe('opened');
});

it('opens nothing else, whoever asks', async () => {
  const { place, open, asked, file } = await outside();
  const other = file('x.txt');
  mkdirSync(join(place, id, 'file', 'folder.txt'), { recursive: true });
  symlinkSync('/etc/passwd', join(place, id, 'file', 'link.txt'));
  const refused = [
    '/etc/passwd',
    other,
    file(id, 'a.txt'),
    file('not-an-id', 'file', 'a.txt'),
    file(id, 'file', 'deeper', 'a.txt'),
    `${place}/${id}/file/../../../../../etc/passwd`,
    join(place, id, 'file', 'folder.txt'),
    join(place, id, 'file', 'link.txt'),
    join(place, id, 'file', 'missing.txt'),
    file(id, 'file', 'x.desktop'),
    file(id, 'file', 'x.sh'),
    file(id, 'file', 'x.HTML'),
    file(id, 'file', 'x.url'),
    'https://example.com/',
    'file:///etc/passwd',
  ];
  for (const path of refused) expect([path, await open(path)]).toEqual([path, 'refused']);
  expect(asked).toEqual([]);
});
