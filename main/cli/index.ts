/** `npm run cli -- …`: the command line as a Node program of its own. See README, command line. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { startCli } from './start.ts';

// Beside this file's source the worker is a source, beside its bundle a bundle.
const workerUrl = import.meta.url.endsWith('.ts') ? '../engine/worker.ts' : './worker.cjs';
const workerPath = fileURLToPath(new URL(workerUrl, import.meta.url));

/** Of this program. Both the source and the bundle lie two folders below `package.json`. */
function readVersion(): string {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

const interrupt = new AbortController();
// The first Ctrl+C asks the work to stop cleanly; a second one ends the process as usual.
process.once('SIGINT', () => {
  interrupt.abort();
});

const { stdin, stdout, stderr } = process;
const start = { stdin, stdout, stderr, interrupt: interrupt.signal, workerPath, appVersion: readVersion() };
// No top-level await: the bundle is CommonJS.
void startCli(start, process.argv.slice(2)).then((status) => {
  process.exitCode = status;
});
