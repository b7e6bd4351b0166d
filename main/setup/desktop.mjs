/**
 * Desktop sessions that last as long as one command: a screen (Xvfb), a session bus and an unlocked Secret Service,
 * all of them fresh, so that nothing of the person's own session is read or changed. For the set-up scripts only.
 */
import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { toolEnvironment } from './place.mjs';
import { run, SetUpError, signalGroup } from './run.mjs';

/** Whether there is a screen to open windows on. */
export const hasScreen = () => Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);

/**
 * Starts an X server without a screen and waits until it takes connections.
 * @returns {Promise<{ display: string, stop: () => void }>}
 */
function startScreen() {
  return new Promise((done, fail) => {
    // It picks a free display number itself and writes it to the given descriptor once it is ready.
    const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1600x1200x24', '-nolisten', 'tcp', '-noreset'], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    });
    const stop = () => void server.kill();
    server.on('error', (error) => fail(new SetUpError(`Xvfb could not be started: ${error.message}`)));
    server.on('exit', () => fail(new SetUpError('Xvfb ended at once.')));
    let text = '';
    const answer = /** @type {import('node:stream').Readable} */ (server.stdio[3]);
    answer.setEncoding('utf8').on('data', (piece) => {
      text += piece;
      if (text.endsWith('\n')) done({ display: `:${text.trim()}`, stop });
    });
  });
}

// The bus reports every service it starts; only the command's own messages are of interest.
const onOwnBus = `exec 3>&2; exec dbus-run-session -- sh -c "$0" sh "$@" 2>/dev/null`;

// The keyring is unlocked with a password of no value; it holds nothing and is thrown away with the session.
// Its control folder is named, or it would find the person's own daemon through theirs.
const withKeyring = `printf 'x\\n' | gnome-keyring-daemon --control-directory="$MOCHIDASHI_KEYRING" --unlock --components=secrets >/dev/null
exec "$@" 2>&3 3>&-`;

// Tells what the session is like, and keeps it until nobody holds its standard input any more.
const keeper = `process.stdout.write(JSON.stringify(process.env) + '\\n'); process.stdin.resume().on('end', () => process.exit());`;

/**
 * Starts such a session. `screen: 'own'` keeps the person's screen, so that they see the windows. It ends with `stop`, or
 * with this process.
 * @param {{ screen?: 'virtual' | 'own' }} [options]
 * @returns {Promise<{ env: NodeJS.ProcessEnv, stop: () => Promise<void> }>} `env`: what a program in it is started with
 */
async function startDesktop({ screen = 'virtual' } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'mochidashi-desktop-'));
  const home = join(folder, 'home');
  const runtime = join(folder, 'runtime');
  const temporary = join(folder, 'tmp');
  for (const path of [home, runtime, temporary]) mkdirSync(path, { mode: 0o700 });
  // Tests of the sandbox run the app as another user, from a folder of that user's in here.
  for (const path of [folder, temporary]) chmodSync(path, 0o711);
  const virtual = screen === 'virtual' ? await startScreen() : null;
  const session = toolEnvironment({
    HOME: home,
    XDG_DATA_HOME: join(home, '.local/share'),
    XDG_CONFIG_HOME: join(home, '.config'),
    XDG_CACHE_HOME: join(home, '.cache'),
    ...(virtual ? { DISPLAY: virtual.display, WAYLAND_DISPLAY: undefined, XDG_RUNTIME_DIR: runtime } : {}),
    TMPDIR: temporary,
    // The one UTF-8 locale that is on every Debian; under another one the app starts anew, away from who started it.
    LC_ALL: 'C.UTF-8',
    MOCHIDASHI_KEYRING: join(runtime, 'keyring'),
    DBUS_SESSION_BUS_ADDRESS: undefined,
    GNOME_KEYRING_CONTROL: undefined,
    // GTK would otherwise start services of the desktop that nobody needs here.
    NO_AT_BRIDGE: '1',
    GTK_A11Y: 'none',
  });
  const child = spawn('sh', ['-c', onOwnBus, withKeyring, process.execPath, '-e', keeper], {
    env: session,
    stdio: ['pipe', 'pipe', 'inherit'],
    detached: true,
  });
  const ended = new Promise((done) => child.once('close', done));
  const stop = async () => {
    child.stdin.end();
    await ended;
    signalGroup(child.pid, 'SIGKILL');
    virtual?.stop();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    return { env: JSON.parse(await firstLine(child.stdout)), stop };
  } catch (cause) {
    await stop();
    throw new SetUpError('The desktop session (D-Bus and keyring) could not be started.', { cause });
  }
}

/** @param {import('node:stream').Readable} stream */
async function firstLine(stream) {
  let text = '';
  for await (const piece of stream.setEncoding('utf8')) {
    text += piece;
    if (text.endsWith('\n')) break;
  }
  return text;
}

/**
 * Runs a command inside such sessions and gives its exit status. It is started in the first one; with `count`, the
 * environments of all of them are in `MOCHIDASHI_DESKTOPS` (JSON), for a command that divides its work.
 * @param {readonly string[]} command
 * @param {{ screen?: 'virtual' | 'own', count?: number, env?: Record<string, string | undefined> }} [options]
 */
export async function runInDesktop([program = '', ...args], { screen = 'virtual', count = 1, env = {} } = {}) {
  /** @type {Awaited<ReturnType<typeof startDesktop>>[]} */
  const desktops = [];
  try {
    while (desktops.length < count) desktops.push(await startDesktop({ screen }));
    const all = JSON.stringify(desktops.map((desktop) => desktop.env));
    return await run(program, args, {
      group: true,
      env: { ...desktops[0]?.env, ...(count > 1 ? { MOCHIDASHI_DESKTOPS: all } : {}), ...env },
    });
  } finally {
    await Promise.all(desktops.map((desktop) => desktop.stop()));
  }
}
