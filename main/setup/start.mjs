/**
 * `npm start [-- --tour]`: sets up what is missing, then opens the app. Without a screen, or with `--tour`, it plays
 * the whole story in the real windows instead and leaves pictures in out/tour/. Other arguments go to the app.
 */
import { ensureApp } from './ensure.mjs';
import { hasScreen, runInDesktop } from './desktop.mjs';
import { at, node24, root, toolEnvironment } from './place.mjs';
import { run, say, script } from './run.mjs';

/** @param {readonly string[]} given */
function tour(given) {
  const screen = hasScreen() ? 'own' : 'virtual';
  if (screen === 'virtual') say('There is no screen, so the app opens on a virtual one and plays the tour.');
  const command = [node24, at('test/e2e/tour.ts'), ...given];
  return runInDesktop(command, { screen, env: { MOCHIDASHI_DESKTOP: 'fresh' } });
}

/**
 * @param {string} electron
 * @param {readonly string[]} given
 */
function openApp(electron, given) {
  const asRoot = process.getuid?.() === 0;
  if (asRoot)
    say('You are root: Chromium does not run its sandbox for root, so it is off. Use another account for real work.');
  const { ELECTRON_RUN_AS_NODE: _, ...env } = toolEnvironment();
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
