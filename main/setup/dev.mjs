/** `npm run dev`: the app with hot reload of its pages, rebuilt and restarted when other sources change. */
import { ensureTools } from './ensure.mjs';
import { at, node24, toolEnvironment } from './place.mjs';
import { run, script } from './run.mjs';

await script(async () => {
  const runtime = await ensureTools({ withoutScreen: false });
  const env = toolEnvironment({
    ELECTRON_EXEC_PATH: runtime.executable,
    ELECTRON_OVERRIDE_DIST_PATH: runtime.folder,
    // Chromium does not run its sandbox for root.
    NO_SANDBOX: process.getuid?.() === 0 ? '1' : undefined,
  });
  const electronVite = at('node_modules/electron-vite/bin/electron-vite.js');
  return run(node24, [electronVite, 'dev', '--watch', ...process.argv.slice(2)], { env });
});
