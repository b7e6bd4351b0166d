/** Pictures of the worker's pages with an open vault. */
import type { Page } from 'playwright-core';
import { AppError } from '../../../preload/contract/errors.ts';
import { waiting, type EngineHandlers } from '../fake-engine.ts';
import { daysFrom } from '../samples/base.ts';
import { sampleSessions } from '../samples/checks.ts';
import { queryRows, sampleDetail, sampleRows } from '../samples/files.ts';
import { sampleDescription, sampleShell, sampleStatus, vaultHandlers } from '../samples/vault.ts';
import { emptyHome, samplePlan, workerHandlers } from '../samples/worker.ts';
import type { Scenario, SceneSettings } from '../scenario.ts';
import { dropFiles, goTo, press, unlock, wordsOf } from '../user.ts';

type Steps = (page: Page, settings: SceneSettings) => Promise<void>;

/** A scenario that starts by unlocking. */
export function opened(
  name: string,
  steps: Steps = async () => undefined,
  changes: (settings: SceneSettings) => EngineHandlers = () => ({}),
  count?: number,
): Scenario {
  return {
    name,
    world: (settings) => ({
      shell: sampleShell(settings),
      engine: workerHandlers(settings, changes(settings), count),
    }),
    steps: async (page, settings) => {
      await unlock(page);
      await steps(page, settings);
    },
  };
}

const toFiles: Steps = (page, settings) => goTo(page, settings, 'app.nav.files');
const rowAt = (page: Page, index: number) => page.locator(`[role=row][data-index="${index}"]`);

const emptyVault = (): EngineHandlers => ({
  'worker/home': emptyHome,
  'files/list': () => ({ total: 0, rows: [] }),
  'takeout/requests': () => [],
  'return/list': () => [],
});

const openTakeout: Steps = async (page) => {
  await dropFiles(page, ['a.docx', 'b.csv']);
};

export const workerScenarios: readonly Scenario[] = [
  opened('worker-home'),
  opened(
    'worker-checks',
    async (page, settings) => {
      await press(page, settings, 'check.history.title');
      await page.getByRole('heading', { level: 1, name: wordsOf(settings)('check.history.title') }).waitFor();
    },
    (settings) => ({ 'check/sessions': () => sampleSessions(settings) }),
  ),
  opened('worker-home-empty', undefined, emptyVault),
  opened('worker-home-lease-over', undefined, (settings) =>
    vaultHandlers(
      settings,
      sampleDescription(settings),
      sampleStatus(settings, {
        lease: { notAfter: daysFrom(settings, -3), state: 'over' },
        wrongTriesBefore: {
          count: 3,
          at: [daysFrom(settings, 0, -3), daysFrom(settings, 0, -3), daysFrom(settings, 0, -2)],
          isIncomplete: false,
        },
      }),
    ),
  ),
  opened('worker-home-policy', undefined, (settings) =>
    vaultHandlers(
      settings,
      sampleDescription(settings),
      sampleStatus(settings, {
        policyToAccept: true,
        lastBackupAt: null,
        lease: { notAfter: daysFrom(settings, 5), state: 'endingSoon' },
      }),
    ),
  ),
  opened('worker-home-drop', async (page) => {
    await dropFiles(page, ['a.docx'], false);
  }),
  opened(
    'worker-drop-after-lease',
    async (page) => {
      await dropFiles(page, ['a.docx']);
      await page.getByRole('dialog').waitFor();
    },
    (settings) =>
      vaultHandlers(
        settings,
        sampleDescription(settings),
        sampleStatus(settings, { lease: { notAfter: daysFrom(settings, -3), state: 'over' } }),
      ),
  ),
  opened('worker-drop-lost', async (page, settings) => {
    await page.evaluate(() => {
      window.harness?.losePaths();
    });
    await dropFiles(page, ['a.docx', 'b.csv']);
    await page.getByText(wordsOf(settings)('app.drop.lost', { count: 2 })).waitFor();
  }),
  opened(
    'worker-files-lost-some',
    async (page, settings) => {
      await toFiles(page, settings);
      for (const index of [1, 2, 4]) await rowAt(page, index).locator('[data-part=checkbox]').click();
      await press(page, settings, 'files.lost.action');
      await page.getByText(wordsOf(settings)('files.lost.leftOut', { count: 1 })).waitFor();
    },
    () => ({ 'takeout/still-out': ({ ids }) => ({ ids: ids.slice(1) }) }),
  ),
  opened('worker-files', toFiles),
  opened('worker-files-many', toFiles, undefined, 100_000),
  opened('worker-files-details', async (page, settings) => {
    await toFiles(page, settings);
    await rowAt(page, 2).click();
    await page.locator('aside dl').first().waitFor();
  }),
  opened(
    'worker-files-must-fetch',
    async (page, settings) => {
      await toFiles(page, settings);
      await page.locator('[role=row]', { hasText: wordsOf(settings)('common.state.mustFetch') }).click();
      await page.getByText(wordsOf(settings)('files.details.mustFetch.title')).waitFor();
    },
    (settings) => {
      const rows = sampleRows(settings).map((row, index) => ({ ...row, mustFetch: index === 2 }));
      return {
        'files/list': (query) => queryRows(rows, query),
        'files/show': ({ id }) =>
          sampleDetail(settings, rows.find((row) => row.id === id) ?? (rows[0] as (typeof rows)[number])),
      };
    },
  ),
  opened('worker-files-versions', async (page, settings) => {
    await toFiles(page, settings);
    await page.locator('[role=row]', { hasText: settings.locale === 'ja' ? '概算見積書' : 'Estimate harbour' }).click();
    await page.getByRole('tab', { name: wordsOf(settings)('files.details.tabVersions') }).click();
  }),
  opened('worker-files-selected', async (page, settings) => {
    await toFiles(page, settings);
    for (const index of [1, 2, 4]) await rowAt(page, index).locator('[data-part=checkbox]').click();
  }),
  opened('worker-files-menu', async (page, settings) => {
    await toFiles(page, settings);
    await rowAt(page, 3).click({ button: 'right' });
    await page.getByRole('menu').waitFor();
  }),
  opened('worker-files-no-match', async (page, settings) => {
    await toFiles(page, settings);
    await page.keyboard.press('/');
    await page.keyboard.type('zzzz');
    await page.getByText(wordsOf(settings)('files.noMatch.title')).waitFor();
  }),
  opened('worker-files-empty', toFiles, emptyVault),
  opened('worker-files-lost', async (page, settings) => {
    await toFiles(page, settings);
    await rowAt(page, 1).click({ button: 'right' });
    await page.getByRole('menuitem', { name: wordsOf(settings)('files.lost.action') }).click();
  }),
  opened('worker-files-export', async (page, settings) => {
    await toFiles(page, settings);
    await rowAt(page, 1).click({ button: 'right' });
    await page.getByRole('menuitem', { name: wordsOf(settings)('files.export.action') }).click();
  }),
  opened('takeout-choose', async (page, settings) => {
    await press(page, settings, 'home.takeOut');
  }),
  opened('takeout-plan', openTakeout),
  opened('takeout-plan-refused', openTakeout, (settings) => ({
    'takeout/plan': () => {
      const plan = samplePlan(settings);
      return {
        ...plan,
        totalFiles: 3,
        allowed: 0,
        candidates: plan.candidates.slice(0, 3),
      };
    },
  })),
  opened(
    'takeout-progress',
    async (page, settings) => {
      await openTakeout(page, settings);
      await page.getByRole('dialog').getByRole('textbox').first().fill('市役所での打ち合わせ');
      await page.keyboard.press('Enter');
    },
    () => ({
      'takeout/start': waiting({ done: 21_400_000, total: 48_234_567, unit: 'bytes', detail: '説明会スライド.pptx' }),
    }),
  ),
  opened('takeout-done', async (page, settings) => {
    await openTakeout(page, settings);
    await page.getByRole('dialog').getByRole('textbox').first().fill('市役所での打ち合わせ');
    await page.keyboard.press('Enter');
    await page.getByText(wordsOf(settings)('takeout.done.leftOut', { count: 1 })).waitFor();
  }),
  opened('worker-requests', (page, settings) => goTo(page, settings, 'app.nav.requests')),
  opened('worker-requests-empty', (page, settings) => goTo(page, settings, 'app.nav.requests'), emptyVault),
  opened('worker-returns', (page, settings) => goTo(page, settings, 'app.nav.returns')),
  opened('worker-returns-empty', (page, settings) => goTo(page, settings, 'app.nav.returns'), emptyVault),
  opened('return-plan', async (page, settings) => {
    await goTo(page, settings, 'app.nav.returns');
    await press(page, settings, 'returns.new');
    await page.getByRole('dialog').getByRole('list').first().waitFor();
  }),
  opened('return-packed', async (page, settings) => {
    await goTo(page, settings, 'app.nav.returns');
    await press(page, settings, 'returns.new');
    await press(page, settings, 'returns.plan.pack');
    await page.getByText(wordsOf(settings)('returns.done.title')).waitFor();
  }),
  opened(
    'parcel-takeout',
    async (page) => {
      await dropFiles(page, ['持ち出し-佐藤-20261122.mochi']);
      await page.getByRole('dialog').getByRole('status').waitFor();
    },
    (settings) => ({
      'parcel/import': () => ({
        kind: 'takeout',
        already: false,
        parcelId: sampleRows(settings, 1)[0]?.id ?? '',
        officeName: sampleDescription(settings).officeName ?? '',
        files: 12,
        entryIds: [],
        destroyed: 0,
        leaseNotAfter: null,
        policyVersion: null,
        answers: 0,
      }),
    }),
  ),
  opened(
    'parcel-refused',
    async (page) => {
      await dropFiles(page, ['受領書.mochi']);
      await page.getByRole('dialog').getByRole('alert').waitFor();
    },
    () => ({
      'parcel/import': () => {
        throw new AppError('parcel/signature-invalid');
      },
    }),
  ),
  opened('worker-settings', (page, settings) => goTo(page, settings, 'app.nav.settings')),
  opened(
    'worker-settings-verify',
    async (page, settings) => {
      await goTo(page, settings, 'app.nav.settings');
      await press(page, settings, 'settings.verify.action');
      await page.getByRole('table').scrollIntoViewIfNeeded();
    },
    (settings) => ({
      'vault/verify': () => ({
        checkedObjects: 128,
        checkedBytes: 184_000_000,
        findings: [
          {
            kind: 'object-damaged',
            severity: 'error',
            entryId: sampleRows(settings, 1)[0]?.id ?? null,
            name: sampleRows(settings, 1)[0]?.name ?? null,
            versionNumber: 2,
            originalPath: sampleRows(settings, 1)[0]?.originalPath ?? null,
            isCurrent: true,
            putBackNumber: 1,
            isMarked: false,
            canRepair: true,
            repaired: false,
          },
          {
            kind: 'staging-left',
            severity: 'note',
            entryId: null,
            name: null,
            versionNumber: null,
            originalPath: null,
            isCurrent: true,
            putBackNumber: null,
            isMarked: false,
            canRepair: true,
            repaired: false,
          },
        ],
      }),
    }),
  ),
  opened('worker-settings-passphrase', async (page, settings) => {
    await goTo(page, settings, 'app.nav.settings');
    await press(page, settings, 'settings.passphrase.change');
    await page.getByRole('dialog').locator('input').nth(1).fill('asagao no michi');
  }),
  opened('worker-settings-erase', async (page, settings) => {
    await goTo(page, settings, 'app.nav.settings');
    await press(page, settings, 'settings.erase.action');
  }),
  opened('worker-policy-rules', async (page, settings) => {
    await goTo(page, settings, 'app.nav.policy');
    await page.getByRole('tab').last().click();
  }),
  opened('worker-policy', (page, settings) => goTo(page, settings, 'app.nav.policy')),
  opened('worker-contacts', (page, settings) => goTo(page, settings, 'app.nav.contacts')),
  opened('worker-log', (page, settings) => goTo(page, settings, 'app.nav.log')),
  opened('worker-guideline', (page, settings) => goTo(page, settings, 'app.nav.guideline')),
  opened('veil', async (page) => {
    await page.evaluate(() => window.harness?.sendShellEvent({ type: 'veil', cause: 'wish' }));
    await page.locator('[data-veil]').waitFor();
  }),
  opened('locking', async (page) => {
    await page.evaluate(() => window.harness?.sendShellEvent({ type: 'locking', reason: 'user' }));
  }),
];
