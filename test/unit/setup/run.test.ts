import { describe, expect, it } from 'vitest';
import { node24 } from '../../../main/setup/place.mjs';
import { capture, exitStatus, run } from '../../../main/setup/run.mjs';

describe('a program that was started', () => {
  it.each([
    ['process.exit(0)', 0],
    ['process.exit(3)', 3],
    ['process.kill(process.pid, "SIGTERM")', 143],
    ['process.kill(process.pid, "SIGKILL")', 137],
  ])('gives the exit status a shell would give: %s', async (code, status) => {
    expect(await run(node24, ['-e', code], { stdio: 'ignore' })).toBe(status);
  });

  it('gives 127 when it does not exist', async () => {
    expect((await capture('no-such-program-anywhere', [])).status).toBe(127);
  });

  it('is ended when it takes longer than it may', async () => {
    expect((await capture(node24, ['-e', 'setInterval(() => {}, 1000)'], { timeoutMs: 300 })).status).toBe(137);
  });

  it('is captured with both of its streams', async () => {
    const code = 'process.stdout.write("out"); process.stderr.write("err")';
    const { status, output } = await capture(node24, ['-e', code]);
    expect([status, output.length, output.includes('out'), output.includes('err')]).toEqual([0, 6, true, true]);
  });
});

describe('an exit status', () => {
  it('is the code where there is one, else 128 and the number of the signal', () => {
    expect(exitStatus(5, null)).toBe(5);
    expect(exitStatus(null, 'SIGINT')).toBe(130);
  });
});
