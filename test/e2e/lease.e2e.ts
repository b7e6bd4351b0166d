/** After the lease: the vault opens for returning only, and says so. */
import { existsSync } from 'node:fs';
import { expect, it } from 'vitest';
import { folder } from './drivers/shell.ts';
import { usePrepared } from './prepared.ts';

const prepare = usePrepared();

it('takes nothing out and edits nothing any more, but returns everything', async () => {
  const prepared = await prepare({ daysAgo: 40 });
  const { story, sato } = prepared;
  await story.packFor(sato, [await story.original('契約書.txt', '契約の内容')]);

  const worker = await prepared.workerAtWork();
  const { t } = worker;
  await worker.reads(t('app.leaseOver.title'));
  await worker.goTo('app.nav.files');
  await worker.row('契約書.txt').waitFor();
  expect(await worker.button(t('files.takeOut')).isDisabled()).toBe(true);
  const another = await story.original('別の契約書.txt', '別の内容');
  await worker.drop([another]);
  const dialog = worker.inDialog();
  await dialog.getByText(t('takeout.over.text')).waitFor();
  await worker.closeDialog();
  await dialog.waitFor({ state: 'detached' });

  const parcel = await worker.returnAll(folder(prepared.root, 'stick'));
  expect(existsSync(parcel)).toBe(true);
});
