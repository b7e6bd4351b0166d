/** Ways out of the page: other documents, new windows, frames, the network, permissions. None leads anywhere. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hostileUrls } from '../../helpers/hostile-addresses.ts';
import type { LaunchedApp } from '../launch.ts';
import { openApp, until } from './opened-app.ts';

let launched: LaunchedApp;
let page: Page;
let server: Server;
let requests = 0;
let outside = '';

const home = 'app://mochidashi/index.html';

/** What main notes of what pages try: left documents, new contents, opened programs. */
interface Noted {
  noted: { navigated: string[]; made: number; openedOutside: string[] };
}

beforeAll(async () => {
  server = createServer((_request, response) => {
    requests += 1;
    response.end('<script>document.title = "outside"</script>');
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  outside = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  launched = await openApp();
  page = await launched.window();
  await page.waitForLoadState('load');
  await launched.app.evaluate(({ app, BrowserWindow, shell }) => {
    const noted: Noted['noted'] = { navigated: [], made: 0, openedOutside: [] };
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    contents?.on('did-frame-navigate', (_event, url) => noted.navigated.push(url));
    app.on('web-contents-created', () => (noted.made += 1));
    for (const name of ['openExternal', 'openPath'] as const) {
      shell[name] = ((address: string) => {
        noted.openedOutside.push(address);
        return Promise.resolve('');
      }) as never;
    }
    Object.assign(globalThis, { noted });
  });
  await page.evaluate(() => Object.assign(window, { stillHere: true }));
});

afterAll(() => {
  server.close();
});

const noted = (): Promise<Noted['noted']> => launched.app.evaluate(() => (globalThis as unknown as Noted).noted);

async function expectNothingHappened(): Promise<void> {
  // Two turns of the page: what it began has reached the browser by then.
  expect(
    await page.evaluate(() => new Promise((resolve) => setTimeout(() => resolve('stillHere' in window), 30))),
  ).toBe(true);
  expect(page.url()).toBe(home);
  expect(launched.app.windows()).toHaveLength(1);
  expect((await noted()).openedOutside).toEqual([]);
}

/** The empty document is a case of its own: Chromium asks nobody before it goes there. */
const emptyDocument = 'about:blank#blocked';

describe.each(hostileUrls.filter((url) => url !== emptyDocument))('%s', (url) => {
  it('cannot be gone to, opened or framed', async () => {
    await page.evaluate((address) => {
      const attempts: (() => void)[] = [
        () => {
          window.location.href = address;
        },
        () => window.location.replace(address),
        () => void window.open(address),
        () => void window.open(address, '_blank', 'noopener'),
        () => {
          const link = document.createElement('a');
          link.href = address;
          document.body.append(link);
          link.click();
          link.target = '_blank';
          link.click();
          link.download = 'x';
          link.click();
          link.remove();
        },
        () => {
          const form = document.createElement('form');
          form.action = address;
          form.method = 'post';
          document.body.append(form);
          form.submit();
          form.remove();
        },
        () => {
          for (const tag of ['iframe', 'embed', 'object', 'webview']) {
            const frame = document.createElement(tag);
            frame.setAttribute(tag === 'object' ? 'data' : 'src', address);
            document.body.append(frame);
          }
        },
      ];
      for (const attempt of attempts) {
        try {
          attempt();
        } catch {
          // Refused on the spot.
        }
      }
    }, url);
    await expectNothingHappened();
    await page.evaluate(() => {
      for (const frame of document.querySelectorAll('iframe, embed, object, webview')) frame.remove();
    });
  });
});

it('left no document and made no contents in all those tries', async () => {
  const { navigated, made } = await noted();
  const elsewhere = navigated.filter((url) => url !== home && url !== 'about:blank' && !url.startsWith('about:blank#'));
  expect(hostileUrls.length).toBeGreaterThanOrEqual(30);
  expect(elsewhere).toEqual([]);
  expect(made).toBe(0);
});

it('is replaced by a fresh page when it empties itself', async () => {
  const next = launched.app.waitForEvent('window');
  await page
    .evaluate((address) => {
      window.location.href = address;
    }, emptyDocument)
    .catch(() => undefined);
  page = await next;
  await page.waitForLoadState('load');
  await page.evaluate(() => Object.assign(window, { stillHere: true }));
  expect(page.url()).toBe(home);
  await until(() => launched.app.windows().length === 1);
});

it('reaches no server, by whatever way', async () => {
  const results = await page.evaluate(async (address) => {
    const ways: [string, () => Promise<unknown>][] = [
      ['fetch', () => fetch(address)],
      ['fetch without looking', () => fetch(address, { mode: 'no-cors' })],
      ['beacon', () => Promise.resolve(navigator.sendBeacon(address))],
      [
        'module',
        () =>
          new Promise((resolve, reject) => {
            const script = document.createElement('script');
            script.type = 'module';
            script.src = `${address}x.js`;
            script.addEventListener('load', resolve);
            script.addEventListener('error', reject);
            document.head.append(script);
          }),
      ],
      [
        'worker',
        async () =>
          await new Promise((_resolve, reject) => new Worker(`${address}w.js`).addEventListener('error', reject)),
      ],
      [
        'picture',
        () =>
          new Promise((resolve, reject) => {
            const picture = new Image();
            picture.addEventListener('load', resolve);
            picture.addEventListener('error', reject);
            picture.src = `${address}x.png`;
          }),
      ],
      [
        'socket',
        () =>
          new Promise((resolve, reject) => {
            const socket = new WebSocket(address.replace('http', 'ws'));
            socket.addEventListener('open', resolve);
            socket.addEventListener('error', reject);
          }),
      ],
      [
        'style',
        () =>
          new Promise((resolve, reject) => {
            const link = document.createElement('link');
            link.rel = 'stylesheet';
            link.href = `${address}x.css`;
            link.addEventListener('load', resolve);
            link.addEventListener('error', reject);
            document.head.append(link);
          }),
      ],
    ];
    for (const rel of ['prefetch', 'preconnect', 'dns-prefetch', 'preload']) {
      const hint = document.createElement('link');
      hint.rel = rel;
      hint.href = address;
      document.head.append(hint);
    }
    const reached: string[] = [];
    for (const [name, way] of ways) {
      const done = await way().then(
        (value) => value !== false && name !== 'beacon',
        () => false,
      );
      if (done) reached.push(name);
    }
    return reached;
  }, outside);
  expect(results).toEqual([]);
  await expectNothingHappened();
  expect(requests).toBe(0);
});

it('is refused by the session itself where the page’s policy would not stand in the way', async () => {
  const outcome = await launched.app.evaluate(async ({ BrowserWindow, net }, address) => {
    const session = BrowserWindow.getAllWindows()[0]?.webContents.session;
    return await new Promise<string>((resolve) => {
      const request = net.request({ url: address, ...(session ? { session } : {}) });
      request.on('response', () => resolve('reached'));
      request.on('error', (error) => resolve(error.message));
      request.end();
    });
  }, outside);
  expect(outcome).toContain('ERR_BLOCKED_BY_CLIENT');
  expect(requests).toBe(0);
});

it('grants no permission but copying', async () => {
  const states = await page.evaluate(async () => {
    const names = [
      'geolocation',
      'notifications',
      'camera',
      'microphone',
      'midi',
      'clipboard-read',
      'background-sync',
      'persistent-storage',
      'accelerometer',
      'payment-handler',
      'storage-access',
      'window-management',
      'local-fonts',
      'idle-detection',
    ];
    const granted: string[] = [];
    for (const name of names) {
      const state = await navigator.permissions
        .query({ name: name as PermissionName })
        .catch(() => ({ state: 'denied' }));
      if (state.state === 'granted') granted.push(name);
    }
    return granted;
  });
  expect(states).toEqual([]);
});

it('refuses camera, microphone, screen, place, notices, reading the clipboard and devices', async () => {
  const outcomes = await page.evaluate(async () => {
    const device = navigator as unknown as Record<string, Record<string, (options?: object) => Promise<unknown>>>;
    const missing = (): Promise<never> => Promise.reject(new Error('there is no such thing'));
    const ways: Record<string, () => Promise<unknown>> = {
      camera: () => navigator.mediaDevices.getUserMedia({ video: true }),
      microphone: () => navigator.mediaDevices.getUserMedia({ audio: true }),
      screen: () => navigator.mediaDevices.getDisplayMedia(),
      place: () =>
        new Promise((resolve, reject) => {
          navigator.geolocation.getCurrentPosition(resolve, reject);
        }),
      notices: async () => {
        if ((await Notification.requestPermission()) !== 'granted') throw new Error('refused');
      },
      clipboard: () => navigator.clipboard.readText(),
      midi: () => navigator.requestMIDIAccess(),
      usb: () => device['usb']?.['requestDevice']?.({ filters: [] }) ?? missing(),
      hid: async () => {
        const found = ((await device['hid']?.['requestDevice']?.({ filters: [] })) ?? []) as unknown[];
        if (found.length === 0) throw new Error('refused');
      },
      serial: () => device['serial']?.['requestPort']?.() ?? missing(),
      bluetooth: () => device['bluetooth']?.['requestDevice']?.({ acceptAllDevices: true }) ?? missing(),
      files: () => (window as unknown as Record<string, () => Promise<unknown>>)['showOpenFilePicker']?.() ?? missing(),
    };
    const granted: string[] = [];
    for (const [name, way] of Object.entries(ways)) {
      const done = await Promise.resolve()
        .then(way)
        .then(
          () => true,
          () => false,
        );
      if (done) granted.push(name);
    }
    return granted;
  });
  expect(outcomes).toEqual([]);
});
