/**
 * `npm start [-- --tour]`: sets up what is missing, then opens the app. Without a screen, or with `--tour`, it plays
 * the whole story in the real windows instead and leaves pictures in out/tour/. Other arguments go to the app.
 */
import { ensureApp } from './ensure.mjs';
import { hasScreen, runInDesktop } from './desktop.mjs';
import { at, node24, root, toolEnvironment } from './place.mjs';
import { capture, run, say, script } from './run.mjs';

/** @param {readonly string[]} given */
function tour(given) {
  const screen = hasScreen() ? 'own' : 'virtual';
  if (screen === 'virtual') say('There is no screen, so the app opens on a virtual one and plays the tour.');
  const command = [node24, at('test/e2e/tour.ts'), ...given];
  return runInDesktop(command, { screen, env: { MOCHIDASHI_DESKTOP: 'fresh' } });
}

/**
 * Chromium passes over dropped files with Japanese names unless the locale is UTF-8. The app would see to that itself
 * by starting anew, but then nothing would tie it to this terminal any more.
 */
async function localeForFileNames() {
  if (process.platform !== 'linux' || process.env['LC_ALL'] === 'C.UTF-8') return {};
  const { status, output } = await capture('locale', ['charmap']);
  if (status !== 0 || output.includes('UTF-8')) return {};
  const { LANGUAGE, LC_ALL, LC_MESSAGES, LANG } = process.env;
  return { LC_ALL: 'C.UTF-8', LANGUAGE: LANGUAGE || (LC_ALL || LC_MESSAGES || LANG)?.replace(/\..*$/, '') };
}

/**
 * @param {string} electron
 * @param {readonly string[]} given
 */
async function openApp(electron, given) {
  const asRoot = process.getuid?.() === 0;
  if (asRoot)
    say('You are root: Chromium does not run its sandbox for root, so it is off. Use another account for real work.');
  const { ELECTRON_RUN_AS_NODE: _, ...env } = toolEnvironment(await localeForFileNames());
  return run(electron, [...(asRoot ? ['--no-sandbox'] : []), root, ...given], {
    env,
    cwd: process.env['INIT_CWD'] ?? root,
  });
}

await script(async () => {
  const given = process.argv.slice(2);
  const wantsTour = given.includes('--tour') || !hasScreen();
  const runtime = await ensureApp({ withoutScreen: wantsTour });
  if (wantsTour) return tour(given.filter((argument) => argument !== '--tour'));
  return openApp(runtime.executable, given);
});
