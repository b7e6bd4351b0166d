/** `npm run cli -- …`: the command line as a Node program of its own. See README, command line. */
import { startCli } from './start.ts';

const interrupt = new AbortController();
// The first Ctrl+C asks the work to stop cleanly; a second one ends the process as usual.
process.once('SIGINT', () => {
  interrupt.abort();
});

const { stdin, stdout, stderr } = process;
// No top-level await: the bundle is CommonJS.
void startCli({ stdin, stdout, stderr, interrupt: interrupt.signal }, process.argv.slice(2)).then((status) => {
  process.exitCode = status;
});
