/** Every shell call, from whom it should not come and with what it should not carry. */
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { shellCalls } from '../../../preload/contract/shell.ts';
import type { Reply } from '../../../preload/contract/wire.ts';
import type { LaunchedApp } from '../launch.ts';
import { openApp, shellCall } from './opened-app.ts';

let launched: LaunchedApp;
let page: Page;

beforeAll(async () => {
  launched = await openApp();
  page = await launched.window();
  await page.waitForLoadState('load');
});

const codeOf = (reply: Reply): string => (reply.ok ? 'ok' : reply.error.code);
const names = Object.keys(shellCalls);

describe.each(names)('%s', (name) => {
  it.each([[42], ['text'], [[1]], [null], [{ surprise: 1 }]])('refuses %j', async (input) => {
    expect(codeOf(await shellCall(page, name, input))).toBe('call/input-invalid');
  });

  it('refuses an input that is too large', async () => {
    const code = await page.evaluate(async (callName) => {
      const reply = await window.mochidashi.callShell(callName, { title: 'x'.repeat(40_000) });
      return (reply as { error?: { code: string } }).error?.code;
    }, name);
    expect(code).toBe('call/too-large');
  });

  it('refuses keys that reach for a prototype', async () => {
    const codes = await page.evaluate(async (callName) => {
      const texts = ['{"__proto__":{"x":1}}', '{"constructor":{"prototype":{"x":1}}}'];
      const inputs = texts.map((json): unknown => JSON.parse(json));
      const replies = inputs.map((input) => window.mochidashi.callShell(callName, input));
      return (await Promise.all(replies)).map((reply) => (reply as { error?: { code: string } }).error?.code);
    }, name);
    // The bridge between the page's world and preload may drop such a key; what is left then must still be refused.
    for (const code of codes) expect(['call/forbidden', 'call/input-invalid', undefined]).toContain(code);
    expect(codes[1]).toBe('call/forbidden');
    expect(await launched.app.evaluate(() => 'x' in {})).toBe(false);
  });
});

it.each(['', 'shell', 'toString', '__proto__', 'vault/unlock', 'shell/state ', 'x'.repeat(65)])(
  'knows no call named %j',
  async (name) => {
    expect(['call/unknown', 'call/input-invalid']).toContain(codeOf(await shellCall(page, name, {})));
  },
);

describe('a page that is not ours', () => {
  /** Loads `address` in a second window with our preload script and asks from there. */
  async function askFrom(address: string): Promise<{ calls: unknown[]; dropped: unknown }> {
    return await launched.app.evaluate(
      async ({ app, BrowserWindow }, { url, callNames }) => {
        const [ours] = BrowserWindow.getAllWindows();
        const window = new BrowserWindow({
          show: false,
          webPreferences: {
            sandbox: true,
            contextIsolation: true,
            preload: `${app.getAppPath()}/out/preload/index.cjs`,
            ...(ours ? { session: ours.webContents.session } : {}),
          },
        });
        try {
          await window.loadURL(url);
          const calls = `Promise.all(${JSON.stringify(callNames)}.map((name) => mochidashi.callShell(name, {})))`;
          return {
            calls: (await window.webContents.executeJavaScript(calls)) as unknown[],
            dropped: (await window.webContents.executeJavaScript('mochidashi.tokensForFiles([])')) as unknown,
          };
        } finally {
          window.destroy();
        }
      },
      { url: address, callNames: names },
    );
  }

  it.each(['about:blank', 'app://mochidashi/index.html', 'app://mochidashi/index.html#again'])(
    'gets nothing at %s in another window',
    async (address) => {
      const { calls, dropped } = await askFrom(address);
      const refusal = { ok: false, error: { code: 'call/not-allowed-sender', params: {} } };
      expect(calls).toEqual(names.map(() => refusal));
      expect(dropped).toEqual([]);
    },
  );
});

it('has tokens only for paths that a dialog or a drop gave', async () => {
  const token = '00000000-0000-4000-8000-000000000000';
  expect(codeOf(await shellCall(page, 'shell/reveal', { token }))).toBe('shell/path-unknown');
  const made = await page.evaluate(() =>
    window.mochidashi.tokensForFiles([new File(['x'], '/etc/passwd'), '/etc/passwd']),
  );
  expect(made).toEqual([]);
});

it('gives the page a token and a name for a file that was picked, never its path', async () => {
  await launched.app.evaluate(({ dialog }) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: ['/secret-place/報告書.docx'] });
  });
  const reply = await shellCall(page, 'shell/pick-open', { title: '', folders: false, multiple: true, filters: [] });
  expect(JSON.stringify(reply)).not.toContain('secret-place');
  expect(reply).toMatchObject({ ok: true, value: [{ name: '報告書.docx', isFolder: false }] });
});
