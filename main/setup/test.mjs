/**
 * `npm test`: sets up what is missing, then runs every check, the quick ones first. Stops at the first that fails.
 * With `--packaged` it packs the app and tests that alone. The last line counts what passed and failed.
 */
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { ensureDebianPackages, programPackages } from './debian.mjs';
import { runInDesktop } from './desktop.mjs';
import { ensureApp } from './ensure.mjs';
import { ensurePackage } from './package.mjs';
import { at, node24 } from './place.mjs';
import { run, say, SetUpError } from './run.mjs';
import { closingLine, failuresOfVitest, nothing, single, sum, tallyOfVitest } from './tally.mjs';

/** @typedef {{ name: string, run: () => Promise<import('./tally.mjs').Tally>, failures?: () => string[] }} Step */

/**
 * A check that is one program and counts as one.
 * @param {string} name
 * @param {string} command
 * @param {readonly string[]} args
 * @returns {Step}
 */
const program = (name, command, args) => ({ name, run: async () => single(await run(command, args)) });

/**
 * Tests under vitest, counted one by one.
 * @param {string} name
 * @param {readonly string[]} args
 * @param {{ desktop?: Record<string, string> }} [options] with `desktop`, in two desktop sessions with these variables
 * @returns {Step}
 */
function vitest(name, args, { desktop } = {}) {
  const report = at('out/reports', `${name.replaceAll(' ', '-')}.json`);
  return {
    name,
    failures: () => failuresOfVitest(report),
    run: async () => {
      mkdirSync(at('out/reports'), { recursive: true });
      rmSync(report, { force: true });
      const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
      const command = [at('node_modules/vitest/vitest.mjs'), 'run', ...args, ...reporters];
      const status = desktop
        ? await runInDesktop([node24, ...command], { count: 2, env: { MOCHIDASHI_DESKTOP: 'fresh', ...desktop } })
        : await run(node24, command);
      return tallyOfVitest(report, status);
    },
  };
}

/** @returns {Step[]} */
function steps() {
  const story = at('test/story/story.sh');
  return [
    program('types', node24, [at('node_modules/typescript/bin/tsc'), '-b']),
    program('lint', node24, [at('node_modules/oxlint/bin/oxlint'), '--type-aware', '--max-warnings=0']),
    program('format', node24, [at('node_modules/prettier/bin/prettier.cjs'), '--check', '--log-level=warn', '.']),
    vitest('unit tests and vectors', []),
    vitest('faults', ['--config', at('vitest.fault.config.ts')]),
    vitest('other programs', ['--config', at('vitest.system.config.ts'), 'test/system/working-copies.test.ts']),
    ...(existsSync(story) ? [program('story on the command line', 'bash', [story])] : []),
    vitest('end to end', ['--config', at('vitest.e2e.config.ts')], { desktop: {} }),
  ];
}

/** @returns {Step[]} */
const packagedSteps = () => [
  vitest('packed app', ['--config', at('vitest.e2e.config.ts'), 'test/e2e/packaged'], {
    desktop: { MOCHIDASHI_PACKAGED: '1' },
  }),
];

const seconds = (/** @type {number} */ since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

async function main() {
  const packaged = process.argv.includes('--packaged');
  const started = performance.now();
  const runtime = await ensureApp({ withoutScreen: true });
  if (packaged) await ensurePackage(runtime);
  else await ensureDebianPackages(programPackages);
  say(`Set up in ${seconds(started)}.`);
  let total = nothing;
  /** @type {string[]} */
  const lines = [];
  const planned = packaged ? packagedSteps() : steps();
  for (const [index, step] of planned.entries()) {
    say(step.name);
    const before = performance.now();
    const tally = await step.run();
    total = sum(total, tally);
    lines.push(`${tally.failed === 0 ? 'ok    ' : 'FAILED'}  ${step.name}: ${closingLine(tally)} (${seconds(before)})`);
    if (tally.failed > 0) {
      for (const failure of step.failures?.() ?? []) lines.push(`        ${failure}`);
      for (const later of planned.slice(index + 1)) lines.push(`not run  ${later.name}`);
      break;
    }
  }
  process.stdout.write(`\n${lines.join('\n')}\n${closingLine(total)}\n`);
  return total.failed === 0 ? 0 : 1;
}

try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof SetUpError)) throw error;
  say(error.message);
  process.stdout.write(`${closingLine(single(1))}\n`);
  process.exitCode = 1;
}
