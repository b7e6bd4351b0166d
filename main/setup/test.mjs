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
import { closingLine, failedFilesOfVitest, failuresOfVitest, nothing, single, sum, tallyOfVitest } from './tally.mjs';

/** @typedef {{ name: string, run: () => Promise<import('./tally.mjs').Tally>, failures?: () => string[], remarks?: () => string[] }} Step */

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
 * @returns {Step}
 */
function vitest(name, args) {
  const report = reportOf(name);
  return {
    name,
    failures: () => failuresOfVitest(report),
    run: async () => tallyOfVitest(report, await run(node24, vitestCommand(args, report))),
  };
}

/** Few enough to have failed by the load of the others; more are a fault of the program. */
const filesRunAgain = 3;

/**
 * Tests of the real app, in two desktop sessions side by side. The few files in which something failed are run again, alone: a
 * window that had to wait for the other desktop is no fault of the program. What passes only then is said at the end.
 * @param {string} name
 * @param {readonly string[]} args
 * @param {Record<string, string>} [env]
 * @returns {Step}
 */
function endToEnd(name, args, env = {}) {
  const report = reportOf(name);
  const again = reportOf(`${name} again`);
  /** @type {string[]} */
  const remarks = [];
  /** @param {readonly string[]} more @param {string} path @param {number} count */
  const play = async (more, path, count) => {
    const command = [node24, ...vitestCommand([...args, ...more], path)];
    return tallyOfVitest(path, await runInDesktop(command, { count, env: { MOCHIDASHI_DESKTOP: 'fresh', ...env } }));
  };
  return {
    name,
    failures: () => failuresOfVitest(report),
    remarks: () => remarks,
    run: async () => {
      const first = await play([], report, 2);
      const files = failedFilesOfVitest(report);
      if (first.failed === 0 || files.length === 0 || files.length > filesRunAgain) return first;
      say(`${name}: ${String(files.length)} of the files run again, alone`);
      const second = await play(files, again, 1);
      if (second.failed > 0) return first;
      remarks.push(...failuresOfVitest(report));
      return { ...first, passed: first.passed + first.failed, failed: 0 };
    },
  };
}

/** @param {string} name */
const reportOf = (name) => at('out/reports', `${name.replaceAll(' ', '-')}.json`);

/**
 * @param {readonly string[]} args
 * @param {string} report where its JSON report goes
 */
function vitestCommand(args, report) {
  mkdirSync(at('out/reports'), { recursive: true });
  rmSync(report, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  return [at('node_modules/vitest/vitest.mjs'), 'run', ...args, ...reporters];
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
    endToEnd('end to end', ['--config', at('vitest.e2e.config.ts')]),
  ];
}

/** @returns {Step[]} */
const packagedSteps = () => [
  endToEnd('packed app', ['--config', at('vitest.e2e.config.ts'), 'test/e2e/packaged'], { MOCHIDASHI_PACKAGED: '1' }),
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
    for (const remark of step.remarks?.() ?? []) lines.push(`        passed only when run again alone: ${remark}`);
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
