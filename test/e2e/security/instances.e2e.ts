/** One app a profile: a second start hands its parcel over and ends. Parcels by double click, flags, and closing the window. */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import type { Reply } from '../../../preload/contract/wire.ts';
import type { LaunchedApp } from '../launch.ts';
import { engineName, isAlive, openApp, processes, shellCall, startEngine, until } from './opened-app.ts';

const home = mkdtempSync(join(tmpdir(), 'mochidashi-instances-'));

afterAll(() => {
  rmSync(home, { recursive: true, force: true, maxRetries: 5 });
});

function parcelIn(folder: string, name: string): string {
  const path = join(folder, name);
  writeFileSync(path, 'not a real parcel');
  return path;
}

interface State {
  readonly openedParcel: { name: string } | null;
  readonly vaults: { folder: string }[];
  readonly preferences: { locale: string };
}

const stateOf = (reply: Reply): State => (reply.ok ? reply.value : {}) as State;

/** Starts the app again as the running one was started, with more arguments, and gives the exit code. */
async function startAgain({ app }: LaunchedApp, more: string[]): Promise<number | null> {
  const { command, args, env } = await app.evaluate(() => ({
    command: process.execPath,
    args: process.argv.slice(1),
    env: { ...process.env },
  }));
  const switches = args.filter((argument) => !/^--(inspect|remote-debugging)/.test(argument));
  const second = spawn(command, ['--no-sandbox', ...switches, ...more], { env, stdio: 'ignore' });
  return await new Promise((resolve) => {
    second.on('exit', resolve);
  });
}

it('opens with the parcel, the vault folder and the language it was given', async () => {
  const vault = join(home, 'my vault');
  mkdirSync(vault, { recursive: true });
  const launched = await openApp({ home, args: [parcelIn(home, '払い出し.mochi'), '--vault', vault, '--lang=en'] });
  const page = await launched.window();
  const state = stateOf(await shellCall(page, 'shell/state', {}));
  expect(state.openedParcel?.name).toBe('払い出し.mochi');
  expect(state.vaults[0]?.folder).toBe(vault);
  expect(state.preferences.locale).toBe('en');

  const arrived = page.evaluate(
    () =>
      new Promise((resolve) => {
        window.mochidashi.onShellEvent((event) => {
          if ((event as { type: string }).type === 'parcelOpened') resolve(event);
        });
      }),
  );
  expect(await startAgain(launched, [parcelIn(home, 'second.mochi')])).toBe(0);
  expect(await arrived).toMatchObject({ type: 'parcelOpened', parcel: { name: 'second.mochi' } });
  expect(launched.app.windows()).toHaveLength(1);
  expect(stateOf(await shellCall(page, 'shell/state', {})).openedParcel?.name).toBe('second.mochi');
});

it('locks and ends when its window is closed', async () => {
  const launched = await openApp();
  const page = await launched.window();
  await startEngine(page);
  const before = await processes(launched);
  expect(before.map(({ kind }) => kind)).toContain(engineName);
  await launched.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await until(() => !before.some(({ pid }) => isAlive(pid)));
});
