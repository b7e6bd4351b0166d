/** Installs the Debian packages the app and its tests need, where it may. For the set-up scripts only. */
import { capture, run, say, SetUpError } from './run.mjs';
import { toolEnvironment } from './place.mjs';

/** Libraries that Electron and the keychain binding load. */
export const appPackages = [
  'libgtk-3-0',
  'libnss3',
  'libasound2',
  'libgbm1',
  'libsecret-1-0',
  'libxss1',
  'libatk-bridge2.0-0',
  'libcups2',
];

/**
 * What runs the app without a screen and with a Secret Service of its own, uses mouse, keys and clipboard there, stands in for the
 * services of a desktop, sets the clock for one program alone, the stock tool our files must open in, and what puts faults under the
 * engine. The font is for PDFs that bring none: every desktop has one.
 */
export const testPackages = [
  'xvfb',
  'xauth',
  'dbus',
  'gnome-keyring',
  'xdotool',
  'xclip',
  'python3-dbusmock',
  'fonts-ipafont-gothic',
  'age',
  'strace',
  'xfsprogs',
  'e2fsprogs',
];

/** Programs in which files of the vault are opened by tests alone. */
export const programPackages = ['libreoffice-writer-nogui', 'python3-uno', 'vim-tiny'];

/** What the benchmarks compare us with, and what measures their memory. */
export const benchPackages = [
  'age',
  'gpg',
  'gocryptfs',
  'securefs',
  'cryfs',
  'fuse3',
  'restic',
  'borgbackup',
  'rclone',
  '7zip',
  'time',
];

/**
 * Which of the packages are not installed, given the output of `dpkg-query -W -f '${Package} ${db:Status-Status}\n'`.
 * Newer Debian and Ubuntu call some libraries `…t64`; that is the same library.
 * @param {readonly string[]} wanted
 * @param {string} dpkgOutput
 */
export function missingPackages(wanted, dpkgOutput) {
  const installed = new Set(
    dpkgOutput
      .split('\n')
      .filter((line) => line.endsWith(' installed'))
      .map((line) => line.split(' ')[0]),
  );
  return wanted.filter((name) => !installed.has(name) && !installed.has(`${name}t64`));
}

/** How this user may install packages: a command prefix, or `null` when not without being asked for a password. */
async function privilege() {
  if (process.getuid?.() === 0) return [];
  const sudo = await capture('sudo', ['-n', 'true']);
  return sudo.status === 0 ? ['sudo', '-n'] : null;
}

/**
 * Installs what is missing, or throws a `SetUpError` that names the exact command where it may not.
 * On systems without dpkg it only says what is needed.
 * @param {readonly string[]} wanted
 */
export async function ensureDebianPackages(wanted) {
  const query = await capture('dpkg-query', [
    '-W',
    '-f',
    '${Package} ${db:Status-Status}\n',
    ...wanted,
    ...wanted.map((name) => `${name}t64`),
  ]);
  if (query.status === 127) {
    say(`This is no Debian system, so these are taken to be there: ${wanted.join(' ')}`);
    return;
  }
  const missing = missingPackages(wanted, query.output);
  if (missing.length === 0) return;

  const install = ['apt-get', 'install', '-y', '--no-install-recommends', ...missing];
  const prefix = await privilege();
  if (!prefix) throw new SetUpError(`Debian packages are missing. Please run:\n    sudo ${install.join(' ')}`);
  say(`Installing Debian packages: ${missing.join(' ')}`);
  const apt = (/** @type {readonly string[]} */ command) => {
    const [program = '', ...args] = [...prefix, 'env', 'DEBIAN_FRONTEND=noninteractive', ...command];
    return run(program, args, { env: toolEnvironment(), stdio: ['ignore', 2, 2] });
  };
  if ((await apt(install)) === 0) return;
  // The lists of a fresh system are empty or old.
  await apt(['apt-get', 'update']);
  if ((await apt(install)) !== 0) throw new SetUpError(`This failed, see above: ${install.join(' ')}`);
}
