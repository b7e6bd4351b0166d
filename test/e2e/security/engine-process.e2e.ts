/** The engine as a process: a page reaches it, large messages pass, and the lock ends it together with the page's process. */
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { LaunchedApp } from '../launch.ts';
import { engineCall, engineName, isAlive, openApp, processes, shellCall, startEngine, until } from './opened-app.ts';

let launched: LaunchedApp;
let page: Page;

beforeAll(async () => {
  launched = await openApp();
  page = await launched.window();
  await page.waitForLoadState('load');
});

const isRunning = async (kind: string): Promise<boolean> =>
  (await processes(launched)).some((each) => each.kind === kind);

/** Says how long things took; never a condition of passing. */
function report(what: string, ms: number): void {
  process.stdout.write(`      ${what}: ${Math.round(ms)} ms\n`);
}

it('answers a page over its own port', async () => {
  const before = performance.now();
  await startEngine(page);
  report('engine started', performance.now() - before);
  expect(await isRunning(engineName)).toBe(true);
  expect(await engineCall(page, 'vault/describe', {})).toMatchObject({ ok: true, value: { state: 'none' } });
});

it('refuses calls on an open vault while it is locked', async () => {
  expect(await engineCall(page, 'files/list', {})).toEqual({ ok: false, error: { code: 'engine/locked', params: {} } });
});

it.each([
  [64, 'engine/locked'],
  [65, 'call/too-large'],
])('takes a message with %i MiB in: %s', async (mebibytes, expected) => {
  const { code, ms } = await page.evaluate(async (size) => {
    const content = new Uint8Array(size * 1024 * 1024).fill(7);
    const start = performance.now();
    const line = window as unknown as { testCall(name: string, input: unknown): Promise<{ error: { code: string } }> };
    const reply = await line.testCall('files/save', { id: 'x', baseVersionId: 'x', content });
    return { code: reply.error.code, ms: performance.now() - start };
  }, mebibytes);
  report(`${mebibytes} MiB there and an answer back`, ms);
  expect(code).toBe(expected);
});

it('gets no more of the environment than it needs', async () => {
  const engine = (await processes(launched)).find(({ kind }) => kind === engineName);
  const { readFile } = await import('node:fs/promises');
  const environment = await readFile(`/proc/${engine?.pid ?? 0}/environ`, 'utf8');
  expect(environment).not.toMatch(/(^|\0)(NODE_OPTIONS|LD_PRELOAD|MOCHIDASHI_)/);
});

describe('the lock', () => {
  it('ends the engine and the page’s process, and shows a fresh page that knows why', async () => {
    if (!(await isRunning(engineName))) await startEngine(page);
    await page.evaluate(() => Object.assign(window, { secretOnPage: 'still here' }));
    const before = await processes(launched);
    const engine = before.find(({ kind }) => kind === engineName);
    const tab = before.find(({ kind }) => kind === 'Tab');
    const next = launched.app.waitForEvent('window');
    const start = performance.now();
    // The page goes before it could be answered.
    void shellCall(page, 'shell/lock', { reason: 'user' }).catch(() => undefined);
    await until(() => !isAlive(engine?.pid ?? 0));
    report('engine gone after the trigger', performance.now() - start);
    await until(() => !isAlive(tab?.pid ?? 0));
    report('page’s process gone after the trigger', performance.now() - start);
    page = await next;
    await page.waitForLoadState('load');
    report('fresh page loaded after the trigger', performance.now() - start);
    expect(await page.evaluate(() => 'secretOnPage' in window)).toBe(false);
    expect(launched.app.windows()).toHaveLength(1);
    const state = await shellCall(page, 'shell/state', {});
    expect(state).toMatchObject({ value: { lastLock: { reason: 'user', killed: false } } });
  });

  it('comes by itself when the engine’s process ends', async () => {
    await startEngine(page);
    const engine = (await processes(launched)).find(({ kind }) => kind === engineName);
    const next = launched.app.waitForEvent('window');
    process.kill(engine?.pid ?? 0, 'SIGKILL');
    page = await next;
    await page.waitForLoadState('load');
    const state = await shellCall(page, 'shell/state', {});
    expect(state).toMatchObject({ value: { lastLock: { reason: 'engineGone' } } });
  });

  it('kills an engine that does not answer', async () => {
    await startEngine(page);
    const engine = (await processes(launched)).find(({ kind }) => kind === engineName);
    const next = launched.app.waitForEvent('window');
    process.kill(engine?.pid ?? 0, 'SIGSTOP');
    const start = performance.now();
    void shellCall(page, 'shell/lock', { reason: 'user' }).catch(() => undefined);
    page = await next;
    report('fresh window with an engine that hangs', performance.now() - start);
    await until(() => !isAlive(engine?.pid ?? 0));
    report('hanging engine gone', performance.now() - start);
    await page.waitForLoadState('load');
    await until(async () => {
      const state = await shellCall(page, 'shell/state', {});
      return state.ok && (state.value as { lastLock: { killed: boolean } }).lastLock.killed;
    });
  });

  it('comes with the menu’s entry and its shortcut, to an engine that the page itself started', async () => {
    await until(() => isRunning(engineName));
    const engine = (await processes(launched)).find(({ kind }) => kind === engineName);
    // The page is told of its engine a moment after the process began.
    await until(async () => (await page.getByRole('heading', { level: 1 }).count()) === 1);
    const next = launched.app.waitForEvent('window');
    const start = performance.now();
    const accelerator = await launched.app.evaluate(({ Menu }) => {
      const items = Menu.getApplicationMenu()?.items.flatMap((menu) => menu.submenu?.items ?? []) ?? [];
      const lock = items.find((item) => item.accelerator === 'CommandOrControl+Shift+L');
      lock?.click();
      return lock?.accelerator;
    });
    expect(accelerator).toBe('CommandOrControl+Shift+L');
    await until(() => !isAlive(engine?.pid ?? 0));
    report('engine gone after the shortcut', performance.now() - start);
    page = await next;
    await page.waitForLoadState('load');
    expect(await shellCall(page, 'shell/state', {})).toMatchObject({ value: { lastLock: { reason: 'shortcut' } } });
  });

  it('comes with suspend', async () => {
    await startEngine(page);
    const engine = (await processes(launched)).find(({ kind }) => kind === engineName);
    const next = launched.app.waitForEvent('window');
    await launched.app.evaluate(({ powerMonitor }) => {
      powerMonitor.emit('suspend');
    });
    await until(() => !isAlive(engine?.pid ?? 0));
    page = await next;
    await page.waitForLoadState('load');
    expect(await shellCall(page, 'shell/state', {})).toMatchObject({ value: { lastLock: { reason: 'suspend' } } });
  });
});

describe('a vault that was made and opened', () => {
  const passphrase = 'correct horse battery staple, said the clerk';

  it('is made, locked and opened again in the engine’s process, with the shortcut only while it is open', async () => {
    const hasShortcut = (): Promise<boolean> =>
      launched.app.evaluate(({ globalShortcut }) => globalShortcut.isRegistered('CommandOrControl+Shift+L'));
    await startEngine(page);
    expect(await hasShortcut()).toBe(false);
    const input = { officeName: '総務課', adminName: '佐藤', passphrase, withoutKeychain: true };
    expect(await engineCall(page, 'office/init', input)).toMatchObject({
      ok: true,
      value: { status: { role: 'office' } },
    });
    expect(await engineCall(page, 'office/home', {})).toMatchObject({ ok: true, value: { filesOut: 0 } });
    await until(hasShortcut);

    const engine = (await processes(launched)).find(({ kind }) => kind === engineName);
    const next = launched.app.waitForEvent('window');
    const start = performance.now();
    void shellCall(page, 'shell/lock', { reason: 'user' }).catch(() => undefined);
    await until(() => !isAlive(engine?.pid ?? 0));
    report('engine with an open vault gone after the trigger', performance.now() - start);
    page = await next;
    await page.waitForLoadState('load');
    expect(await hasShortcut()).toBe(false);

    const state = await shellCall(page, 'shell/state', {});
    const { vaults } = (state.ok ? state.value : {}) as { vaults: { ref: string; officeName: string }[] };
    const [vault] = vaults;
    expect(vault?.officeName).toBe('総務課');
    await startEngine(page, vault?.ref);
    expect(await engineCall(page, 'vault/unlock', { passphrase: `${passphrase}?` })).toMatchObject({
      error: { code: 'vault/wrong-passphrase' },
    });
    expect(await engineCall(page, 'vault/unlock', { passphrase })).toMatchObject({ ok: true });
    expect(await engineCall(page, 'vault/unlock', { passphrase })).toMatchObject({
      error: { code: 'engine/already-open' },
    });
    expect(await engineCall(page, 'files/list', {})).toMatchObject({ error: { code: 'engine/wrong-role' } });
  });
});

it('ends with the app', async () => {
  await startEngine(page);
  const pids = (await processes(launched)).map(({ pid }) => pid);
  await launched.close();
  await until(() => !pids.some(isAlive));
  expect(pids.length).toBeGreaterThan(2);
});
