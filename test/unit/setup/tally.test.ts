import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { closingLine, failuresOfVitest, nothing, single, sum, tallyOfVitest } from '../../../main/setup/tally.mjs';

const folder = mkdtempSync(join(tmpdir(), 'mochidashi-tally-'));

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function reportOf(passed: number, failed: number, pending: number): string {
  const path = join(folder, `${String(passed)}-${String(failed)}-${String(pending)}.json`);
  const counts = { numPassedTests: passed, numFailedTests: failed, numPendingTests: pending, numTodoTests: 0 };
  writeFileSync(path, JSON.stringify(counts));
  return path;
}

describe('the tally', () => {
  it('counts a program as one check', () => {
    expect(single(0)).toEqual({ ...nothing, passed: 1 });
    expect(single(2)).toEqual({ ...nothing, failed: 1 });
  });

  it('takes the counts of a vitest report', () => {
    expect(tallyOfVitest(reportOf(5, 0, 2), 0)).toEqual({ passed: 5, failed: 0, skipped: 2 });
    expect(tallyOfVitest(reportOf(5, 3, 0), 1)).toEqual({ passed: 5, failed: 3, skipped: 0 });
  });

  it('counts a failure when vitest ended badly without naming one', () => {
    expect(tallyOfVitest(reportOf(5, 0, 0), 1)).toEqual({ passed: 5, failed: 1, skipped: 0 });
    expect(tallyOfVitest(join(folder, 'not-there.json'), 1)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });

  it('names each failed test with the first line of what went wrong', () => {
    const path = join(folder, 'failures.json');
    const passed = { fullName: 'a fine thing', status: 'passed', failureMessages: [] };
    const failed = { fullName: 'a lock holds', status: 'failed', failureMessages: ['Error: no dialog\n    at x.ts:1'] };
    const testResults = [
      { message: '', assertionResults: [passed, failed] },
      { message: 'Cannot find module\nsomewhere', assertionResults: [] },
      { message: '', assertionResults: [passed] },
    ];
    writeFileSync(path, JSON.stringify({ testResults }));
    expect(failuresOfVitest(path)).toEqual(['a lock holds: Error: no dialog', 'Cannot find module']);
    expect(failuresOfVitest(join(folder, 'not-there.json'))).toEqual([]);
  });

  it('adds up', () => {
    expect(sum({ passed: 1, failed: 2, skipped: 3 }, { passed: 10, failed: 20, skipped: 30 })).toEqual({
      passed: 11,
      failed: 22,
      skipped: 33,
    });
  });

  it('closes with a line that names skips only where there are any', () => {
    expect(closingLine({ passed: 7, failed: 0, skipped: 0 })).toBe('7 passed, 0 failed');
    expect(closingLine({ passed: 7, failed: 1, skipped: 2 })).toBe('7 passed, 1 failed, 2 skipped');
  });
});
