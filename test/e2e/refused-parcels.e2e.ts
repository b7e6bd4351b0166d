/** Parcels that must not be taken in: another office's, one that was tampered with, one that is no parcel, one that came before. */
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Worker } from './drivers/worker.ts';
import { type Prepared, usePrepared } from './prepared.ts';

const prepare = usePrepared();

describe('a parcel', () => {
  let home: Prepared;
  let worker: Worker;
  let own = '';
  let foreign = '';

  beforeAll(async () => {
    home = await prepare();
    const stranger = await prepare();
    const pack = async ({ story, sato }: Prepared): Promise<string> => {
      const paths = [await story.original('契約書.txt', '契約の内容')];
      await story.packFor(sato, paths);
      return join(story.root, 'stick', '003-takeout.mochi');
    };
    own = await pack(home);
    foreign = await pack(stranger);
    await stranger.ready();
    worker = await home.workerAtWork();
  });

  const rows = async (): Promise<number> => {
    await worker.goTo('app.nav.files');
    await worker.row('契約書.txt').first().waitFor();
    return worker.row('契約書.txt').count();
  };

  it.each([
    ['of another office', () => foreign, 'error.parcel.not-for-us'],
    [
      'with one bit changed',
      () => {
        const bytes = readFileSync(own);
        const middle = bytes.length - 100;
        bytes[middle] = (bytes[middle] ?? 0) ^ 1;
        const path = join(home.root, 'stick/changed.mochi');
        writeFileSync(path, bytes);
        return path;
      },
      'error.parcel.damaged',
    ],
    [
      'that is none',
      () => {
        const path = join(home.root, 'stick/letter.mochi');
        writeFileSync(path, 'Dear Madam or Sir,\n');
        return path;
      },
      'error.parcel.not-a-parcel',
    ],
  ] as const)('%s is refused with the reason, and changes nothing', async (_case, path, words) => {
    const before = await rows();
    expect(await worker.importParcel(path())).toBe(worker.t('parcel.failed.title'));
    await worker.inDialog().getByText(worker.t(words)).waitFor();
    await worker.closeDialog();
    expect(await rows()).toBe(before);
  });

  it('that came before is said to have come before, under whatever name', async () => {
    const renamed = join(home.root, 'stick/renamed.mochi');
    copyFileSync(own, renamed);
    const before = await rows();
    expect(await worker.importParcel(renamed)).toBe(worker.t('parcel.already.title'));
    await worker.closeDialog();
    expect(await rows()).toBe(before);
  });
});
