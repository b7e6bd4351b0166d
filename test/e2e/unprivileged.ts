/**
 * Runs the app as a user without privileges, for tests of the sandbox: Chromium refuses to sandbox root, who runs the
 * tests on a build machine. Used by launch.ts alone.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { at } from '../../main/setup/place.mjs';
import type { LaunchTarget } from './launch.ts';

export const testUser = 'mochidashi-test';

/** What the app in the checkout consists of at run time. */
const partsOfTheApp = [
  'package.json',
  'out/main',
  'out/preload',
  'out/renderer',
  'resources',
  'node_modules/sodium-native',
  'node_modules/@signalapp/sqlcipher',
  'node_modules/keytar',
  'node_modules/libsodium-wrappers-sumo',
  'node_modules/libsodium-sumo',
  'node_modules/node-gyp-build',
  'node_modules/require-addon',
  'node_modules/bare-addon-resolve',
  'node_modules/bare-module-resolve',
  'node_modules/bare-semver',
  'node_modules/which-runtime',
];

interface Account {
  readonly uid: number;
  readonly gid: number;
}

const idOf = (flag: '-u' | '-g'): number =>
  Number(spawnSync('id', [flag, testUser], { encoding: 'utf8' }).stdout.trim() || Number.NaN);

/** The test user's ids; makes the account the first time. Needs root. */
function testAccount(): Account {
  if (spawnSync('id', [testUser]).status !== 0) {
    execFileSync('useradd', ['--system', '--no-create-home', '--shell', '/usr/sbin/nologin', testUser]);
  }
  return { uid: idOf('-u'), gid: idOf('-g') };
}

const asUser = ({ uid, gid }: Account): string[] => [`--reuid=${uid}`, `--regid=${gid}`, '--clear-groups'];

/** Whether that user gets as far as this file; a checkout in somebody's home folder may be closed to others. */
const canRead = (account: Account, path: string): boolean =>
  spawnSync('setpriv', [...asUser(account), 'test', '-r', path]).status === 0;

/** A copy of the app that everybody may read, in `parent`. */
function copyWithin(parent: string, target: LaunchTarget): LaunchTarget {
  const folder = join(parent, 'app');
  const runtime = join(parent, 'runtime');
  cpSync(dirname(target.executablePath), runtime, { recursive: true, preserveTimestamps: true });
  const executablePath = join(runtime, target.executablePath.slice(dirname(target.executablePath).length + 1));
  if (target.appFolder === null) return { executablePath, appFolder: null };
  for (const part of partsOfTheApp) {
    mkdirSync(dirname(join(folder, part)), { recursive: true });
    cpSync(at(part), join(folder, part), { recursive: true, dereference: true });
  }
  return { executablePath, appFolder: folder };
}

/**
 * What to launch so that the app runs without privileges: the target itself when we have none, else a script that
 * gives them up first. What that takes is put under `home`; `ownedFolders` are handed to the test user.
 */
export function withoutPrivileges(target: LaunchTarget, home: string, ownedFolders: readonly string[]): LaunchTarget {
  if (process.getuid?.() !== 0) return target;
  const account = testAccount();
  const parent = join(home, '.mochidashi-test');
  mkdirSync(parent, { recursive: true });
  const probe = target.appFolder === null ? target.executablePath : join(target.appFolder, 'package.json');
  const readable = canRead(account, probe) && canRead(account, target.executablePath);
  const { executablePath, appFolder } = readable ? target : copyWithin(parent, target);
  for (const folder of ownedFolders) chownSync(folder, account.uid, account.gid);
  const launcher = join(parent, 'launch');
  writeFileSync(launcher, `#!/bin/sh\nexec setpriv ${asUser(account).join(' ')} -- '${executablePath}' "$@"\n`);
  chmodSync(launcher, 0o755);
  return { executablePath: launcher, appFolder };
}
