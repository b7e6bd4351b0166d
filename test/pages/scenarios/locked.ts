/** Pictures of the pages before a vault is open: first run, enrolling, unlocking, recovery, contacts. */
import type { z } from 'zod';
import type { VaultDescription } from '../../../preload/contract/calls/vault.ts';
import { AppError } from '../../../preload/contract/errors.ts';
import type { EngineHandlers } from '../fake-engine.ts';
import { knownVault } from '../fake-shell.ts';
import { daysFrom, fingerprints } from '../samples/base.ts';
import { officeWords } from '../samples/office.ts';
import { emptyDescription, sampleDescription, sampleShell } from '../samples/vault.ts';
import { workerHandlers } from '../samples/worker.ts';
import type { Scenario, SceneSettings } from '../scenario.ts';
import { press, wordsOf } from '../user.ts';

type Changes = Partial<z.input<typeof VaultDescription>>;

/** A scenario at the folder of the sample vault, in the state that `changes` describes. */
function locked(
  name: string,
  changes: (settings: SceneSettings) => Changes,
  steps?: Scenario['steps'],
  more: (settings: SceneSettings) => EngineHandlers = () => ({}),
): Scenario {
  return {
    name,
    world: (settings) => ({
      shell: sampleShell(settings, {
        lastLock: { reason: 'idle', at: daysFrom(settings, 0, -1), killed: false },
      }),
      engine: workerHandlers(settings, {
        'vault/describe': () => sampleDescription(settings, changes(settings)),
        ...more(settings),
      }),
    }),
    ...(steps ? { steps } : {}),
  };
}

function firstRun(name: string, steps?: Scenario['steps'], changes: Changes = {}): Scenario {
  return {
    name,
    world: (settings) => ({
      shell: sampleShell(settings, { vaults: [] }),
      engine: workerHandlers(settings, {
        'vault/describe': () => ({ ...emptyDescription(settings), ...changes }),
      }),
    }),
    ...(steps ? { steps } : {}),
  };
}

const chooseEnrol: Scenario['steps'] = async (page, settings) => {
  await page.getByText(wordsOf(settings)('welcome.enrol.title')).click();
  await page.getByText(wordsOf(settings)('enrol.request.title')).waitFor();
};

const enrolling = (settings: SceneSettings): Changes => ({
  state: 'enrolling',
  contacts: [],
  officeName: null,
  workerName: officeWords(settings).workerName,
});

const toGrant: Scenario['steps'] = async (page, settings) => {
  await press(page, settings, 'enrol.compare.next');
  await page.getByText(wordsOf(settings)('enrol.grant.title')).waitFor();
};

export const lockedScenarios: readonly Scenario[] = [
  firstRun('welcome'),
  firstRun('enrol', chooseEnrol),
  firstRun('enrol-no-keychain', chooseEnrol, { keychain: 'unavailable' }),
  {
    name: 'welcome-vaults',
    world: (settings) => {
      const words = officeWords(settings);
      const vaults = [
        knownVault({ ref: '1111111111111111', folder: '/home/sato/Mochidashi', officeName: words.officeName }),
        knownVault({
          ref: '2222222222222222',
          folder: '/media/sato/USB/Mochidashi',
          officeName: words.officeName,
          role: 'office',
          reachable: false,
        }),
        knownVault({ ref: '3333333333333333', folder: '/home/sato/Mochidashi 2', role: null }),
      ];
      return { shell: sampleShell(settings, { vaults }), engine: {} };
    },
  },
  locked('enrol-waiting', enrolling),
  locked('enrol-grant', enrolling, toGrant),
  locked('enrol-passphrase', enrolling, async (page, settings) => {
    await toGrant(page, settings);
    await page.getByText(wordsOf(settings)('enrol.grant.compared')).click();
    await page.getByText(wordsOf(settings)('enrol.policy.accept')).click();
    await press(page, settings, 'enrol.grant.next');
    await page.locator('input').first().fill('asagao no saku michi');
  }),
  locked('unlock', () => ({})),
  locked('unlock-tries-left', () => ({ failedTries: 2, triesLeft: 3 })),
  locked('unlock-office-only', () => ({ failedTries: 5, triesLeft: 0 })),
  locked(
    'unlock-wrong',
    () => ({ failedTries: 2 }),
    async (page, settings) => {
      await page.locator('input').first().fill('wrong');
      await page.keyboard.press('Enter');
      await page.getByText(wordsOf(settings)('unlock.wrong')).waitFor();
    },
    () => ({
      'vault/unlock': () => {
        throw new AppError('vault/wrong-passphrase');
      },
    }),
  ),
  locked('unlock-countdown', (settings) => ({
    failedTries: 6,
    retryAt: new Date(settings.now.getTime() + 32_000).toISOString(),
  })),
  {
    name: 'unlock-left-behind',
    world: (settings) => ({
      shell: sampleShell(settings, {
        lastLock: { reason: 'screenLock', at: daysFrom(settings, 0, -1), killed: false },
        leftBehind: [
          {
            kind: 'file',
            name: settings.locale === 'ja' ? '見積書 第二案.xlsx' : 'Quotation, second draft.xlsx',
            folder: '/run/user/1000/mochidashi/7f3a91c2',
            heldBy: 'LibreOffice Calc',
            why: 'inUse',
          },
          { kind: 'clipboard', name: '', folder: '', heldBy: null, why: 'comesBack' },
        ],
      }),
      engine: workerHandlers(settings, { 'vault/describe': () => sampleDescription(settings) }),
    }),
  },
  locked('unlock-keychain-missing', () => ({ keychain: 'missing' })),
  locked('unlock-keychain-unavailable', () => ({ keychain: 'unavailable', officePageValid: false, contacts: [] })),
  locked(
    'unlock-catalogue',
    () => ({}),
    async (page, settings) => {
      await page.locator('input').first().fill('umi no mieru mado');
      await page.keyboard.press('Enter');
      await page.getByText(wordsOf(settings)('unlock.rebuild.title')).waitFor();
    },
    () => ({
      'vault/unlock': () => {
        throw new AppError('catalogue/damaged');
      },
    }),
  ),
  locked(
    'recover-request',
    () => ({}),
    async (page, settings) => {
      await press(page, settings, 'unlock.forgot');
    },
  ),
  locked('recover-compare', () => ({ recovering: true, recoveryFingerprint: fingerprints.recovery })),
  locked(
    'recover-passphrase',
    () => ({ recovering: true, recoveryFingerprint: fingerprints.recovery }),
    async (page, settings) => {
      await press(page, settings, 'unlock.recover.answer');
      await page.locator('input').first().waitFor();
    },
  ),
  locked(
    'contacts-locked',
    () => ({}),
    async (page, settings) => {
      await press(page, settings, 'unlock.contacts');
    },
  ),
  locked('vault-newer', () => ({ state: 'newer', role: null })),
  locked('vault-damaged', () => ({ state: 'damaged', role: null })),
  locked('vault-none', () => ({ state: 'none', role: null, officeName: null })),
];
