/** The way of many files through the product, step by step and timed: taken, edited, returned, settled, receipted, destroyed. For benchmarks. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { actionFor, createStory } from '../helpers/story.ts';
import { createHandClock } from '../helpers/clock.ts';
import { quietJob } from '../helpers/job.ts';
import { requireStaged } from '../helpers/vault-folder.ts';
import { settleReturn } from '../../main/office/desk-settle.ts';

export const returnSteps = ['take out', 'edit', 'pack', 'receive', 'compare', 'settle', 'receipt', 'destroy'] as const;
export type ReturnStep = (typeof returnSteps)[number];

/** Milliseconds of each step with so many files of `sizeBytes`, all of them edited outside. Works below `root`. */
export async function measureReturn(root: string, count: number, sizeBytes: number): Promise<Map<ReturnStep, number>> {
  const story = await createStory(root, createHandClock(Date.now()));
  const times = new Map<ReturnStep, number>();
  const timed = async <Result>(step: ReturnStep, work: () => Promise<Result>): Promise<Result> => {
    const start = performance.now();
    const result = await work();
    times.set(step, performance.now() - start);
    return result;
  };
  try {
    const sato = await story.enrol('佐藤');
    const folder = join(story.files, '案件');
    mkdirSync(folder);
    const content = (index: number, word: string): Buffer =>
      Buffer.alloc(sizeBytes, `${word} ${String(index)} 見積もりの明細\n`);
    for (let index = 0; index < count; index += 1)
      writeFileSync(join(folder, `明細_${String(index).padStart(6, '0')}.csv`), content(index, '原本'));

    const ids = await timed('take out', () => story.take(sato, [folder]));
    await timed('edit', async () => {
      const items = ids.map((entry, index) => ({
        entry,
        name: 'edited.csv',
        source: { bytes: content(index, '変更') },
      }));
      const staged = await sato.vault.files.stage(items, quietJob());
      sato.vault.catalogue.transaction(() => {
        for (const [index, id] of ids.entries()) sato.vault.files.addVersion(id, requireStaged(staged[index]), 'edit');
      });
    });
    const parcel = await timed('pack', () => story.packReturn(sato));
    const returnId = await timed('receive', () => story.receive(parcel));
    const items = await timed('compare', () => story.items(returnId));
    const decisions = items.map((item) => ({ itemId: item.id, action: actionFor(item) }));
    await timed('settle', () => settleReturn(story.office, returnId, decisions, quietJob()));
    const receipt = await timed('receipt', () => story.receipt(returnId));
    await timed('destroy', () => story.import(sato, receipt));
    if (story.stateOf(sato.vault, 'entries', ids[0] ?? '') !== 'returned') throw new Error('the copies are still here');
    return times;
  } finally {
    await story.close();
  }
}
