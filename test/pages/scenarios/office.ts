/** Pictures of the office's pages. */
import type { Page } from 'playwright-core';
import { createTranslate } from '../../../resources/locales/translate.ts';
import type { MessageKey } from '../../../resources/locales/messages.ts';
import type { EngineHandlers } from '../fake-engine.ts';
import { waiting } from '../fake-engine.ts';
import { knownVault } from '../fake-shell.ts';
import type { Scenario, SceneSettings, World } from '../scenario.ts';
import { daysFrom, fingerprints } from '../samples/base.ts';
import { sampleSessions } from '../samples/checks.ts';
import { officeHandlers, sampleDeskItems, sampleLogAfterBreaks, sampleOfficeHome } from '../samples/office-side.ts';
import { officeWords } from '../samples/office.ts';
import { emptyDescription, samplePassphrase, sampleShell, sampleStatus, vaultHandlers } from '../samples/vault.ts';

function officeWorld(settings: SceneSettings, changes: EngineHandlers = {}): World {
  const words = officeWords(settings);
  const folder = settings.locale === 'ja' ? '/home/takahashi/会社の金庫' : '/home/takahashi/Office vault';
  const vault = knownVault({
    ref: 'fedcba9876543210',
    folder,
    role: 'office',
    officeName: words.officeName,
    lastOpenedAt: daysFrom(settings, -1),
  });
  return {
    shell: sampleShell(settings, { vaults: [vault] }, { 'shell/choose-vault-folder': () => vault }),
    engine: { ...officeHandlers(settings), ...changes },
  };
}

type Step = (page: Page, say: (key: MessageKey) => string, settings: SceneSettings) => Promise<void>;

async function unlock(page: Page): Promise<void> {
  const field = page.locator('input[autocomplete="current-password"]');
  await field.fill(samplePassphrase);
  await field.press('Enter');
}

async function openPage(page: Page, name: string): Promise<void> {
  await page
    .getByRole('navigation')
    .getByRole('link', { name })
    .or(page.getByRole('navigation').getByRole('button', { name }))
    .first()
    .click();
}

interface OfficeScene {
  readonly name: string;
  readonly menu?: MessageKey;
  readonly steps?: Step;
  readonly changes?: (settings: SceneSettings) => EngineHandlers;
}

export function scene({ name, menu, steps, changes }: OfficeScene): Scenario {
  return {
    name: `office-${name}`,
    world: (settings) => officeWorld(settings, changes?.(settings)),
    steps: async (page, settings) => {
      const say = createTranslate(settings.locale);
      await unlock(page);
      await page.getByRole('heading', { level: 1, name: say('office.home.title') }).waitFor();
      if (menu) {
        await openPage(page, say(menu));
        await page.locator('h1').first().waitFor();
      }
      await steps?.(page, (key) => say(key), settings);
    },
  };
}

const press = async (page: Page, name: string) => {
  await page.getByRole('button', { name, exact: true }).first().click();
};

const typeNumber = async (page: Page, groups: readonly string[]) => {
  await page.locator('input[inputmode="numeric"]').first().fill(groups.join(''));
};

const openReturn: Step = async (page, say) => {
  await page.getByRole('row').nth(1).dblclick();
  await page.getByRole('button', { name: say('returnsDesk.settle.action') }).waitFor();
};

const openBrokenLog: Step = async (page, say, settings) => {
  const worker = settings.locale === 'ja' ? '田中 理恵子' : 'Rieko Tanaka';
  await page.getByRole('row').filter({ hasText: worker }).dblclick();
  await page.getByRole('tab', { name: say('devices.detail.tabs.log') }).click();
  await page.getByRole('grid').waitFor();
};

export const officeScenarios: readonly Scenario[] = [
  {
    name: 'office-init',
    world: (settings) => initWorld(settings),
    steps: async (page, settings) => {
      const say = createTranslate(settings.locale);
      await startInit(page, say);
    },
  },
  {
    name: 'office-init-key',
    world: (settings) => initWorld(settings),
    steps: async (page, settings) => {
      const say = createTranslate(settings.locale);
      const words = officeWords(settings);
      await startInit(page, say);
      const fields = page.getByRole('textbox');
      await fields.nth(0).fill(words.officeName);
      await fields.nth(1).fill(words.adminName);
      await press(page, say('common.next'));
      const passphrases = page.locator('input[autocomplete="new-password"]');
      await passphrases.nth(0).fill('kaze no toori michi');
      await passphrases.nth(1).fill('kaze no toori michi');
      await page
        .getByRole('button', { name: say('office.init.passphrase.create') })
        .and(page.locator(':not([data-disabled])'))
        .click();
      await page.getByRole('heading', { name: say('office.key.title') }).waitFor();
      await press(page, say('office.key.save'));
      const onwards = page.getByRole('button', { name: say('office.init.toHome') });
      await onwards.waitFor();
      const box = await onwards.boundingBox();
      const height = page.viewportSize()?.height ?? 0;
      if (!box || box.y + box.height > height) throw new Error('the way on is below the fold');
      // Neither the note nor anything else lies on it.
      await onwards.click({ trial: true });
    },
  },
  scene({ name: 'home' }),
  scene({
    name: 'home-new',
    changes: (settings) => ({
      'office/home': async () => ({
        ...(await sampleOfficeHome(settings)),
        filesOut: 0,
        overdue: 0,
        dueSoon: 0,
        devices: 0,
        leasesEnding: 0,
        returnsOpen: 0,
        requestsOpen: 0,
        recoveryKeySavedAt: null,
        byDueDay: [],
        overdueRows: [],
      }),
      'office/devices': () => [],
    }),
  }),
  scene({ name: 'devices', menu: 'office.nav.devices' }),
  scene({
    name: 'device',
    menu: 'office.nav.devices',
    steps: async (page, say) => {
      await page.getByRole('row').nth(2).dblclick();
      await page.getByRole('tab', { name: say('devices.detail.tabs.summary') }).waitFor();
    },
  }),
  scene({
    name: 'device-checks',
    menu: 'office.nav.devices',
    changes: (settings) => ({ 'office/work-sessions': () => sampleSessions(settings) }),
    steps: async (page, say) => {
      await page.getByRole('row').nth(2).dblclick();
      await page.getByRole('tab', { name: say('devices.detail.tabs.checks'), exact: true }).click();
      await page.getByText(say('check.chart.table')).click();
    },
  }),
  scene({
    name: 'device-log',
    menu: 'office.nav.devices',
    steps: openBrokenLog,
  }),
  scene({
    name: 'device-log-break',
    menu: 'office.nav.devices',
    steps: async (page, say, settings) => {
      await openBrokenLog(page, say, settings);
      await press(page, say('devices.deviceLog.break.action'));
      await page.getByRole('alertdialog').waitFor();
    },
  }),
  scene({
    name: 'device-log-goes-on',
    menu: 'office.nav.devices',
    changes: (settings) => ({ 'office/device-log': () => sampleLogAfterBreaks(settings) }),
    steps: openBrokenLog,
  }),
  scene({
    name: 'recovery-paper',
    menu: 'office.nav.recovery',
    steps: async (page, say) => {
      await press(page, say('office.key.paper.action'));
      await page.getByRole('dialog').getByRole('textbox').waitFor();
    },
  }),
  scene({
    name: 'device-lost',
    menu: 'office.nav.devices',
    steps: async (page, say) => {
      await page.getByRole('row').nth(1).dblclick();
      await press(page, say('devices.actions'));
      await page.getByRole('menuitem', { name: say('devices.stateChange.lost.action') }).click();
      await page.getByRole('alertdialog').waitFor();
    },
  }),
  scene({
    name: 'renewed',
    menu: 'office.nav.devices',
    steps: async (page, say) => {
      await page.getByRole('row').nth(1).dblclick();
      await press(page, say('devices.renew.action'));
      await press(page, say('devices.renew.submit'));
      await page.getByText(say('devices.renew.done')).waitFor();
    },
  }),
  scene({
    name: 'grant',
    menu: 'office.nav.devices',
    steps: async (page, say) => {
      await press(page, say('devices.add'));
      await page.getByText(say('devices.grant.request.drop')).waitFor();
    },
  }),
  scene({
    name: 'grant-compare',
    menu: 'office.nav.devices',
    steps: async (page, say) => {
      await startGrant(page, say);
      await typeNumber(page, [...fingerprints.device.slice(0, 3), '11']);
    },
  }),
  scene({
    name: 'grant-differs',
    menu: 'office.nav.devices',
    steps: async (page, say) => {
      await startGrant(page, say);
      await typeNumber(page, [...fingerprints.device.slice(0, 4), '7209']);
    },
  }),
  scene({
    name: 'grant-terms',
    menu: 'office.nav.devices',
    steps: async (page, say) => {
      await startGrant(page, say);
      await typeNumber(page, fingerprints.device);
      await press(page, say('common.next'));
      await page.getByRole('button', { name: say('devices.grant.submit') }).waitFor();
    },
  }),
  scene({
    name: 'grant-done',
    menu: 'office.nav.devices',
    steps: async (page, say) => {
      await startGrant(page, say);
      await typeNumber(page, fingerprints.device);
      await press(page, say('common.next'));
      await press(page, say('devices.grant.submit'));
      await page.getByText(say('office.parcel.next')).waitFor();
    },
  }),
  scene({
    name: 'takeout',
    menu: 'office.nav.takeout',
    steps: async (page, say) => {
      await press(page, say('ui.drop.choose'));
      await page.getByText('見積書.xlsx').waitFor();
    },
  }),
  scene({
    name: 'takeout-running',
    menu: 'office.nav.takeout',
    changes: () => ({
      'office/takeout': waiting({ done: 182_000_000, total: 440_000_000, unit: 'bytes', detail: 'Drawing 000211.pdf' }),
    }),
    steps: async (page, say) => {
      await fillTakeout(page, say);
      await page.getByRole('progressbar').waitFor();
    },
  }),
  scene({
    name: 'takeout-done',
    menu: 'office.nav.takeout',
    steps: async (page, say) => {
      await fillTakeout(page, say);
      await page.getByText(say('desk.done.another')).waitFor();
    },
  }),
  scene({
    name: 'ledger',
    menu: 'office.nav.ledger',
    steps: async (page) => {
      await page.getByRole('row').nth(2).click();
    },
  }),
  scene({ name: 'approvals', menu: 'office.nav.approvals' }),
  scene({ name: 'approvals-empty', menu: 'office.nav.approvals', changes: () => ({ 'office/approvals': () => [] }) }),
  scene({ name: 'desk', menu: 'office.nav.desk' }),
  scene({ name: 'desk-empty', menu: 'office.nav.desk', changes: () => ({ 'desk/list': () => [] }) }),
  scene({ name: 'desk-return', menu: 'office.nav.desk', steps: openReturn }),
  scene({
    name: 'desk-diff',
    menu: 'office.nav.desk',
    steps: async (page, say, settings) => {
      await openReturn(page, say, settings);
      await page.getByRole('row').nth(1).click();
      await page.getByRole('complementary', { name: say('returnsDesk.panel.title') }).waitFor();
    },
  }),
  scene({
    name: 'desk-settled',
    menu: 'office.nav.desk',
    steps: async (page, say, settings) => {
      await openReturn(page, say, settings);
      await press(page, say('returnsDesk.settle.action'));
      await page.getByText(say('returnsDesk.settle.done')).waitFor();
    },
  }),
  scene({
    name: 'desk-receipt',
    menu: 'office.nav.desk',
    steps: async (page, say, settings) => {
      await openReturn(page, say, settings);
      await press(page, say('returnsDesk.settle.action'));
      await press(page, say('returnsDesk.receipt.save'));
      await page.getByText(say('returnsDesk.receipt.saved')).waitFor();
    },
  }),
  scene({
    name: 'desk-problem',
    menu: 'office.nav.desk',
    changes: (settings) => ({
      'desk/settle': () => ({
        settled: false,
        items: sampleDeskItems(settings).map((item, index) =>
          index === 1 ? { ...item, problem: 'desk/original-changed' } : { ...item, done: 'nothing' as const },
        ),
      }),
    }),
    steps: async (page, say, settings) => {
      await openReturn(page, say, settings);
      await press(page, say('returnsDesk.settle.action'));
      await page.getByText(say('returnsDesk.problem.text')).waitFor();
      await page.getByRole('row').nth(1).click();
    },
  }),
  scene({
    name: 'desk-running',
    menu: 'office.nav.desk',
    changes: () => ({ 'desk/settle': waiting({ done: 3, total: 8, unit: 'files', detail: '単価表.csv' }) }),
    steps: async (page, say, settings) => {
      await openReturn(page, say, settings);
      await press(page, say('returnsDesk.settle.action'));
      await page.getByRole('progressbar').waitFor();
    },
  }),
  scene({
    name: 'desk-warnings',
    menu: 'office.nav.desk',
    steps: async (page, say) => {
      await page.getByRole('row').nth(2).dblclick();
      await page.getByText(say('returnsDesk.warn.logTitle')).waitFor();
    },
  }),
  scene({ name: 'recovery', menu: 'office.nav.recovery' }),
  scene({
    name: 'recovery-answer',
    menu: 'office.nav.recovery',
    steps: async (page, say) => {
      await press(page, say('ui.drop.choose'));
      await page.getByRole('button', { name: say('office.compare.byEye') }).click();
      await page.getByRole('button', { pressed: false }).first().click();
    },
  }),
  scene({ name: 'policy', menu: 'office.nav.policy' }),
  scene({
    name: 'policy-rules',
    menu: 'office.nav.policy',
    steps: async (page, say) => {
      await page.getByRole('tab', { name: say('policy.tabs.takeout') }).click();
    },
  }),
  scene({
    name: 'policy-away',
    menu: 'office.nav.policy',
    steps: async (page, say) => {
      await page.getByRole('tab', { name: say('policy.tabs.away') }).click();
    },
  }),
  scene({
    name: 'policy-away-limit',
    menu: 'office.nav.policy',
    steps: async (page, say) => {
      await page.getByRole('tab', { name: say('policy.tabs.away') }).click();
      const limit = page.getByText(say('policy.away.limitFailures'));
      await limit.click();
      await page.getByLabel(say('policy.field.failuresBeforeOffice')).last().scrollIntoViewIfNeeded();
    },
  }),
  scene({
    name: 'policy-check',
    menu: 'office.nav.policy',
    steps: async (page, say) => {
      await page.getByRole('tab', { name: say('checkRules.tab') }).click();
    },
  }),
  scene({
    name: 'policy-check-tables',
    menu: 'office.nav.policy',
    steps: async (page, say) => {
      await page.getByRole('tab', { name: say('checkRules.tab') }).click();
      await press(page, say('checkRules.useRecommended'));
      await page.getByRole('region', { name: say('checkRules.field.supportTable') }).scrollIntoViewIfNeeded();
    },
  }),
  scene({
    name: 'policy-check-save',
    menu: 'office.nav.policy',
    steps: async (page, say) => {
      await page.getByRole('tab', { name: say('checkRules.tab') }).click();
      await press(page, say('checkRules.useRecommended'));
      await press(page, say('policy.review'));
      await page.getByRole('dialog').waitFor();
    },
  }),
  scene({
    name: 'policy-contacts',
    menu: 'office.nav.policy',
    steps: async (page, say) => {
      await page.getByRole('tab', { name: say('policy.tabs.contacts') }).click();
    },
  }),
  scene({
    name: 'policy-save',
    menu: 'office.nav.policy',
    steps: async (page, say) => {
      await page.getByRole('tab', { name: say('policy.tabs.takeout') }).click();
      await page.getByText(say('policy.field.exportOutside')).click();
      await page.getByLabel(say('policy.field.approvalExtensions')).fill('csv accdb xlsx');
      await page.getByRole('tab', { name: say('policy.tabs.texts') }).click();
      await page.getByLabel(say('policy.field.standards')).fill('—');
      await press(page, say('policy.review'));
      await page.getByRole('dialog').waitFor();
    },
  }),
];

function initWorld(settings: SceneSettings): World {
  const words = officeWords(settings);
  const folder =
    settings.locale === 'ja' ? '/home/takahashi/書類/会社の金庫' : '/home/takahashi/Documents/Office vault';
  const vault = knownVault({ ref: 'fedcba9876543210', folder, role: null });
  const status = sampleStatus(settings, { role: 'office', personName: words.adminName, lease: null });
  return {
    shell: sampleShell(settings, { vaults: [] }, { 'shell/choose-vault-folder': () => vault }),
    engine: {
      ...vaultHandlers(settings, emptyDescription(settings), status),
      'office/init': () => ({
        status,
        recoveryKey: 'AGE-SECRET-KEY-1QQQSYQCYQ5RQWZQFPG9SCRGWPUGPZYSNZS23V9CCRYDPK8QARC0SXXXXXX',
        fingerprint: fingerprints.office,
      }),
      'office/save-recovery-key': () => ({}),
    },
  };
}

async function startInit(page: Page, say: (key: MessageKey) => string): Promise<void> {
  await page.getByText(say('welcome.office.title')).first().click();
  await page.getByRole('heading', { name: say('office.init.title') }).waitFor();
}

async function startGrant(page: Page, say: (key: MessageKey) => string): Promise<void> {
  await press(page, say('devices.add'));
  await press(page, say('ui.drop.choose'));
  await page.getByText(say('office.compare.title')).waitFor();
}

async function fillTakeout(page: Page, say: (key: MessageKey) => string): Promise<void> {
  await press(page, say('ui.drop.choose'));
  await page.getByRole('button', { name: new RegExp(say('desk.to.device')) }).click();
  await page.getByRole('option').first().click();
  await page.getByRole('textbox', { name: say('desk.purpose') }).fill('—');
  await press(page, say('desk.submit'));
}
