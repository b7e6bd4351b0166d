/** Peers that keep a repository: restic, borg, rclone crypt. Each command opens it anew. For the bulk benchmark. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand, versionOf } from './command.ts';
import type { Measured, Run, Store } from './store.ts';

const passphrase = 'umi no mieru machi';

/** restic restores below the source's whole path: what lies there is moved to where it was wanted. */
function moveUp(target: string, source: string): void {
  for (const name of readdirSync(join(target, source))) renameSync(join(target, source, name), join(target, name));
  rmSync(join(target, source.split('/')[1] ?? ''), { recursive: true });
}

const restic: Store = {
  name: 'restic',
  kind: 'vault',
  opensEachTime: true,
  version: () => versionOf('restic', 'version'),
  start(folder, { folder: source }) {
    const env = { RESTIC_REPOSITORY: join(folder, 'store'), RESTIC_PASSWORD: passphrase, XDG_CACHE_HOME: folder };
    const restic = (...args: string[]) =>
      runCommand(['restic', '-q', '--compression', 'off', ...args], { folder, env });
    const measure = (...args: string[]): Promise<Measured> => Promise.resolve(restic(...args));
    restic('init');
    const run: Run = {
      takeIn: () => measure('backup', source),
      open: () => measure('cat', 'config'),
      list: () => measure('ls', 'latest'),
      giveBack(target) {
        const measured = restic('restore', 'latest', '--target', target);
        moveUp(target, source);
        return Promise.resolve(measured);
      },
      verify: () => measure('check', '--read-data'),
      close: () => Promise.resolve(),
    };
    return Promise.resolve(run);
  },
};

const borg: Store = {
  name: 'borg',
  kind: 'vault',
  opensEachTime: true,
  version: () => versionOf('borg', '--version'),
  start(folder, { folder: source }) {
    const store = join(folder, 'store');
    const env = { BORG_REPO: store, BORG_PASSPHRASE: passphrase, BORG_BASE_DIR: folder };
    const borg = (args: string[], cwd = folder) => runCommand(['borg', ...args], { folder, env, cwd });
    const measure = (args: string[], cwd?: string): Promise<Measured> => Promise.resolve(borg(args, cwd));
    borg(['init', '-e', 'repokey-blake2']);
    const run: Run = {
      takeIn: () => measure(['create', '-C', 'none', '::one', '.'], source),
      open: () => measure(['list']),
      list: () => measure(['list', '::one']),
      giveBack: (target) => measure(['extract', '::one'], target),
      verify: () => measure(['check', '--verify-data']),
      close: () => Promise.resolve(),
    };
    return Promise.resolve(run);
  },
};

const rclone: Store = {
  name: 'rclone crypt',
  kind: 'vault',
  version: () => versionOf('rclone', 'version'),
  start(folder, { folder: source }) {
    const store = join(folder, 'store');
    mkdirSync(store);
    const obscured = execFileSync('rclone', ['obscure', passphrase], { encoding: 'utf8' }).trim();
    const env = {
      RCLONE_CONFIG: join(folder, 'rclone.conf'),
      RCLONE_CONFIG_SECRET_TYPE: 'crypt',
      RCLONE_CONFIG_SECRET_REMOTE: store,
      RCLONE_CONFIG_SECRET_PASSWORD: obscured,
      // Long Japanese names do not fit into its usual spelling of encrypted ones.
      RCLONE_CONFIG_SECRET_FILENAME_ENCODING: 'base32768',
    };
    const measure = (...args: string[]): Promise<Measured> =>
      Promise.resolve(runCommand(['rclone', '-q', ...args], { folder, env }));
    const run: Run = {
      takeIn: () => measure('copy', source, 'secret:'),
      list: () => measure('lsf', '-R', 'secret:'),
      giveBack: (target) => measure('copy', 'secret:', target),
      verify: () => measure('cryptcheck', source, 'secret:'),
      close: () => Promise.resolve(),
    };
    return Promise.resolve(run);
  },
};

export const repositories: readonly Store[] = [restic, borg, rclone];
