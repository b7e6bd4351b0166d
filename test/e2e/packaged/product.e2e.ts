/** The packed app. Run by `npm run e2e -- --packaged`. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type * as WorkerThreadsModule from 'node:worker_threads';
import { afterEach, describe, expect, it } from 'vitest';
import { at } from '../../../main/setup/place.mjs';
import { launchApp } from '../launch.ts';

type WorkerThreads = typeof WorkerThreadsModule;

const cleanUps: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

/** Starts the product's own binary, as a user would, in a home folder of its own. */
function startProduct(args: readonly string[], env: Readonly<Record<string, string>>): ChildProcess {
  const home = mkdtempSync(join(tmpdir(), 'mochidashi-product-'));
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const child = spawn(at('dist/linux-unpacked/mochidashi'), [...sandbox, '--disable-dev-shm-usage', ...args], {
    env: { ...process.env, HOME: home, XDG_CONFIG_HOME: join(home, '.config'), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  cleanUps.push(async () => {
    const ended = new Promise((done) => child.once('exit', done));
    child.kill('SIGKILL');
    await ended;
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  });
  return child;
}

/** What a process prints until a text appears in it; rejects when the process ends before. */
function printedUntil(child: ChildProcess, pattern: RegExp): Promise<string> {
  return new Promise((done, fail) => {
    let printed = '';
    const collect = (piece: Buffer): void => {
      printed += piece.toString('utf8');
      if (pattern.test(printed)) done(printed);
    };
    child.stdout?.on('data', collect);
    child.stderr?.on('data', collect);
    child.once('exit', () => {
      fail(new Error(`It ended before printing ${String(pattern)}:\n${printed}`));
    });
  });
}

/** The value of an expression in a page, asked over its debugging socket. */
function evaluateIn(socketUrl: string, expression: string): Promise<unknown> {
  return new Promise((done, fail) => {
    const socket = new WebSocket(socketUrl);
    socket.addEventListener('open', () => {
      socket.send(JSON.stringify({ id: 1, method: 'Runtime.evaluate', params: { expression } }));
    });
    socket.addEventListener('message', ({ data }) => {
      const reply = JSON.parse(String(data)) as { result?: { result?: { value?: unknown } } };
      done(reply.result?.result?.value);
      socket.close();
    });
    socket.addEventListener('error', () => {
      fail(new Error('The page cannot be reached.'));
    });
  });
}

/** How many elements the first page of the app shows, or 0 while there is no page. */
async function elementsShown(port: string): Promise<number> {
  const targets = (await (await fetch(`http://127.0.0.1:${port}/json/list`)).json()) as {
    type: string;
    webSocketDebuggerUrl: string;
  }[];
  const page = targets.find(({ type }) => type === 'page');
  if (!page) return 0;
  const count = await evaluateIn(page.webSocketDebuggerUrl, `document.querySelectorAll('#root *').length`);
  return Number(count ?? 0);
}

describe('the packed app', () => {
  it('opens its page, and neither becomes Node nor lets a debugger into its main process', async () => {
    const listening = /DevTools listening on ws:\/\/127\.0\.0\.1:(\d+)/;
    const attempts = ['--inspect=0', '-e', 'process.stdout.write("became node")'];
    const child = startProduct(['--remote-debugging-port=0', ...attempts], { ELECTRON_RUN_AS_NODE: '1' });
    const printed = await printedUntil(child, listening);
    const port = listening.exec(printed)?.[1] ?? '';
    await expect.poll(() => elementsShown(port), { timeout: 30_000 }).toBeGreaterThan(0);
    expect(printed).not.toMatch(/became node|Debugger listening/);
  });

  it.each(['sodium-native', '@signalapp/sqlcipher', 'keytar', 'libsodium-wrappers-sumo'])(
    'carries %s in a form that loads',
    async (name) => {
      const { app, close } = await launchApp({ packaged: true });
      cleanUps.push(close);
      const loaded = await app.evaluate((_electron, wanted) => typeof process.mainModule?.require(wanted), name);
      expect(loaded).toMatch(/^(object|function)$/);
    },
  );

  it('starts processes and worker threads from inside its archive', async () => {
    const { app, close } = await launchApp({ packaged: true });
    cleanUps.push(close);
    const started = await app.evaluate(async ({ app: electronApp, utilityProcess }) => {
      const bundle = (name: string): string => `${electronApp.getAppPath()}/out/main/${name}.cjs`;
      const threads = process.mainModule?.require('node:worker_threads') as WorkerThreads;
      const worker = new threads.Worker(bundle('worker'));
      const online = new Promise<string>((done) => {
        worker.once('online', () => done('online'));
        worker.once('error', (error) => done(error.message));
      });
      const child = utilityProcess.fork(bundle('engine'));
      const spawned = new Promise<string>((done) => {
        child.once('spawn', () => done('spawned'));
        child.once('exit', (code) => done(`ended with ${code}`));
      });
      const outcome = [await online, await spawned];
      await worker.terminate();
      child.kill();
      return outcome;
    });
    expect(started).toEqual(['online', 'spawned']);
  });
});
