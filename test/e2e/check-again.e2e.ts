/**
 * Blocked, mended, checked again, open: by the keyboard alone, in the real app, on a setting of this machine that the test really changes
 * (KDE's screen lock, in the user's own file).
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { at } from '../../main/setup/place.mjs';
import { CheckPolicy } from '../../preload/contract/check-policy.ts';
import { workerPassphrase } from '../helpers/story.ts';
import { violations } from './drivers/axe.ts';
import type { Worker } from './drivers/worker.ts';
import { type Prepared, usePrepared } from './prepared.ts';

const prepare = usePrepared();
const block = { lent: 'block', own: 'block' } as const;
/** Only one thing blocks, and nobody may be let past it. */
const policy = CheckPolicy.parse({
  levels: { screenLock: block },
  exceptions: { byReason: false, byTelephone: false },
  manual: [{ item: 'seat', levels: { lent: 'attest', own: 'attest' }, places: ['home', 'cafe'] }],
});
/** More than there are on any page. */
const mostTabs = 80;

describe('a check that blocks', () => {
  let prepared: Prepared;
  let worker: Worker;
  let config: string;
  const lock = (lines: string): void => writeFileSync(config, `[Daemon]\n${lines}\n`);

  beforeAll(async () => {
    mkdirSync(at('out/e2e-pictures'), { recursive: true });
    prepared = await prepare({ check: policy });
    const home = join(prepared.root, 'w');
    mkdirSync(join(home, '.config'), { recursive: true });
    config = join(home, '.config/kscreenlockerrc');
    lock('Autolock=false');
    worker = await prepared.worker({ home, env: { XDG_CURRENT_DESKTOP: 'KDE' } });
  });

  /** Walks by Tab until the element with this name has the focus. */
  const tabTo = async (name: string, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> => {
    for (let count = 0; count < mostTabs; count += 1) {
      const focused = await worker.page().evaluate(() => {
        const element = document.activeElement;
        return element?.getAttribute('aria-label') ?? element?.textContent ?? '';
      });
      if (focused.trim() === name) return;
      await worker.page().keyboard.press(key);
    }
    throw new Error(`no Tab leads to ${name}`);
  };
  const next = () => worker.button(worker.t('check.page.next'));
  const answered = async (): Promise<void> => {
    await expect.poll(() => worker.page().getByRole('progressbar').count()).toBe(0);
  };

  it('keeps the vault shut, shows the steps, and offers no other way on', async () => {
    const { t } = worker;
    await worker.sees(t('check.title'));
    await worker.reads(t('check.reason.screenLockOff'));
    await worker.reads(t('check.page.noWayOn'));
    await worker.yesToAll();
    await tabTo(t('check.page.moreOf', { check: t('check.name.screenLock') }));
    await worker.page().keyboard.press('Enter');
    await worker.reads(t('check.steps.screenLock.linux.2'));
    expect(await next().isEnabled()).toBe(false);
    expect(await violations(worker.page())).toEqual([]);
    await worker.page().screenshot({ path: at('out/e2e-pictures/check-again-blocked.png'), fullPage: true });
  });

  it('still blocks when it is checked again and nothing was mended', async () => {
    const { t } = worker;
    await tabTo(t('check.page.againOf', { check: t('check.name.screenLock') }));
    await worker.page().keyboard.press('Enter');
    await answered();
    await worker.reads(t('check.reason.screenLockOff'));
    expect(await next().isEnabled()).toBe(false);
  });

  it('passes once it is mended and checked again by itself', async () => {
    const { t } = worker;
    lock('Autolock=true\nTimeout=5\nLockGrace=0');
    await tabTo(t('check.page.againOf', { check: t('check.name.screenLock') }));
    await worker.page().keyboard.press('Enter');
    await worker.page().getByText(t('check.reason.screenLockOff')).waitFor({ state: 'detached' });
    await worker.reads(t('check.page.ready', { count: 0 }));
    // The button is gone; the focus stays near it, and what was answered is still there.
    expect(await worker.page().evaluate(() => document.activeElement?.textContent)).toContain(t('check.page.machine'));
    await expect.poll(() => next().isEnabled()).toBe(true);
    await worker.page().screenshot({ path: at('out/e2e-pictures/check-again-passed.png'), fullPage: true });
  });

  it('opens the vault then, and shows the record that was asked for', async () => {
    const { t } = worker;
    await tabTo(t('check.history.afterUnlock'));
    await worker.page().keyboard.press('Enter');
    await worker.reads(t('check.history.willOpen'));
    await tabTo(t('check.page.next'), 'Shift+Tab');
    await worker.page().keyboard.press('Enter');
    await worker.field(t('unlock.passphrase')).waitFor();
    await expect.poll(() => worker.page().evaluate(() => document.activeElement?.tagName)).toBe('INPUT');
    await worker.page().keyboard.type(workerPassphrase);
    await worker.page().keyboard.press('Enter');
    await worker.sees(t('check.history.title'));
    await worker
      .page()
      .getByRole('listitem')
      .filter({ hasText: t('check.place.home') })
      .first()
      .waitFor();
  });

  it('takes no moments from a page: it can only wish for facts', async () => {
    const refused = await worker.page().evaluate(async () => {
      const wish = { notBefore: '2000-01-01T00:00:00.000Z', pendingSince: null } as unknown as { only: null };
      return window.mochidashi.callShell('check/read-facts', wish);
    });
    expect(refused).toMatchObject({ ok: false });
  });
});
