/** The Electron we run on, and the harness itself. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { at, root } from '../../main/setup/place.mjs';
import { presentRuntime } from '../../main/setup/runtime.mjs';
import { launchApp, type LaunchedApp, type LaunchOptions } from './launch.ts';

const opened: LaunchedApp[] = [];

async function open(options: LaunchOptions = {}): Promise<LaunchedApp> {
  const launched = await launchApp(options);
  opened.push(launched);
  return launched;
}

afterEach(async () => {
  await Promise.all(opened.splice(0).map((launched) => launched.close()));
});

describe('the Electron we run on', () => {
  it.each(['sodium-native', '@signalapp/sqlcipher', 'keytar'])('loads %s', (name) => {
    const electron = presentRuntime()?.executable ?? '';
    const code = `process.stdout.write(process.versions.electron + ' ' + typeof require(${JSON.stringify(name)}))`;
    const output = execFileSync(electron, ['-e', code], {
      cwd: root,
      env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
      encoding: 'utf8',
    });
    expect(output).toMatch(/^\d+\.\d+\.\d+ (object|function)$/);
  });

  it('takes the app for what it is: its name, its version, its folder', async () => {
    const { app, userData } = await open({ packaged: false });
    const seen = await app.evaluate(({ app: electronApp }) => ({
      name: electronApp.getName(),
      version: electronApp.getVersion(),
      folder: electronApp.getAppPath(),
      packaged: electronApp.isPackaged,
      userData: electronApp.getPath('userData'),
    }));
    expect(seen).toEqual({ name: 'Mochidashi', version: '0.1.0', folder: root, packaged: false, userData });
  });

  it.each(['ja', 'en'] as const)('speaks the language of the system: %s', async (lang) => {
    const { app } = await open({ lang });
    expect(await app.evaluate(({ app: electronApp }) => electronApp.getLocale())).toMatch(new RegExp(`^${lang}`));
  });
});

describe('the harness', () => {
  it('removes the home folder it made', async () => {
    const launched = await open();
    await launched.window();
    await launched.close();
    expect(existsSync(launched.home)).toBe(false);
  });

  it('runs the app sandboxed for a user without privileges', async () => {
    const { app, window } = await open({ sandboxed: true });
    await window();
    const seen = await app.evaluate(({ app: electronApp }) => ({
      uid: process.getuid?.(),
      switchedOff: electronApp.commandLine.hasSwitch('no-sandbox'),
      pages: electronApp.getAppMetrics().flatMap(({ type, pid }) => (type === 'Tab' ? [pid] : [])),
    }));
    expect(seen).toMatchObject({ switchedOff: false, pages: [expect.any(Number)] });
    expect(seen.uid).not.toBe(0);
    // 2 is seccomp's filter mode: the page's process may only make the system calls that Chromium lets through.
    const status = readFileSync(`/proc/${String(seen.pages[0])}/status`, 'utf8');
    expect(status).toMatch(/^Seccomp:\t2$/m);
  });

  it('finds the built app', () => {
    expect(existsSync(at('out/main/index.cjs'))).toBe(true);
  });
});
