/** Counts of passed, failed and skipped tests: read from vitest's reports, added up, and put into the closing line. */
import { existsSync, readFileSync } from 'node:fs';

/** @typedef {{ passed: number, failed: number, skipped: number }} Tally */

/** @type {Tally} */
export const nothing = { passed: 0, failed: 0, skipped: 0 };

/**
 * @param {Tally} a
 * @param {Tally} b
 * @returns {Tally}
 */
export const sum = (a, b) => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  skipped: a.skipped + b.skipped,
});

/**
 * What a step counts for when it is one check by itself.
 * @param {number} status its exit status
 * @returns {Tally}
 */
export const single = (status) => ({ ...nothing, ...(status === 0 ? { passed: 1 } : { failed: 1 }) });

/**
 * What a vitest run counts for, from its JSON report. A run that ended badly counts at least one failure, even if it
 * left no report or named no failed test (a file that could not be loaded, say).
 * @param {string} reportPath
 * @param {number} status
 * @returns {Tally}
 */
export function tallyOfVitest(reportPath, status) {
  const tally = { ...nothing };
  if (existsSync(reportPath)) {
    const report = JSON.parse(readFileSync(reportPath, 'utf8'));
    tally.passed = report.numPassedTests;
    tally.failed = report.numFailedTests;
    tally.skipped = report.numPendingTests + report.numTodoTests;
  }
  if (status !== 0 && tally.failed === 0) tally.failed = 1;
  return tally;
}

/**
 * Which tests failed and how, a line each, for the end of a long output: what a build machine keeps of it may be no more.
 * @param {string} reportPath a JSON report of vitest; none where it is missing
 * @returns {string[]}
 */
export function failuresOfVitest(reportPath) {
  if (!existsSync(reportPath)) return [];
  /** @type {{ testResults: { message: string, assertionResults: { fullName: string, status: string, failureMessages: string[] }[] }[] }} */
  const report = JSON.parse(readFileSync(reportPath, 'utf8'));
  return report.testResults.flatMap(({ message, assertionResults }) => {
    const failed = assertionResults.filter(({ status }) => status === 'failed');
    // A file that could not be loaded, or whose set-up failed, has a message of its own and may have no failed test.
    if (failed.length === 0) return message === '' ? [] : [firstLine(message)];
    return failed.map(({ fullName, failureMessages }) => `${fullName}: ${firstLine(failureMessages[0] ?? '')}`);
  });
}

/**
 * The files in which something failed.
 * @param {string} reportPath a JSON report of vitest; none where it is missing
 * @returns {string[]}
 */
export function failedFilesOfVitest(reportPath) {
  if (!existsSync(reportPath)) return [];
  /** @type {{ testResults: { name: string, status: string }[] }} */
  const report = JSON.parse(readFileSync(reportPath, 'utf8'));
  return report.testResults.filter(({ status }) => status === 'failed').map(({ name }) => name);
}

const firstLine = (/** @type {string} */ text) => (text.split('\n', 1)[0] ?? '').slice(0, 300);

/**
 * The closing line.
 * @param {Tally} tally
 */
export const closingLine = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed${skipped === 0 ? '' : `, ${skipped} skipped`}`;
