/** The returns desk when originals changed or vanished meanwhile: nothing is overwritten silently, nothing gets lost. */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { expect, it } from 'vitest';
import { usePrepared } from './prepared.ts';

const prepare = usePrepared();

it('keeps both where the original changed, restores it where it vanished, and writes nothing where it was told not to', async () => {
  const prepared = await prepare();
  const { story, sato } = prepared;
  const [changed, gone, refused] = [
    await story.original('営業/議事録.md', '# 議事録\n'),
    await story.original('営業/名簿.csv', '氏名\n佐藤\n'),
    await story.original('営業/予定.txt', '月曜\n'),
  ];
  const ids = await story.packFor(sato, [changed, gone, refused]);
  for (const id of ids) await story.edit(sato, id, '持ち出し先で書いた内容\n');
  const parcel = await story.packReturn(sato);
  writeFileSync(changed, '# 会社で書いた議事録\n');
  writeFileSync(refused, '火曜\n');
  rmSync(gone);
  mkdirSync(dirname(gone), { recursive: true });

  const office = await prepared.officeAtWork({ lang: 'en' });
  const { t } = office;
  await office.receive(parcel);
  await office
    .deskRow('議事録.md')
    .filter({ hasText: t('returnsDesk.action.keepBoth') })
    .waitFor();
  await office
    .deskRow('名簿.csv')
    .filter({ hasText: t('returnsDesk.action.restore') })
    .waitFor();
  await office
    .deskRow('予定.txt')
    .filter({ hasText: t('returnsDesk.action.keepBoth') })
    .click();
  // An original that changed is never written over, not even on demand.
  const choice = (action: 'writeBack' | 'keepBoth' | 'reject') =>
    office.page().getByRole('radio', { name: t(`returnsDesk.action.${action}`) });
  await choice('keepBoth').waitFor({ state: 'attached' });
  expect(await choice('writeBack').count()).toBe(0);
  await choice('reject').click({ force: true });
  await office.press(t('returnsDesk.settle.action'));
  await office.button(t('returnsDesk.receipt.save')).waitFor();

  expect(readFileSync(changed, 'utf8')).toBe('# 会社で書いた議事録\n');
  const beside = readdirSync(dirname(changed)).filter(
    (name) => name.startsWith('議事録') && name !== basename(changed),
  );
  expect(beside.map((name) => readFileSync(`${dirname(changed)}/${name}`, 'utf8'))).toEqual([
    '持ち出し先で書いた内容\n',
  ]);
  expect(readFileSync(gone, 'utf8')).toBe('持ち出し先で書いた内容\n');
  expect(readFileSync(refused, 'utf8')).toBe('火曜\n');
  expect(readdirSync(dirname(refused)).filter((name) => name.startsWith('予定'))).toEqual(['予定.txt']);
});
