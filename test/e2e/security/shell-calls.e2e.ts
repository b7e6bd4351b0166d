/** Every shell call, from whom it should not come and with what it should not carry. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { channels } from '../../../preload/contract/channels.ts';
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
  /** Loads `address` in a second window whose preload script can send on any channel, and asks from there. */
  async function askFrom(address: string): Promise<{ calls: unknown[]; dropped: unknown }> {
    const preload = join(launched.home, 'probe.cjs');
    writeFileSync(
      preload,
      `const { contextBridge, ipcRenderer } = require('electron');
       contextBridge.exposeInMainWorld('probe', (channel, message) => ipcRenderer.invoke(channel, message));`,
    );
    const calls = names.map((name) => `probe('${channels.shellCall}', { name: '${name}', input: {} })`);
    const script = `Promise.all([probe('${channels.droppedPaths}', ['/etc/passwd']), ${calls.join(', ')}])`;
    const [dropped, ...replies] = await launched.app.evaluate(
      async ({ BrowserWindow }, given) => {
        const [ours] = BrowserWindow.getAllWindows();
        const window = new BrowserWindow({
          show: false,
          webPreferences: {
            sandbox: true,
            contextIsolation: true,
            preload: given.preload,
            ...(ours ? { session: ours.webContents.session } : {}),
          },
        });
        try {
          await window.loadURL(given.address);
          return (await window.webContents.executeJavaScript(given.script)) as unknown[];
        } finally {
          window.destroy();
        }
      },
      { address, preload, script },
    );
    return { calls: replies, dropped };
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

it('gives tokens for files that come from the disk, and keeps their paths from the page', async () => {
  const path = join(launched.home, '見積書.txt');
  writeFileSync(path, 'x');
  await page.evaluate(() => {
    const input = document.createElement('input');
    input.type = 'file';
    input.id = 'test-input';
    document.body.append(input);
  });
  await page.setInputFiles('#test-input', path);
  const tokens = await page.evaluate(async () => {
    const input = document.querySelector<HTMLInputElement>('#test-input');
    const made = await window.mochidashi.tokensForFiles([...(input?.files ?? []), new File(['x'], 'from memory.txt')]);
    input?.remove();
    return made;
  });
  expect(tokens).toEqual([
    { token: expect.stringMatching(/^[0-9a-f-]{36}$/) as unknown, name: '見積書.txt', isFolder: false },
  ]);
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
