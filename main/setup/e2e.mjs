/**
 * `npm run e2e -- [--packaged] [arguments for vitest]`: end-to-end tests of the real app in a desktop session of their
 * own; with `--packaged` of the packaged app.
 */
import { at, node24 } from './place.mjs';
import { runInDesktop } from './desktop.mjs';
import { ensureApp } from './ensure.mjs';
import { script } from './run.mjs';

await script(async () => {
  const packaged = process.argv.includes('--packaged');
  const rest = process.argv.slice(2).filter((argument) => argument !== '--packaged');
  // A few files are rather told apart on one screen; all of them together are done sooner on two.
  const count = rest.some((argument) => !argument.startsWith('-')) ? 1 : 2;
  const runtime = await ensureApp({ withoutScreen: true });
  if (packaged) {
    const { ensurePackage } = await import('./package.mjs');
    await ensurePackage(runtime);
  }
  const vitest = [node24, at('node_modules/vitest/vitest.mjs'), 'run', '--config', at('vitest.e2e.config.ts'), ...rest];
  return runInDesktop(vitest, {
    count,
    env: { MOCHIDASHI_DESKTOP: 'fresh', MOCHIDASHI_PACKAGED: packaged ? '1' : undefined },
  });
});
