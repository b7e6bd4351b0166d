/** Builds the app when its sources changed since the last build. For the set-up scripts only. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { at, node24 } from './place.mjs';
import { run, say, SetUpError } from './run.mjs';

const sources = [
  'main',
  'preload',
  'renderer',
  'resources',
  'electron.vite.config.ts',
  'package.json',
  'package-lock.json',
];
const notBundled = new Set(['main/setup', 'main/docs']);
const stamp = at('out/built-from');
const outputs = ['out/main/index.cjs', 'out/main/engine.cjs', 'out/preload/index.cjs', 'out/renderer/index.html'];

/**
 * A hash over the names and contents of all files the bundles are made of.
 * @param {readonly string[]} paths relative to the root
 */
export function hashOfSources(paths = sources) {
  const hash = createHash('sha256');
  /** @param {string} path */
  const add = (path) => {
    if (notBundled.has(path) || path.endsWith('.tsbuildinfo') || !existsSync(at(path))) return;
    /** @type {import('node:fs').Dirent[] | null} */
    let entries = null;
    try {
      entries = readdirSync(at(path), { withFileTypes: true });
    } catch {
      hash.update(`${path}\0`).update(readFileSync(at(path)));
    }
    for (const name of (entries ?? []).map((entry) => entry.name).sort()) add(join(path, name));
  };
  for (const path of paths) add(path);
  return hash.digest('hex');
}

/**
 * Builds if needed; whether it did. The stamp is taken before the build, so a file that is saved meanwhile is built
 * the next time.
 */
export async function ensureBuild() {
  const wanted = hashOfSources();
  const complete = outputs.every((path) => existsSync(at(path)));
  if (complete && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return false;
  say('Building the app.');
  rmSync(stamp, { force: true });
  const status = await run(
    node24,
    [at('node_modules/electron-vite/bin/electron-vite.js'), 'build', '--logLevel=warn'],
    {
      stdio: ['ignore', 2, 2],
    },
  );
  if (status !== 0) throw new SetUpError('The build failed; its messages are above.');
  mkdirSync(at('out'), { recursive: true });
  writeFileSync(stamp, wanted);
  return true;
}
