/** Opens the gallery of components in the Electron we run on, under the product's content security policy. For tests of `renderer/ui`. */
import { readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import type axeCore from 'axe-core';
import { _electron, type Page } from 'playwright-core';
import { build } from 'vite';
import { at, root } from '../../main/setup/place.mjs';
import { presentRuntime } from '../../main/setup/runtime.mjs';

export interface Gallery {
  readonly page: Page;
  /** What the page complained about since the last `show`: errors, refused styles and scripts. */
  readonly complaints: string[];
  show: (query: string) => Promise<void>;
  /** Runs axe on what is shown; one line for each violation. */
  violations: () => Promise<string[]>;
  close: () => Promise<void>;
}

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'";
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
};
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const mainScript = `
const { app, BrowserWindow } = require('electron');
app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1280, height: 800, useContentSize: true, webPreferences: { sandbox: true } });
  void window.loadURL(process.env.GALLERY_URL);
});`;

export async function openGallery(): Promise<Gallery> {
  const folder = await mkdtemp(join(tmpdir(), 'mochidashi-gallery-'));
  await build({
    configFile: at('renderer/ui/gallery/vite.config.ts'),
    root: at('renderer'),
    logLevel: 'warn',
    build: { outDir: join(folder, 'page'), chunkSizeWarningLimit: 20_000 },
  });
  const server = await serve(join(folder, 'page'));
  const address = server.address();
  const origin = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  const url = `${origin}/ui/gallery/gallery.html`;
  await writeFile(
    join(folder, 'package.json'),
    '{"name":"gallery","productName":"Gallery","version":"1.0.0","main":"main.cjs"}',
  );
  await writeFile(join(folder, 'main.cjs'), mainScript);

  const runtime = presentRuntime();
  if (!runtime) throw new Error('There is no Electron yet. Please use: npm run e2e');
  const app = await _electron.launch({
    executablePath: runtime.executable,
    args: ['--disable-dev-shm-usage', folder],
    chromiumSandbox: process.getuid?.() !== 0,
    cwd: root,
    env: { ...environment(), HOME: folder, XDG_CONFIG_HOME: folder, GALLERY_URL: url },
    timeout: 60_000,
  });
  const page = app.windows()[0] ?? (await app.firstWindow());
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  return {
    page,
    complaints,
    show: async (query) => {
      complaints.length = 0;
      await page.goto(`${url}?${query}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
    },
    violations: async () => {
      await page.evaluate(axeSource);
      return page.evaluate(async () => {
        const axe = Reflect.get(window, 'axe') as typeof axeCore;
        const { violations, passes } = await axe.run(document);
        if (passes.length === 0) return ['axe checked nothing'];
        return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`);
      });
    },
    close: async () => {
      await app.close();
      server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function environment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

async function serve(folder: string): Promise<Server> {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://gallery').pathname;
    readFile(join(folder, path)).then(
      (content) => {
        response.writeHead(200, {
          'Content-Type': types[extname(path)] ?? 'application/octet-stream',
          'Content-Security-Policy': policy,
        });
        response.end(content);
      },
      () => response.writeHead(path === '/favicon.ico' ? 204 : 404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}
