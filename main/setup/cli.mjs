/** `npm run -s cli -- …`: the command line, from the sources, under Node 24. Prints nothing of its own on standard output. */
import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { at, node24 } from './place.mjs';

const entry = at('main/cli/index.ts');

if (!existsSync(node24) || !existsSync(at('node_modules/.package-lock.json'))) {
  const { ensurePackages } = await import('./packages.mjs');
  const { SetUpError, say } = await import('./run.mjs');
  try {
    await ensurePackages();
  } catch (error) {
    if (!(error instanceof SetUpError)) throw error;
    say(error.message);
    process.exit(1);
  }
}

// npm runs its scripts in the root of the checkout; paths are meant from where the person stands.
const standing = process.env['npm_lifecycle_event'] === 'cli' ? process.env['INIT_CWD'] : undefined;
if (standing) process.chdir(standing);

// npm puts the checkout's Node first, so this is usually Node 24 already and no second process is needed.
if (Number(process.versions.node.split('.')[0]) >= 24) {
  process.argv[1] = entry;
  await import(pathToFileURL(entry).href);
} else {
  const { run } = await import('./run.mjs');
  process.exitCode = await run(node24, [entry, ...process.argv.slice(2)], { env: process.env, cwd: process.cwd() });
}
