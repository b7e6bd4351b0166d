import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { afterEach, expect, it } from 'vitest';
import { forbidCoreDumps, limitCore } from '../../../main/shell/core-dumps.ts';

const started: ReturnType<typeof spawn>[] = [];

afterEach(() => {
  for (const { pid } of started.splice(0)) if (pid !== undefined) process.kill(-pid, 'SIGKILL');
});

/** A process with a child that says its pid when asked to start, and another one on each line of input. */
async function family(): Promise<{ pid: number; readonly nextChild: () => Promise<number> }> {
  const child = spawn('sh', ['-c', 'while :; do sleep 60 & echo $!; read line; done'], {
    stdio: ['pipe', 'pipe', 'inherit'],
    detached: true,
  });
  started.push(child);
  const nextPid = (): Promise<number> =>
    new Promise((resolve) => {
      child.stdout.once('data', (text: Buffer) => resolve(Number(text.toString())));
    });
  const first = nextPid();
  await first;
  return {
    pid: child.pid ?? 0,
    nextChild: () => {
      const next = nextPid();
      child.stdin.write('\n');
      return next;
    },
  };
}

const coreLimitOf = (pid: number): string | undefined =>
  /^Max core file size +(.*?) +bytes/mu.exec(readFileSync(`/proc/${pid}/limits`, 'utf8'))?.[1];
const coreFilterOf = (pid: number): string => readFileSync(`/proc/${pid}/coredump_filter`, 'utf8').trim();

it.runIf(process.platform === 'linux')(
  'forbids core dumps to a process, to those it has started and to those it starts later',
  async () => {
    const { pid, nextChild } = await family();
    const second = await nextChild();
    expect(await forbidCoreDumps(pid)).toBeNull();
    const third = await nextChild();
    for (const each of [pid, second, third]) {
      expect(coreLimitOf(each)?.replaceAll(/ +/gu, ' ')).toBe('1 1');
      expect(Number.parseInt(coreFilterOf(each), 16)).toBe(0);
    }
  },
);

it.runIf(process.platform === 'linux')(
  'does not miss what a child starts in the moment before its own limit is set',
  async () => {
    // As Chromium's zygotes do: they, and not the shell, start the engine and the pages.
    const zygote = await family();
    let late = 0;
    const limit = async (pid: number): Promise<boolean> => {
      if (pid === zygote.pid && late === 0) late = await zygote.nextChild();
      return limitCore(pid);
    };
    // The limit of this process itself is left alone.
    expect(
      await forbidCoreDumps(process.pid, (pid) => (pid === process.pid ? Promise.resolve(true) : limit(pid))),
    ).toBeNull();
    expect(late).toBeGreaterThan(0);
    expect(coreLimitOf(late)?.replaceAll(/ +/gu, ' ')).toBe('1 1');
  },
);

it.runIf(process.platform === 'linux')('says so where a process cannot be limited', async () => {
  expect(await forbidCoreDumps(2 ** 22 + 1)).toMatch(/could not be forbidden/u);
});
