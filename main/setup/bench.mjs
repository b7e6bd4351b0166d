/**
 * `npm run bench -- [part of a name…] [-- arguments]`: runs the benchmarks of test/bench one after the other under
 * Node 24. Each prints what it measured and fails when it falls short; so does this. `npm run bench -- --quick` runs the short form
 * of the one against our peers.
 */
import { existsSync, readdirSync } from 'node:fs';
import { runInDesktop } from './desktop.mjs';
import { benchPackages, ensureDebianPackages } from './debian.mjs';
import { ensureApp } from './ensure.mjs';
import { at, node24 } from './place.mjs';
import { run, say, script, SetUpError } from './run.mjs';

await script(async () => {
  await ensureApp({ withoutScreen: true });
  await ensureDebianPackages(benchPackages);
  const isQuick = process.argv[2] === '--quick';
  const given = isQuick ? ['bulk', '--', ...process.argv.slice(2)] : process.argv.slice(2);
  const divider = given.includes('--') ? given.indexOf('--') : given.length;
  const parts = given.slice(0, divider);
  const folder = at('test/bench');
  const names = existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith('.bench.ts'))
        .sort()
    : [];
  const chosen = names.filter((name) => parts.length === 0 || parts.some((part) => name.includes(part)));
  if (chosen.length === 0) throw new SetUpError('There is no such benchmark in test/bench.');
  let failed = 0;
  for (const name of chosen) {
    say(name);
    const command = [node24, '--expose-gc', at('test/bench', name), ...given.slice(divider + 1)];
    const [program = '', ...args] = command;
    // Those that open windows get a desktop of their own.
    if ((await (name.includes('window') ? runInDesktop(command) : run(program, args))) !== 0) failed += 1;
  }
  process.stdout.write(`${chosen.length - failed} passed, ${failed} failed\n`);
  return failed === 0 ? 0 : 1;
});
