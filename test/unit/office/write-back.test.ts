import { chmod, readdir, rm, stat, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { useStory } from '../../helpers/use-story.ts';

const now = useStory();

describe('writing back', () => {
  it('keeps the permissions of the original', async () => {
    const { story, sato } = now();
    const quote = await story.original('q.sh', 'first');
    await chmod(quote, 0o640);
    const [id = ''] = await story.packFor(sato, [quote]);
    await story.edit(sato, id, 'second');
    await story.settleAll(await story.receive(await story.packReturn(sato)));
    expect(await story.read(quote)).toBe('second');
    expect((await stat(quote)).mode & 0o777).toBe(0o640);
  });

  it('never goes through a link that took the place of the original', async () => {
    const { story, sato } = now();
    const quote = await story.original('q.txt', 'first');
    const [id = ''] = await story.packFor(sato, [quote]);
    await story.edit(sato, id, 'second');
    const elsewhere = path.join(story.root, 'elsewhere.txt');
    await writeFile(elsewhere, 'first');
    await rm(quote);
    await symlink(elsewhere, quote);
    const returnId = await story.receive(await story.packReturn(sato));
    expect(await story.items(returnId)).toMatchObject([{ nowProblem: 'notAFile', proposal: 'keepBoth' }]);
    await story.settleAll(returnId);
    expect(await story.read(elsewhere)).toBe('first');
    expect((await readdir(story.files)).length).toBe(2);
  });

  it('counts up when the name beside the original is taken', async () => {
    const { story, sato } = now();
    const quote = await story.original('q.txt', 'first');
    const [id = ''] = await story.packFor(sato, [quote]);
    await story.edit(sato, id, 'second');
    await writeFile(quote, 'changed');
    await story.original('q (返却 2026-11-22 佐藤).txt', 'somebody else made this');
    const [item] = await story.settleAll(await story.receive(await story.packReturn(sato)));
    expect(path.basename(item?.writtenTo ?? '')).toBe('q (返却 2026-11-22 佐藤 2).txt');
    expect(await story.read(path.join(story.files, 'q (返却 2026-11-22 佐藤).txt'))).toBe('somebody else made this');
  });

  it('says what is wrong where the folder is gone', async () => {
    const { story, sato } = now();
    const quote = await story.original('案件/q.txt', 'first');
    const [id = ''] = await story.packFor(sato, [quote]);
    await story.edit(sato, id, 'second');
    await rm(path.dirname(quote), { recursive: true });
    const [item] = await story.settleAll(await story.receive(await story.packReturn(sato)));
    expect(item).toMatchObject({ done: null, problem: 'desk/folder-missing' });
  });

  it('clears away what an interrupted try left beside the original', async () => {
    const { story, sato } = now();
    const quote = await story.original('q.txt', 'first');
    const [id = ''] = await story.packFor(sato, [quote]);
    await story.edit(sato, id, 'second');
    const returnId = await story.receive(await story.packReturn(sato));
    const entry = story.office.catalogue.get<{ id: string }>(`SELECT id FROM entries WHERE kind = 'returned'`);
    const version = story.office.files.currentVersion(entry?.id ?? '').id;
    await story.original(`.mochidashi-${version.slice(0, 18)}.part`, 'sec');
    await story.settleAll(returnId);
    expect(await readdir(story.files)).toEqual(['q.txt']);
    expect(await story.read(quote)).toBe('second');
  });
});
