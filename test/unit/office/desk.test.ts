import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { settleReturn } from '../../../main/office/desk-settle.ts';
import { readItemTexts } from '../../../main/office/desk-texts.ts';
import { encodeText } from '../../../renderer/features/viewer/text/encodings.ts';
import { readTextFile } from '../../../renderer/features/viewer/text/text-file.ts';
import { compareLines } from '../../../renderer/ui/text-diff/compare-lines.ts';
import { quietJob } from '../../helpers/job.ts';
import { code, useStory } from '../../helpers/use-story.ts';

const now = useStory();

describe('the returns desk', () => {
  it('keeps both when the original changed meanwhile', async () => {
    const { story, sato } = now();
    const quote = await story.original('報告書.txt', 'first');
    const [id = ''] = await story.packFor(sato, [quote]);
    await story.edit(sato, id, 'by the worker');
    await writeFile(quote, 'by a colleague');
    const returnId = await story.receive(await story.packReturn(sato));
    const [item] = await story.settleAll(returnId);
    expect(item).toMatchObject({ done: 'keepBoth', problem: null });
    expect(await story.read(quote)).toBe('by a colleague');
    expect(path.basename(item?.writtenTo ?? '')).toBe('報告書 (返却 2026-11-22 佐藤).txt');
    expect(await story.read(item?.writtenTo ?? '')).toBe('by the worker');
  });

  it('restores a changed file whose original is gone', async () => {
    const { story, sato } = now();
    const quote = await story.original('q.txt', 'first');
    const [id = ''] = await story.packFor(sato, [quote]);
    await story.edit(sato, id, 'second');
    await rm(quote);
    const [item] = await story.settleAll(await story.receive(await story.packReturn(sato)));
    expect(item).toMatchObject({ done: 'restore', writtenTo: quote, problem: null });
    expect(await story.read(quote)).toBe('second');
  });

  it('asks for the content of an unchanged file whose original is gone, and does not let the copy be destroyed before', async () => {
    const { story, sato } = now();
    const quote = await story.original('q.txt', 'only');
    const [id = ''] = await story.packFor(sato, [quote]);
    await rm(quote);
    const first = await story.receive(await story.packReturn(sato));
    expect(await story.settleAll(first)).toMatchObject([{ done: 'restore', problem: 'desk/content-wanted' }]);
    expect(await story.import(sato, await story.receipt(first))).toMatchObject({ destroyed: 0 });
    expect(story.stateOf(sato.vault, 'entries', id)).toBe('out');

    const second = await story.receive(await story.packReturn(sato));
    expect(await story.settleAll(second)).toMatchObject([{ done: 'restore', problem: null, writtenTo: quote }]);
    expect(await story.read(quote)).toBe('only');
    expect(await story.import(sato, await story.receipt(second))).toMatchObject({ destroyed: 1 });
  });

  it('looks again just before it writes', async () => {
    const { story, sato } = now();
    const quote = await story.original('q.txt', 'first');
    const [id = ''] = await story.packFor(sato, [quote]);
    await story.edit(sato, id, 'second');
    const returnId = await story.receive(await story.packReturn(sato));
    const [item] = await story.items(returnId);
    await writeFile(quote, 'changed after it was compared');
    const decision = { itemId: item?.id ?? '', action: 'writeBack' as const };
    const result = await settleReturn(story.office, returnId, [decision], quietJob());
    expect(result).toMatchObject({ settled: false, items: [{ done: null, problem: 'desk/original-changed' }] });
    expect(await story.read(quote)).toBe('changed after it was compared');
    await expect(story.receipt(returnId)).rejects.toEqual(code('desk/not-settled'));
  });

  it('hands out texts as they are, so that the page reads characters of one vendor only as the viewer does', async () => {
    const { story, sato } = now();
    const quote = await story.original('見積.csv', '');
    const { bytes } = encodeText('①,髙橋,㈱港湾\r\n', { encoding: 'shift_jis', hasMark: false });
    await writeFile(quote, bytes);
    const [id = ''] = await story.packFor(sato, [quote]);
    await story.edit(sato, id, '①,髙橋,㈱道路\r\n');
    const returnId = await story.receive(await story.packReturn(sato));
    const [item] = await story.items(returnId);
    const texts = await readItemTexts(story.office, returnId, item?.id ?? '');
    const [before, after] = [texts?.original, texts?.returned].map(
      (each) => readTextFile(each ?? new Uint8Array()).text,
    );
    expect(compareLines(before ?? '', after ?? '')).toMatchObject([
      { sign: '-', text: '①,髙橋,㈱港湾' },
      { sign: '+', text: '①,髙橋,㈱道路' },
    ]);
    await rm(quote);
    expect(await readItemTexts(story.office, returnId, item?.id ?? '')).toMatchObject({ original: new Uint8Array(0) });
  });

  it('does nothing the second time', async () => {
    const { story, sato } = now();
    const quote = await story.original('q.txt', 'first');
    const [id = ''] = await story.packFor(sato, [quote]);
    await story.edit(sato, id, 'second');
    const returnId = await story.receive(await story.packReturn(sato));
    const [before] = await story.settleAll(returnId);
    await writeFile(quote, 'newer');
    const again = { itemId: before?.id ?? '', action: 'writeBack' as const };
    const result = await settleReturn(story.office, returnId, [again], quietJob());
    expect(result.settled).toBe(true);
    expect(await story.read(quote)).toBe('newer');
  });

  it('takes a file that was written already for done, as after a crash between writing and recording', async () => {
    const { story, sato } = now();
    const quote = await story.original('q.txt', 'first');
    const [id = ''] = await story.packFor(sato, [quote]);
    await story.edit(sato, id, 'second');
    const returnId = await story.receive(await story.packReturn(sato));
    await writeFile(quote, 'second');
    expect(await story.items(returnId)).toMatchObject([{ proposal: 'alreadySame' }]);
    const [item] = await story.items(returnId);
    const decision = { itemId: item?.id ?? '', action: 'writeBack' as const };
    expect(await settleReturn(story.office, returnId, [decision], quietJob())).toMatchObject({ settled: true });
  });

  it('does not write where a device says its original was, unless that is a place for office files', async () => {
    const { story, sato } = now();
    const quote = await story.original('.profile', 'first');
    const [id = ''] = await story.take(sato, [quote]);
    await story.edit(sato, id, 'rm -rf everything');
    const returnId = await story.receive(await story.packReturn(sato));
    const [item] = await story.items(returnId);
    expect(item?.proposal).toBe('nothing');
    for (const action of ['nothing', 'writeBack', 'keepBoth', 'restore'] as const) {
      const decision = { itemId: item?.id ?? '', action };
      const result = await settleReturn(story.office, returnId, [decision], quietJob());
      expect(result.items).toMatchObject([{ done: null, problem: 'desk/action-not-possible' }]);
    }
    expect(await story.read(quote)).toBe('first');
    const reject = { itemId: item?.id ?? '', action: 'reject' as const };
    expect(await settleReturn(story.office, returnId, [reject], quietJob())).toMatchObject({ settled: true });
    const kept = story.office.catalogue.get<{ id: string }>(`SELECT id FROM entries WHERE kind = 'returned'`);
    expect(await story.content(story.office, kept?.id ?? '')).toBe('rm -rf everything');
  });
});
