/** Apps that the security tests open, closed after each file; and talking to the engine from inside the page as the page does. */
import type { WebContents, WebPreferences } from 'electron';
import type { Page } from 'playwright-core';
import { afterAll } from 'vitest';
import type { PreloadApi } from '../../../preload/contract/shell.ts';
import type { Reply } from '../../../preload/contract/wire.ts';
import { launchApp, type LaunchedApp, type LaunchOptions } from '../launch.ts';

declare global {
  interface Window {
    readonly mochidashi: PreloadApi;
  }
}

/** Electron has it in every version, for its own use, without a type. */
export type KnowingPreferences = WebContents & { getLastWebPreferences(): WebPreferences | null };

const opened: LaunchedApp[] = [];

afterAll(async () => {
  await Promise.all(opened.splice(0).map((launched) => launched.close()));
});

/** Opens the app; it is closed when the test file has run. */
export async function openApp(options: LaunchOptions = {}): Promise<LaunchedApp> {
  const launched = await launchApp(options);
  opened.push(launched);
  return launched;
}

/** Asks again until the condition holds; the test's time-out ends a wait in vain. Gives the milliseconds it took. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<number> {
  const start = performance.now();
  while (!(await condition())) {
    await new Promise((resolve) => {
      setTimeout(resolve, 5);
    });
  }
  return Math.round(performance.now() - start);
}

/** Sends one shell call from the page and gives the reply as it comes. */
export async function shellCall(page: Page, name: string, input: unknown): Promise<Reply> {
  return (await page.evaluate(([callName, callInput]) => window.mochidashi.callShell(callName, callInput), [
    name,
    input,
  ] as const)) as Reply;
}

/** What `installEngineLine` leaves in the page. */
interface EngineLine {
  testCall(name: string, input: unknown): Promise<Reply>;
  /** Messages of progress that came so far, of all calls. */
  testProgress(): number;
}

/** Starts the engine for a vault folder (a fresh one if none is named) and keeps its port in the page for `engineCall`. */
export async function startEngine(page: Page, ref?: string): Promise<void> {
  await page.evaluate(async (known) => {
    // The page may be starting an engine of its own at the same time.
    let wanted = (_generation: number): void => undefined;
    const generation = new Promise<number>((resolve) => {
      wanted = resolve;
    });
    const port = new Promise<MessagePort>((resolve) => {
      window.addEventListener('message', ({ data, ports: [arrived] }: MessageEvent<{ generation: number }>) => {
        void generation.then((mine) => {
          if (arrived && data.generation === mine) resolve(arrived);
        });
      });
    });
    const choice = { purpose: 'newOffice', useDefault: true };
    const choose = async (): Promise<string> => {
      const reply = await window.mochidashi.callShell('shell/choose-vault-folder', choice);
      return (reply as { value: { ref: string } }).value.ref;
    };
    const { value } = (await window.mochidashi.callShell('shell/start-engine', { ref: known ?? (await choose()) })) as {
      value: { generation: number };
    };
    wanted(value.generation);
    const line = await port;
    const waiting = new Map<number, (reply: Reply) => void>();
    let progress = 0;
    line.addEventListener('message', ({ data }: MessageEvent<{ type: string; id: number; reply: Reply }>) => {
      if (data.type === 'progress') progress += 1;
      if (data.type === 'reply') waiting.get(data.id)?.(data.reply);
    });
    // As the page does: nothing more will come, so the engine need not wait for it.
    window.mochidashi.onShellEvent((event) => {
      if ((event as { type: string }).type === 'locking') line.close();
    });
    line.start();
    let lastId = 0;
    const testCall = (name: string, input: unknown): Promise<Reply> =>
      new Promise((resolve) => {
        lastId += 1;
        waiting.set(lastId, resolve);
        line.postMessage({ type: 'call', id: lastId, name, input });
      });
    Object.assign(window, { testCall, testProgress: () => progress });
  }, ref);
}

/** Sends one call over the port that `startEngine` kept. */
export async function engineCall(page: Page, name: string, input: unknown): Promise<Reply> {
  return await page.evaluate(
    ([callName, callInput]) => (window as unknown as EngineLine).testCall(callName, callInput),
    [name, input] as const,
  );
}

/** Processes of the app by kind, as Electron counts them. */
export async function processes({ app }: LaunchedApp): Promise<{ kind: string; pid: number }[]> {
  return await app.evaluate(({ app: electronApp }) =>
    electronApp.getAppMetrics().map(({ name, type, pid }) => ({ kind: name ?? type, pid })),
  );
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

export const engineName = 'Mochidashi engine';
