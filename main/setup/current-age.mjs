/**
 * Puts an `age` aside that knows post-quantum recipients (1.3 or newer), for tests: Debian's stable release is older than they
 * are, so it comes from unstable, unpacked and not installed. For the set-up scripts only.
 */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { at } from './place.mjs';
import { capture, run, say } from './run.mjs';

const folder = at('.runtime/age');

/**
 * Whether the output of `age --version` means one that reads hybrid recipients.
 * @param {string} output
 */
export function isCurrentAge(output) {
  const [major = 0, minor = 0] = output.trim().replace(/^v/, '').split('.').map(Number);
  return major > 1 || (major === 1 && minor >= 3);
}

/** @param {string} command */
const works = async (command) => {
  const { status, output } = await capture(command, ['--version']);
  return status === 0 && isCurrentAge(output);
};

/** @param {string} scratch */
async function download(scratch) {
  const targets = await capture('apt-get', ['indextargets', '--format', '$(REPO_URI)', 'Created-By: Packages']);
  const mirror = targets.output.split('\n').find((line) => /\/debian\/?$/.test(line));
  if (mirror === undefined) return false;
  const lists = path.join(scratch, 'lists');
  mkdirSync(path.join(lists, 'partial'), { recursive: true });
  writeFileSync(path.join(scratch, 'sources.list'), `deb ${mirror} sid main\n`);
  const apt = (/** @type {string[]} */ ...args) =>
    run(
      'apt-get',
      [
        '-o',
        `Dir::Etc::sourcelist=${path.join(scratch, 'sources.list')}`,
        '-o',
        'Dir::Etc::sourceparts=-',
        '-o',
        `Dir::State::lists=${lists}`,
        ...args,
      ],
      { cwd: scratch, stdio: 'ignore' },
    );
  if ((await apt('update')) !== 0 || (await apt('download', 'age')) !== 0) return false;
  const archive = readdirSync(scratch).find((name) => name.endsWith('.deb'));
  return archive !== undefined && (await run('dpkg', ['-x', archive, 'age'], { cwd: scratch })) === 0;
}

/** Where it cannot be had, it says so; the tests then use the age author's package of npm instead. */
export async function ensureCurrentAge() {
  if ((await works('age')) || existsSync(folder)) return;
  mkdirSync(at('.runtime'), { recursive: true });
  const scratch = mkdtempSync(at('.runtime/age-'));
  try {
    const unpacked = path.join(scratch, 'age');
    if (!(await download(scratch)) || !(await works(path.join(unpacked, 'usr/bin/age')))) {
      say('No age 1.3 or newer to be had: the npm package of its author stands in for it in tests.');
      return;
    }
    renameSync(unpacked, folder);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
