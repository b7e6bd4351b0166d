/** Damage on the disk, found and repaired from the settings, and what the list says of a file that is gone. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { saveVersion } from '../helpers/vault-folder.ts';
import { usePrepared } from './prepared.ts';

const prepare = usePrepared();

it('puts an older version back, and marks a file that has to be fetched again', async () => {
  const prepared = await prepare();
  const { story, sato } = prepared;
  await story.take(sato, [await story.original('二つの版.txt', '最初の版\n')]);
  await story.take(sato, [await story.original('一つの版.txt', '読めなくなる\n')]);
  const rows = sato.vault.catalogue.all<{ id: string; name: string }>(
    `SELECT id, name FROM entries WHERE kind = 'takeout'`,
  );
  const idOf = (name: string) => rows.find((row) => row.name === name)?.id ?? '';
  await saveVersion(sato.vault, idOf('二つの版.txt'), '次の版\n');
  const damaged = rows.map(({ id }) => sato.vault.files.currentVersion(id).id);
  await prepared.ready();
  for (const id of damaged) {
    const file = path.join(sato.folder, 'objects', id.slice(0, 2), `${id}.age`);
    writeFileSync(file, readFileSync(file).subarray(0, -1));
  }

  const worker = await prepared.workerAtWork();
  const { t } = worker;
  await worker.goTo('app.nav.settings');
  await worker.press(t('settings.verify.action'));
  await worker.reads(t('settings.verify.putBack', { number: 1 }));
  await worker.press(t('settings.verify.repair'));
  await worker.reads(t('settings.verify.wasPutBack', { number: 1 }));

  await worker.goTo('app.nav.files');
  const lost = worker.row('一つの版.txt');
  await lost.getByText(t('common.state.mustFetch')).waitFor();
  await lost.click();
  await worker.reads(t('files.details.mustFetch.title'));
  expect(await worker.row('二つの版.txt').getByText(t('common.state.mustFetch')).count()).toBe(0);
  await worker.open('二つの版.txt');
  await worker.reads('最初の版');
});
