/** Pictures of files that are open in other programs: the bar in the viewer, the list on top, warnings before, findings after. */
import type { Page } from 'playwright-core';
import { AppError } from '../../../preload/contract/errors.ts';
import { waiting, type EngineHandlers } from '../fake-engine.ts';
import { sampleShell } from '../samples/vault.ts';
import { sampleCopy, sampleFound, withCopies } from '../samples/workcopy.ts';
import { workerHandlers } from '../samples/worker.ts';
import type { Scenario, SceneSettings } from '../scenario.ts';
import { goTo, press, unlock, wordsOf } from '../user.ts';

type Steps = (page: Page, settings: SceneSettings) => Promise<void>;

function scene(name: string, changes: (settings: SceneSettings) => EngineHandlers, steps: Steps): Scenario {
  return {
    name: `workcopy-${name}`,
    world: (settings) => ({ shell: sampleShell(settings), engine: workerHandlers(settings, changes(settings)) }),
    steps: async (page, settings) => {
      await unlock(page);
      await steps(page, settings);
      await page.waitForTimeout(700);
    },
  };
}

/** The row of the first sample file with this ending, which is out. */
function rowOf(page: Page, settings: SceneSettings, ending: string) {
  const { name } = sampleCopy(settings, ending);
  return page.locator('main [role=row]').filter({ hasText: name }).first();
}

/** Opens the sample file with this ending in the viewer. */
const view =
  (ending: string): Steps =>
  async (page, settings) => {
    await goTo(page, settings, 'app.nav.files');
    await rowOf(page, settings, ending).dblclick();
    await page.getByRole('button', { name: wordsOf(settings)('viewer.panel.details') }).waitFor();
  };

const office = withCopies((settings) => [sampleCopy(settings, '.xlsx')], {
  'files/read': () => ({ bytes: Uint8Array.from([0x50, 0x4b, 3, 4]), sizeBytes: 4 }),
});

/** Asks for another program from the list, by the key. */
const open: Steps = async (page, settings) => {
  await goTo(page, settings, 'app.nav.files');
  await rowOf(page, settings, '.xlsx').click();
  await page.keyboard.press('Control+o');
  await page.waitForTimeout(600);
};

export const workcopyScenarios: readonly Scenario[] = [
  scene('bar', office, view('.xlsx')),
  scene(
    'bar-trouble',
    withCopies(
      (settings) => [
        sampleCopy(settings, '.xlsx', {
          state: 'failed',
          problem: 'disk/full',
          place: 'disk',
          lastSave: null,
          otherFiles: [settings.locale === 'ja' ? '見積書-案2.xlsx' : 'Quotation, draft 2.xlsx'],
        }),
      ],
      { 'files/read': () => ({ bytes: Uint8Array.from([0x50, 0x4b, 3, 4]), sizeBytes: 4 }) },
    ),
    view('.xlsx'),
  ),
  scene(
    'held',
    (settings) => ({
      ...office(settings),
      'workcopy/close': () => ({ isClosed: false, heldBy: ['soffice.bin (PID 4711)'] }),
    }),
    async (page, settings) => {
      await view('.xlsx')(page, settings);
      await press(page, settings, 'workcopy.bar.takeInAndClose');
      await page.getByRole('alertdialog').waitFor();
    },
  ),
  scene(
    'list',
    withCopies((settings) => [
      sampleCopy(settings, '.xlsx'),
      sampleCopy(settings, '.txt', { state: 'failed', problem: 'disk/full' }),
      sampleCopy(settings, '.pdf', { lastSave: null }),
    ]),
    async (page, settings) => {
      await press(page, settings, 'workcopy.list.button', { count: 3 });
    },
  ),
  scene('warning', () => ({ 'workcopy/plan': () => ({ kind: 'macros', place: 'disk', isOpen: false }) }), open),
  scene('opening', () => ({ 'workcopy/open': waiting({ done: 61_000_000, total: 148_000_000, unit: 'bytes' }) }), open),
  scene(
    'failed',
    () => ({
      'workcopy/open': () => {
        throw new AppError('workcopy/no-room');
      },
    }),
    open,
  ),
  scene(
    'found',
    (settings) => ({ 'workcopy/list': () => ({ copies: [], found: sampleFound(settings) }) }),
    async () => undefined,
  ),
  scene(
    'menu',
    () => ({}),
    async (page, settings) => {
      await goTo(page, settings, 'app.nav.files');
      await rowOf(page, settings, '.xlsx').click({ button: 'right' });
    },
  ),
];
