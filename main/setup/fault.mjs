/**
 * `npm run test:fault -- [part of a file's name…]`: the long form of the faults under the engine, at every system call of the session. Takes
 * half an hour to an hour; `npm test` runs the short form.
 */
import { ensureApp } from './ensure.mjs';
import { at, node24, toolEnvironment } from './place.mjs';
import { run, script } from './run.mjs';

await script(async () => {
  await ensureApp({ withoutScreen: true });
  const command = [at('node_modules/vitest/vitest.mjs'), 'run', '--config', at('vitest.fault.config.ts')];
  return run(node24, [...command, ...process.argv.slice(2)], { env: toolEnvironment({ MOCHIDASHI_FAULT: 'long' }) });
});
