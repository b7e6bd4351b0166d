/** What the window is allowed to be, what its pages are served with, and what `app://` does not serve. */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { hostilePaths } from '../../helpers/hostile-addresses.ts';
import type { LaunchedApp } from '../launch.ts';
import { openApp, processes, type KnowingPreferences } from './opened-app.ts';

let launched: LaunchedApp;
let page: Page;

beforeAll(async () => {
  launched = await openApp();
  page = await launched.window();
});

it('has the safe settings', async () => {
  const reported = await launched.app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    return (window?.webContents as KnowingPreferences | undefined)?.getLastWebPreferences() ?? {};
  });
  // What is switched off may be left out of the report.
  const off = { nodeIntegrationInWorker: false, navigateOnDragDrop: false, spellcheck: false };
  expect({ ...off, ...reported }).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    spellcheck: false,
  });
});

it('keeps nothing of a page on the disk', async () => {
  const kept = await launched.app.evaluate(({ BrowserWindow }) => {
    const session = BrowserWindow.getAllWindows()[0]?.webContents.session;
    return { storagePath: session?.getStoragePath(), persistent: session?.isPersistent() };
  });
  expect(kept).toEqual({ storagePath: null, persistent: false });
});

it('is at least 1024 by 700', async () => {
  const sizes = await launched.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getMinimumSize());
  expect(sizes).toEqual([1024, 700]);
});

it('gives the page one frozen object and nothing of Node or Electron', async () => {
  const seen = await page.evaluate(() => {
    const names = ['require', 'process', 'Buffer', 'module', 'global', 'electron', 'ipcRenderer', '__dirname'];
    const before = window.mochidashi;
    try {
      Object.assign(window, { mochidashi: { callShell: null } });
    } catch {
      // Frozen: as it should be.
    }
    return {
      found: names.filter((name) => name in window),
      keys: Object.keys(window.mochidashi),
      frozen: Object.isFrozen(window.mochidashi) && Object.isFrozen(before),
      replaced: typeof window.mochidashi.callShell !== 'function',
    };
  });
  expect(seen).toEqual({
    found: [],
    keys: ['callShell', 'onShellEvent', 'tokensForFiles'],
    frozen: true,
    replaced: false,
  });
});

it('starts without a complaint on the console, the policy’s included', async () => {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`);
    });
  });
  await page.reload();
  await page.waitForLoadState('networkidle');
  expect(await page.evaluate(() => document.querySelectorAll('h1').length)).toBe(1);
  expect(complaints).toEqual([]);
});

describe('pages', () => {
  it('come with a strict policy and its companions, by header', async () => {
    const headers = await page.evaluate(async () => Object.fromEntries((await fetch('/index.html')).headers));
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
    });
    const policy = new Map(
      (headers['content-security-policy'] ?? '').split('; ').map((part) => {
        const [name = '', ...values] = part.split(' ');
        return [name, values.join(' ')];
      }),
    );
    expect(policy.get('default-src')).toBe("'none'");
    expect(policy.get('script-src')).toBe("'self'");
    expect(policy.get('style-src')).toBe("'self'");
    for (const name of ['object-src', 'frame-src', 'frame-ancestors', 'base-uri', 'form-action']) {
      expect([name, policy.get(name)]).toEqual([name, "'none'"]);
    }
    expect(headers['content-security-policy']).not.toMatch(/unsafe|https?:|data:|\*/);
  });

  it('may not run text as code', async () => {
    const ran = await page.evaluate(async () => {
      // In a turn of its own: within the driver's call the policy on code from text does not hold.
      await new Promise((resolve) => {
        setTimeout(resolve, 0);
      });
      const FunctionFromText = Reflect.get(window, 'Function') as unknown as new (text: string) => () => unknown;
      const runText = Reflect.get(window, 'eval') as (text: string) => unknown;
      const tries = [() => new FunctionFromText('return 1')(), () => runText('1')];
      const script = document.createElement('script');
      script.textContent = 'window.inlineRan = true';
      document.head.append(script);
      const results = tries.map((attempt) => {
        try {
          return attempt();
        } catch (error) {
          return (error as Error).name;
        }
      });
      return [...results, 'inlineRan' in window];
    });
    expect(ran).toEqual(['EvalError', 'EvalError', false]);
  });

  it('are all that app:// serves: hostile paths lead nowhere', async () => {
    const served = await page.evaluate(async (addresses) => {
      const found: string[] = [];
      const itself = await (await fetch('/index.html')).text();
      for (const address of addresses) {
        const response = await fetch(address).catch(() => null);
        // Some are other spellings of the page itself, which Chromium undoes.
        if (response?.ok && (await response.text()) !== itself) found.push(address);
      }
      return found;
    }, hostilePaths);
    expect(hostilePaths.length).toBeGreaterThanOrEqual(60);
    expect(served).toEqual([]);
  });

  it.each(['POST', 'PUT', 'DELETE'])('are not there for %s', async (method) => {
    expect(await page.evaluate(async (verb) => (await fetch('/index.html', { method: verb })).status, method)).toBe(
      405,
    );
  });

  it('find no content without a token', async () => {
    const loaded = await page.evaluate(async () => {
      const tries = ['', 'x', '0123456789abcdef', '../mochidashi/index.html', 'index.html', '0'.repeat(48)];
      const results = tries.map(
        (token) =>
          new Promise<string>((resolve) => {
            const picture = new Image();
            picture.addEventListener('load', () => resolve('loaded'));
            picture.addEventListener('error', () => resolve('refused'));
            picture.src = `app://content/${token}`;
          }),
      );
      return await Promise.all(results);
    });
    expect(new Set(loaded)).toEqual(new Set(['refused']));
  });
});

it('runs its page in Chromium’s sandbox when the user is an ordinary one', async () => {
  const sandboxed = await openApp({ sandboxed: true });
  await sandboxed.window();
  const pids = (await processes(sandboxed)).filter(({ kind }) => kind === 'Tab').map(({ pid }) => pid);
  expect(pids.length).toBeGreaterThan(0);
  for (const pid of pids) {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    expect(/^Seccomp:\s+2$/m.test(status)).toBe(true);
    expect(/^NoNewPrivs:\s+1$/m.test(status)).toBe(true);
  }
});
