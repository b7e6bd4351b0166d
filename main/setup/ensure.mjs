/**
 * Brings the checkout to the state its commands need, doing only what is missing. For the set-up scripts; also a
 * command of its own (`node main/setup/ensure.mjs`) that does everything.
 */
import { pathToFileURL } from 'node:url';
import { ensureBuild } from './build.mjs';
import { ensureCurrentAge } from './current-age.mjs';
import { appPackages, ensureDebianPackages, testPackages } from './debian.mjs';
import { ensurePackages } from './packages.mjs';
import { script } from './run.mjs';
import { ensureRuntime } from './runtime.mjs';

/**
 * Packages of npm and Debian and an Electron to run; no build.
 * @param {{ withoutScreen: boolean }} options whether what replaces a screen is needed, too
 */
export async function ensureTools({ withoutScreen }) {
  await ensurePackages();
  await ensureDebianPackages(withoutScreen ? [...appPackages, ...testPackages] : appPackages);
  if (withoutScreen) await ensureCurrentAge();
  return ensureRuntime();
}

/**
 * Everything it takes to open the app; gives the Electron to open it with.
 * @param {{ withoutScreen: boolean }} options
 */
export async function ensureApp(options) {
  const runtime = await ensureTools(options);
  await ensureBuild();
  return runtime;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await script(async () => {
    await ensureApp({ withoutScreen: true });
  });
}
