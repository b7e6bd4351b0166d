/**
 * An `age` that knows hybrid recipients (1.3 or newer): the one on the path, the one the set-up put aside, or else the npm package
 * of its author. Debian's stable release has 1.1, which reads objects and what was sealed before hybrid recipients.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { isCurrentAge } from '../../main/setup/current-age.mjs';

const candidates = ['age', fileURLToPath(new URL('../../.runtime/age/usr/bin/age', import.meta.url))];
const standIn = fileURLToPath(new URL('age-by-npm.mjs', import.meta.url));

/** The stock tool, or `null` where the machine has none that is new enough. */
export const currentAge =
  candidates.find((command) => isCurrentAge(spawnSync(command, ['--version'], { encoding: 'utf8' }).stdout ?? '')) ??
  null;

/** What `age -d -i IDENTITY FILE` writes. Throws when it refuses. */
export function decryptElsewhere(identityFile: string, file: string): Buffer {
  const args = ['-d', '-i', identityFile, file];
  const [command, before] = currentAge === null ? [process.execPath, [standIn]] : [currentAge, []];
  return execFileSync(command, [...before, ...args], {
    maxBuffer: 64 * 1024 * 1024,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}
