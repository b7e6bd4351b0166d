/** The office takes "open in other programs" back while a file is open in one: its last save is kept, the copy is gone, the rest goes on. */
import { chmodSync, existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { renewLease } from '../../main/office/issue.ts';
import { savePolicy } from '../../main/office/policy.ts';
import { currentPolicy } from '../../main/takeout/policies.ts';
import { quietJob } from '../helpers/job.ts';
import { folder } from './drivers/shell.ts';
import { usePrepared } from './prepared.ts';

const prepare = usePrepared();

it('closes what is open when the user accepts it, with the last save in the vault, and opens nothing any more', async () => {
  const prepared = await prepare();
  const { story, sato, root } = prepared;
  await story.packFor(sato, [await story.original('報告.txt', '最初の報告')]);
  const { policy } = currentPolicy(story.office);
  await savePolicy(story.office, { ...policy, away: { ...policy.away, workingCopies: false } });
  const renewal = story.parcel('renewal');
  await renewLease(story.office, { deviceId: sato.id, leaseDays: 30, outPath: renewal }, quietJob());
  // Stands in for the desktop's way to open a file: writes down what it was asked to open.
  const bin = folder(root, 'bin');
  const note = join(root, 'opened.txt');
  writeFileSync(join(bin, 'xdg-open'), `#!/bin/sh\nprintf '%s' "$1" > '${note}'\n`);
  chmodSync(join(bin, 'xdg-open'), 0o755);
  const opened = (): string => (existsSync(note) ? readFileSync(note, 'utf8') : '');

  const worker = await prepared.workerAtWork({ env: { PATH: `${bin}:${process.env['PATH'] ?? ''}` } });
  const { t } = worker;
  const openOutside = async (): Promise<void> => {
    await worker.goTo('app.nav.files');
    await worker.row('報告.txt').first().click();
    await worker.page().keyboard.press('Control+o');
  };
  await openOutside();
  await worker.reads(t('workcopy.opened'));
  await expect.poll(opened).toContain('報告.txt');
  const path = opened();

  // What came with the renewal holds once the user has accepted it.
  await worker.importParcel(renewal);
  await worker.closeDialog();
  expect(existsSync(path)).toBe(true);
  await worker.press(t('app.policyNew.action'));
  await worker.page().getByText(t('enrol.policy.accept')).click();
  writeFileSync(join(dirname(path), '.~save.tmp'), '同意の直前の報告');
  renameSync(join(dirname(path), '.~save.tmp'), path);
  await worker.press(t('settings.policy.accept'));

  await expect.poll(() => existsSync(path)).toBe(false);
  const place = dirname(dirname(dirname(path)));
  // Out of the program's reach first, then taken in, then gone.
  const left = (): string[] =>
    readdirSync(place, { recursive: true, encoding: 'utf8' }).filter((name) => /\/(?:file|withdrawn-)/u.test(name));
  await expect.poll(left).toEqual([]);
  await worker.open('報告.txt');
  await worker.reads('同意の直前の報告');
  // It can still be edited in the app.
  await worker.button(t('common.edit')).waitFor();
  writeFileSync(note, '');
  await openOutside();
  await worker.edit('報告.txt', '。追記');
  expect(opened()).toBe('');
});
