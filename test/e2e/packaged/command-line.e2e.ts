/** The packed app on a terminal: `mochidashi vault …` without a screen, a profile or a word of Chromium's. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, describe, expect, it } from 'vitest';
import { at } from '../../../main/setup/place.mjs';

const binary = at('dist/linux-unpacked/mochidashi');
const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
const passphrase = 'correct horse packed staple';

/** Chromium looks for the system's bus in a thread of its own as soon as the process starts; a container has none. */
const noSystemBus = /^\[[\d:/.]+:ERROR:bus\.cc.*\n/gmu;

interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

describe('the packed command line', () => {
  const root = mkdtempSync(join(tmpdir(), 'mochidashi-packed-cli-'));
  const vault = join(root, 'office');
  afterAll(() => {
    rmSync(root, { recursive: true, force: true, maxRetries: 5 });
  });

  /** `after`: what is printed before the input is given; else it is given at once. */
  async function run(command: readonly string[], input = '', after?: string): Promise<Ended> {
    const { DISPLAY: _x, WAYLAND_DISPLAY: _wayland, DBUS_SESSION_BUS_ADDRESS: _bus, ...env } = process.env;
    const [program = '', ...args] = command;
    const child = spawn(program, args, {
      env: { ...env, HOME: root, XDG_CONFIG_HOME: join(root, '.config'), LANG: 'C.UTF-8', MOCHIDASHI_LANG: 'ja' },
    });
    if (after === undefined) child.stdin.end(input);
    else {
      let printed = '';
      child.stdout.on('data', (piece: Buffer) => {
        const isAsked = printed.includes(after);
        printed += piece.toString('utf8');
        if (!isAsked && printed.includes(after)) child.stdin.write(input);
      });
    }
    const status = new Promise<number | null>((done) => child.once('close', done));
    const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
    return { status: await status, stdout, stderr: stderr.replaceAll(noSystemBus, '') };
  }
  const mochidashi = (words: readonly string[], input?: string): Promise<Ended> =>
    run([binary, ...sandbox, ...words], input);
  const common = ['--vault', vault, '--keychain', 'none', '--json'];

  it('works with no screen and no session, takes the passphrase from standard input, and prints one document', async () => {
    const made = await mochidashi(
      ['office', 'init', '--name', '総務課', ...common, '--passphrase-file', '-'],
      passphrase,
    );
    expect(made).toMatchObject({ status: 0, stderr: '' });
    expect(JSON.parse(made.stdout)).toMatchObject({ fingerprint: expect.any(Array) as unknown });
    const status = await mochidashi(['vault', 'status', ...common, '--passphrase-file', '-'], `${passphrase}\n`);
    expect(status).toMatchObject({ status: 0, stderr: '' });
    expect(JSON.parse(status.stdout)).toMatchObject({ role: 'office' });
    // Neither a profile nor anything else of a browser.
    expect(readdirSync(root)).toEqual(['office']);
  });

  it('asks at a terminal, and shows nothing of what is typed', async () => {
    const words = [binary, ...sandbox, 'vault', 'status', '--vault', vault, '--keychain', 'none'];
    const command = words.map((word) => `'${word}'`).join(' ');
    const { status, stdout } = await run(['script', '-qec', command, '/dev/null'], `${passphrase}\n`, 'パスフレーズ');
    expect(stdout).toMatch(/パスフレーズ/u);
    expect(stdout).not.toContain(passphrase);
    expect(status).toBe(0);
  });

  it('ends with 1 when it is refused and with 2 when it is misused, and says so as a document', async () => {
    const file = join(root, 'office', '..', 'wrong.txt');
    writeFileSync(file, 'correct horse wrong staple');
    const refused = await mochidashi(['vault', 'status', ...common, '--passphrase-file', file]);
    expect(refused.status).toBe(1);
    expect(JSON.parse(refused.stdout)).toMatchObject({ error: { code: 'vault/wrong-passphrase' } });
    expect(refused.stderr).not.toMatch(/ERROR|FATAL/u);
    const misused = await mochidashi(['vault', 'list', '--json']);
    expect(misused.status).toBe(2);
    expect(JSON.parse(misused.stdout)).toMatchObject({ error: { code: 'usage' } });
  });
});
