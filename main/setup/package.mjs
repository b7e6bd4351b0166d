/**
 * `npm run package`: packs the app into dist/linux-unpacked with the Electron that is there. For tests also a twin in
 * dist/testing, which Playwright can drive.
 */
import { copyFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { hashOfSources } from './build.mjs';
import { ensureApp } from './ensure.mjs';
import { at, node24 } from './place.mjs';
import { capture, run, say, script, SetUpError } from './run.mjs';

const product = at('dist/linux-unpacked');
const twin = at('dist/testing');
const stamp = at('dist/packed-from');

/** What a package depends on: the sources, the way of packing, and the Electron. */
const contents = (/** @type {string} */ version) =>
  `${hashOfSources()} ${hashOfSources(['electron-builder.yml', 'main/setup/package.mjs'])} ${version}`;

/**
 * Packs the built app with this Electron if it is not packed as it stands.
 * @param {import('./runtime.mjs').Runtime} runtime
 */
export async function ensurePackage(runtime) {
  const wanted = contents(runtime.version);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  say(`Packing the app with Electron ${runtime.version} into dist/linux-unpacked.`);
  rmSync(stamp, { force: true });
  rmSync(product, { recursive: true, force: true });
  const builder = [
    at('node_modules/electron-builder/cli.js'),
    '--linux',
    'dir',
    '--publish=never',
    `-c.electronDist=${runtime.folder}`,
    `-c.electronVersion=${runtime.version}`,
    // Electron 25 has no such fuse, and electron-builder refuses to set what is not there.
    ...(runtime.kind === 'official' ? ['-c.electronFuses.grantFileProtocolExtraPrivileges=false'] : []),
  ];
  const { status, output } = await capture(node24, builder);
  if (status !== 0) throw new SetUpError(`electron-builder failed:\n${output}`);
  // The official Electron calls it the fallback for when there is no app; a packed app has no use for it.
  rmSync(join(product, 'resources/default_app.asar'), { force: true });
  await makeTwin();
  writeFileSync(stamp, wanted);
}

/**
 * The packed app once more, with the one fuse back on that lets Playwright attach to the main process. All other files
 * are the same ones (hard links).
 */
async function makeTwin() {
  rmSync(twin, { recursive: true, force: true });
  const { status, output } = await capture('cp', ['-al', product, twin]);
  if (status !== 0) throw new SetUpError(`Copying the packed app failed: ${output}`);
  const binary = join(twin, 'mochidashi');
  rmSync(binary);
  copyFileSync(join(product, 'mochidashi'), binary);
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses');
  await flipFuses(binary, { version: FuseVersion.V1, [FuseV1Options.EnableNodeCliInspectArguments]: true });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await script(async () => {
    await ensurePackage(await ensureApp({ withoutScreen: false }));
    process.stdout.write(`${product}\n`);
    return run('du', ['-sh', product], { stdio: ['ignore', 2, 2] });
  });
}
