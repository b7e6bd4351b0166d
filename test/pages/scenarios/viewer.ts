/** Pictures of the file viewer and editor, one sample file of each kind. */
import type { Page } from 'playwright-core';
import type { MessageKey } from '../../../resources/locales/messages.ts';
import { AppError } from '../../../preload/contract/errors.ts';
import type { Answer, EngineHandlers } from '../fake-engine.ts';
import { daysFrom, sampleId } from '../samples/base.ts';
import { sampleDetail, sampleRows } from '../samples/files.ts';
import { sampleShell } from '../samples/vault.ts';
import { workerHandlers } from '../samples/worker.ts';
import type { Scenario, SceneSettings } from '../scenario.ts';
import { goTo, press, unlock, wordsOf } from '../user.ts';
import {
  minutes,
  noteBefore,
  noteInShiftJis,
  noteNow,
  samplePicture,
  samplePlan,
  unitPrices,
} from '../samples/contents.ts';

/** What stands in the vault in this scenario, and what the file on show is. */
interface Shelf {
  /** The ending of the sample file that is opened. */
  readonly ending: string;
  readonly name?: { readonly ja: string; readonly en: string };
  readonly mediaType?: string;
  readonly state?: 'out' | 'changed' | 'returning';
  /** Content by version number; the highest is current. */
  readonly contents: (
    settings: SceneSettings,
  ) => Promise<readonly Uint8Array<ArrayBuffer>[]> | readonly Uint8Array<ArrayBuffer>[];
  readonly sizeBytes?: number;
  readonly draft?: (settings: SceneSettings) => Answer<'files/draft-read'>;
  readonly changes?: (settings: SceneSettings) => EngineHandlers;
}

const encode = (text: string) => new TextEncoder().encode(text);

function handlersFor(settings: SceneSettings, shelf: Shelf): EngineHandlers {
  const row = sampleRows(settings).find(({ name }) => name.endsWith(shelf.ending));
  if (!row) throw new Error(`no sample file ends in ${shelf.ending}`);
  const contents = Promise.resolve(shelf.contents(settings));
  const onShow = {
    ...row,
    name: shelf.name?.[settings.locale] ?? row.name,
    mediaType: shelf.mediaType ?? row.mediaType,
    state: shelf.state ?? row.state,
  };
  const versionId = (number: number) => sampleId(5, number);
  return workerHandlers(settings, {
    'files/list': () => ({ total: 1, rows: [onShow] }),
    'files/show': async () => {
      const stored = await contents;
      const base = sampleDetail(settings, onShow);
      const sizeOf = (index: number) => shelf.sizeBytes ?? stored[index]?.length ?? 0;
      return {
        ...base,
        row: { ...onShow, sizeBytes: sizeOf(stored.length - 1) },
        hasDraft: shelf.draft !== undefined,
        versions: stored.map((_, index) => ({
          id: versionId(index + 1),
          number: index + 1,
          sha256: row.originalSha256,
          sizeBytes: sizeOf(index),
          createdAt: daysFrom(settings, index - stored.length, -2),
          source: index === 0 ? ('takeout' as const) : ('edit' as const),
          isCurrent: index === stored.length - 1,
        })),
      };
    },
    'files/read': async ({ versionId: wanted, offset, length }) => {
      const stored = await contents;
      const index = stored.findIndex((_, at) => versionId(at + 1) === wanted);
      const bytes = stored[index === -1 ? stored.length - 1 : index] ?? new Uint8Array(0);
      const sizeBytes = shelf.sizeBytes ?? bytes.length;
      if (shelf.sizeBytes === undefined) return { bytes: bytes.slice(offset, offset + length), sizeBytes };
      // A long file is its sample over and over.
      const count = Math.min(length, sizeBytes - offset);
      return {
        bytes: Uint8Array.from({ length: count }, (_, at) => bytes[(offset + at) % bytes.length] ?? 0),
        sizeBytes,
      };
    },
    'files/draft-read': () => shelf.draft?.(settings) ?? null,
    'files/draft-write': () => ({ savedAt: new Date().toISOString() }),
    'files/draft-discard': () => ({}),
    ...shelf.changes?.(settings),
  });
}

type Steps = (page: Page, settings: SceneSettings) => Promise<void>;

function viewing(name: string, shelf: Shelf, steps: Steps = () => Promise.resolve()): Scenario {
  return {
    name: `viewer-${name}`,
    world: (settings) => ({ shell: sampleShell(settings), engine: handlersFor(settings, shelf) }),
    steps: async (page, settings) => {
      await unlock(page);
      await goTo(page, settings, 'app.nav.files');
      const row = page.locator('main [role=row][aria-rowindex="2"]').first();
      await row.dblclick();
      await page.getByRole('button', { name: wordsOf(settings)('viewer.panel.details') }).waitFor();
      await steps(page, settings);
      await page.waitForTimeout(400);
    },
  };
}

const pressed =
  (...labels: readonly MessageKey[]): Steps =>
  async (page, settings) => {
    for (const label of labels) await press(page, settings, label);
  };

const note: Shelf = {
  ending: '.txt',
  state: 'changed',
  contents: (settings) => [noteBefore(settings), noteNow(settings)].map(encode),
};
const table: Shelf = { ending: '.csv', contents: (settings) => [encode(unitPrices(settings))] };

const write: Steps = async (page, settings) => {
  await press(page, settings, 'common.edit');
  await page.keyboard.press('Control+End');
  await page.keyboard.type(settings.locale === 'ja' ? '追記：資料は2部持参。' : 'Added: bring two copies.');
  await page.waitForTimeout(900);
};

export const viewerScenarios: readonly Scenario[] = [
  viewing('text', note),
  viewing('text-public', note, async (page, settings) => {
    await press(page, settings, 'ui.public.label');
    await page.locator('.reading-band').hover();
  }),
  viewing('text-shift-jis', { ...note, state: 'out', contents: () => [noteInShiftJis()] }),
  viewing('text-unreadable', { ...note, state: 'out', contents: () => [noteInShiftJis()] }, async (page, settings) => {
    await page.getByRole('button', { name: wordsOf(settings)('viewer.encoding.read') }).click();
    await page.getByRole('option', { name: 'UTF-8' }).click();
  }),
  viewing('text-find', note, async (page) => {
    await page.locator('.cm-content').waitFor();
    await page.keyboard.press('Control+f');
    await page.keyboard.type('9');
  }),
  viewing('text-edit', note, write),
  viewing('text-stop', note, async (page, settings) => {
    await write(page, settings);
    await press(page, settings, 'viewer.stop.action');
  }),
  viewing('text-draft', {
    ...note,
    draft: (settings) => ({
      text: `${noteNow(settings)}\n${settings.locale === 'ja' ? '・駐車場の件、確認中' : '- Parking: being checked'}`,
      baseVersionId: sampleId(5, 2),
      cursor: 40,
      top: null,
      savedAt: daysFrom(settings, 0, -1),
    }),
  }),
  viewing('text-conflict', {
    ...note,
    draft: (settings) => ({
      text: `${noteNow(settings)}\n…`,
      baseVersionId: sampleId(5, 1),
      cursor: 0,
      top: null,
      savedAt: daysFrom(settings, 0, -1),
    }),
  }),
  viewing('text-missing', { ...note, state: 'out', contents: () => [noteInShiftJis()] }, async (page, settings) => {
    await press(page, settings, 'common.edit');
    await page.keyboard.insertText('😀 𠮷野家');
    await press(page, settings, 'common.save');
    await page.getByRole('button', { name: wordsOf(settings)('viewer.missing.asUtf8') }).waitFor();
  }),
  viewing(
    'text-draft-failed',
    {
      ...note,
      changes: () => ({
        'files/draft-write': () => {
          throw new AppError('disk/full');
        },
      }),
    },
    write,
  ),
  viewing('text-large', { ...note, state: 'out', sizeBytes: 48 * 1024 * 1024 }),
  viewing('versions', note, async (page, settings) => {
    await page.getByRole('button', { name: wordsOf(settings)('viewer.panel.versions', { count: 2 }) }).click();
  }),
  viewing('compare', note, async (page, settings) => {
    await page.getByRole('button', { name: wordsOf(settings)('viewer.panel.versions', { count: 2 }) }).click();
    await page.getByText(wordsOf(settings)('viewer.versions.compare'), { exact: true }).first().click();
  }),
  viewing('old-version', note, async (page, settings) => {
    await page.getByRole('button', { name: wordsOf(settings)('viewer.panel.versions', { count: 2 }) }).click();
    await page.getByText(wordsOf(settings)('viewer.versions.show'), { exact: true }).last().click();
  }),
  viewing('details', note, pressed('viewer.panel.details')),
  viewing('markdown', { ending: '.md', contents: (settings) => [encode(minutes(settings))] }),
  viewing('table', table),
  viewing('table-find', table, async (page) => {
    await page.locator('[role=grid]').last().waitFor();
    await page.waitForTimeout(300);
    await page.keyboard.press('Control+f');
    await page.keyboard.type('mm');
    await page.keyboard.press('Enter');
  }),
  viewing('table-edit', table, async (page, settings) => {
    await press(page, settings, 'common.edit');
    await page.locator('[role=grid]').focus();
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowRight', 'ArrowRight']) await page.keyboard.press(key);
    await page.keyboard.type('19200');
    await page.keyboard.press('Enter');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('F2');
    await page.waitForTimeout(900);
  }),
  viewing('picture', { ending: '.jpg', mediaType: 'image/png', contents: async () => [await samplePicture()] }),
  viewing('pdf', { ending: '.pdf', contents: (settings) => [samplePlan(settings)] }, async (page) => {
    await page.locator('.pdf-text span').first().waitFor();
  }),
  viewing('pdf-find', { ending: '.pdf', contents: (settings) => [samplePlan(settings)] }, async (page, settings) => {
    await page.locator('.pdf-text span').first().waitFor();
    await page.keyboard.press('Control+f');
    await page.keyboard.insertText(settings.locale === 'ja' ? '港湾' : 'harbour');
    await page.keyboard.press('Enter');
    await page.waitForTimeout(1500);
  }),
  viewing(
    'pdf-damaged',
    { ending: '.pdf', contents: () => [encode('%PDF-1.4 nothing else')] },
    async (page, settings) => {
      await page.getByText(wordsOf(settings)('viewer.pdf.damaged')).waitFor();
    },
  ),
  viewing('office-file', { ending: '.xlsx', contents: () => [Uint8Array.from([0x50, 0x4b, 3, 4])] }),
  viewing('damaged', {
    ...note,
    changes: () => ({
      'files/read': () => {
        throw new AppError('vault/object-damaged');
      },
    }),
  }),
  viewing('returning', { ...note, state: 'returning' }),
];
