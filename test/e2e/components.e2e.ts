/** The components of the window in the Electron we run on: accessible in both themes and languages, and all of it by keyboard. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openGallery, type Gallery } from './gallery-app.ts';

let gallery: Gallery;

beforeAll(async () => {
  gallery = await openGallery();
});

afterAll(async () => {
  await gallery.close();
});

const views = ['home', 'table', 'controls', 'feedback', 'steps', 'feedback&dialog=confirm', 'feedback&dialog=type'];
const looks = ['locale=ja&theme=light', 'locale=ja&theme=dark', 'locale=en&theme=light', 'locale=en&theme=dark'];

describe('every component', () => {
  it.each(views.flatMap((view) => looks.map((look) => `view=${view}&${look}`)))(
    'passes axe and keeps to the content security policy: %s',
    async (query) => {
      await gallery.show(query);
      expect(await gallery.violations()).toEqual([]);
      expect(gallery.complaints).toEqual([]);
    },
  );
});

describe('a table of 100,000 rows', () => {
  const activeRow = async () => {
    const id = await gallery.page.getByRole('grid').getAttribute('aria-activedescendant');
    return id === null ? null : Number(await gallery.page.locator(`[id="${id}"]`).getAttribute('aria-rowindex')) - 2;
  };
  const chosenRows = () => gallery.page.locator('[role=row][aria-selected=true]').count();
  const press = async (...keys: string[]) => {
    for (const key of keys) await gallery.page.keyboard.press(key);
  };
  const start = async () => {
    await gallery.show('view=table&locale=en&theme=light');
    await gallery.page.getByText('Budget request 2026 (draft).xlsx', { exact: true }).waitFor();
    await gallery.page.getByRole('grid').focus();
  };

  it('has only the rows in view in the page, and says how many there are', async () => {
    await start();
    expect(await gallery.page.getByRole('grid').getAttribute('aria-rowcount')).toBe('100001');
    expect(await gallery.page.getByRole('row').count()).toBeLessThan(60);
  });

  it('is walked through with arrows, pages, ends and typing', async () => {
    await start();
    expect(await activeRow()).toBe(0);
    await press('ArrowDown', 'ArrowDown', 'ArrowUp');
    expect(await activeRow()).toBe(1);
    await press('End');
    await expect.poll(activeRow).toBe(99_999);
    await press('PageUp');
    expect(await activeRow()).toBeLessThan(99_999);
    await press('Home');
    await expect.poll(activeRow).toBe(0);
    await gallery.page.keyboard.type('note');
    await expect.poll(activeRow).toBe(6);
  });

  it('lets rows be chosen one by one, in a range and all together', async () => {
    await start();
    await press('ArrowDown', 'Space', 'Shift+ArrowDown', 'Shift+ArrowDown');
    expect(await chosenRows()).toBe(3);
    await press('Control+a');
    await gallery.page.getByText('100,000 selected').waitFor();
    await press('Escape');
    expect(await chosenRows()).toBe(0);
  });

  it('opens a row with Enter and its commands with the menu key, and takes the focus back', async () => {
    await start();
    await press('Enter');
    await expect.poll(() => gallery.page.title()).toBe('Budget request 2026 (draft).xlsx');
    await press('Shift+F10');
    await gallery.page.getByRole('menuitem', { name: 'Destroy…' }).waitFor();
    await press('Escape');
    await expect.poll(() => gallery.page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('grid');
  });

  it('tells the order of its columns', async () => {
    await start();
    const name = gallery.page.getByRole('columnheader', { name: 'Name' });
    expect(await name.getAttribute('aria-sort')).toBe('none');
    await name.getByRole('button').click();
    expect(await name.getAttribute('aria-sort')).toBe('ascending');
    await name.getByRole('button').click();
    expect(await name.getAttribute('aria-sort')).toBe('descending');
  });
});

describe('a question about destroying', () => {
  it('cannot be answered before its proof is given, and gives the focus back', async () => {
    await gallery.show('view=feedback&locale=en&theme=light');
    const opener = gallery.page.getByRole('button', { name: 'Destroy' });
    await opener.focus();
    await gallery.page.keyboard.press('Enter');
    const dialog = gallery.page.getByRole('alertdialog');
    const confirm = dialog.getByRole('button', { name: 'Destroy' });
    expect(await confirm.isDisabled()).toBe(true);
    await dialog.getByRole('checkbox').check({ force: true });
    expect(await confirm.isDisabled()).toBe(false);
    await gallery.page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await expect.poll(() => opener.evaluate((button) => button === document.activeElement)).toBe(true);
  });

  it('wants the very word where it asks for one', async () => {
    await gallery.show('view=feedback&dialog=type&locale=en&theme=light');
    const dialog = gallery.page.getByRole('alertdialog');
    const confirm = dialog.getByRole('button', { name: 'Revoke' });
    await dialog.getByRole('textbox').fill('Lent laptop 04');
    expect(await confirm.isDisabled()).toBe(true);
    await dialog.getByRole('textbox').fill('Lent laptop 042');
    expect(await confirm.isDisabled()).toBe(false);
  });
});

describe('the frame', () => {
  it('offers to skip its menu as the first stop', async () => {
    await gallery.show('view=home&locale=en&theme=light');
    await gallery.page.keyboard.press('Tab');
    await gallery.page.keyboard.press('Enter');
    expect(await gallery.page.evaluate(() => document.activeElement?.id)).toBe('main');
  });
});
