import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { collectFacts, createMachine, rememberPendingSince } from '../../../main/check/check.ts';
import { collectors } from '../../../main/check/collectors.ts';
import { clean } from '../../../main/check/probe/ask.ts';
import { createRecordedMachine, nothingKnown } from '../../helpers/recorded-machine.ts';
import { factsWith, goodValues, absentFact, readFact } from '../../helpers/check-facts.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';
import { healthy } from './machines/linux.ts';

const machine = createRecordedMachine(healthy);
const instead = <Id extends keyof typeof collectors>(id: Id, collector: () => Promise<unknown>) => ({
  ...collectors,
  [id]: { linux: collector, windows: collector, macos: collector },
});

describe('collecting', () => {
  it.each<[string, () => Promise<unknown>, string]>([
    ['hangs', () => new Promise(() => undefined), 'timeout'],
    ['crashes', () => Promise.reject(new Error('boom')), 'failed'],
    [
      'throws at once',
      () => {
        throw new TypeError('boom');
      },
      'failed',
    ],
    ['gives something else', () => Promise.resolve({ profiles: 'all on' }), 'nonsense'],
    ['gives more than it should', () => Promise.resolve({ profiles: [], extra: 1 }), 'nonsense'],
    ['gives nothing', () => Promise.resolve(undefined), 'nonsense'],
  ])('leaves one fact absent when its probe %s, and no other', async (_, collector, why) => {
    const options = { limitMs: 200, collectors: instead('firewall', collector) };
    const facts = await collectFacts(machine, nothingKnown, options);
    expect(facts.firewall).toMatchObject({ state: 'absent', why });
    expect(facts.release.state).toBe('read');
    expect(facts.antivirus.state).toBe('read');
  });

  it('tells of each fact as it comes', async () => {
    const seen: string[] = [];
    await collectFacts(machine, nothingKnown, { onFact: (id) => seen.push(id) });
    expect([...seen].sort()).toEqual(Object.keys(goodValues).sort());
  });

  it('keeps an unreadable clock from spoiling the other facts', async () => {
    const facts = await collectFacts(createRecordedMachine(healthy, Number.NaN), nothingKnown);
    expect(facts.clock).toMatchObject({ state: 'absent', why: 'nonsense' });
    expect(facts.release.state).toBe('read');
  });
});

describe('the machine', () => {
  const real = createMachine({ platform: process.platform, environment: process.env, now: () => Date.now() });
  const node = process.execPath;
  const run = (script: string, timeoutMs = 20_000) => real?.run(node, ['-e', script], { timeoutMs });

  it('gives what a command prints and how it ended', async () => {
    expect(await run('console.log("あ"); console.error("e"); process.exitCode = 3')).toEqual({
      state: 'ended',
      status: 3,
      stdout: 'あ\n',
      stderr: 'e\n',
    });
  });

  it('says so when there is no such command, or it may not be run', async () => {
    expect(await real?.run('no-such-command-anywhere', [], { timeoutMs: 1000 })).toEqual({ state: 'missing' });
    expect(await real?.run('/etc', [], { timeoutMs: 1000 })).toEqual({ state: 'refused' });
  });

  it('ends a command that hangs, with everything it started', async () => {
    const note = path.join(await tempFolder(), 'pid');
    const script = `const child = require('node:child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'inherit' });
      require('node:fs').writeFileSync(${JSON.stringify(note)}, String(child.pid));
      setInterval(() => {}, 1000); process.on('SIGTERM', () => {});`;
    expect(await run(script, 3000)).toEqual({ state: 'timeout' });
    const child = await readFile(note, 'utf8');
    // The signal was sent; the system carries it out in its own time. A zombie that nobody has fetched yet has ended too.
    await vi.waitUntil(async () => {
      const state = await readFile(`/proc/${child}/stat`, 'utf8').catch(() => null);
      return state === null || / Z /u.test(state);
    }, 10_000);
    await expect(readFile(`/proc/${child}/cmdline`, 'utf8').catch(() => '')).resolves.toBe('');
  });

  it('does not wait for a grandchild that keeps the pipe open', async () => {
    const script = `require('node:child_process').spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)'], { stdio: 'inherit', detached: true }).unref();`;
    expect(await run(script, 1500)).toEqual({ state: 'timeout' });
  });

  it('calls a command that crashes or floods failed', async () => {
    expect(await run('process.kill(process.pid, "SIGSEGV")')).toEqual({ state: 'failed' });
    expect(await run('for (;;) require("node:fs").writeSync(1, "x".repeat(65536))')).toEqual({ state: 'failed' });
  });

  it('reads files that say they are empty, and none that are too large', async () => {
    const text = new TextDecoder().decode((await real?.readFile('/proc/self/status')) ?? undefined);
    expect(text).toContain('Name:');
    expect(await real?.readFile('/no/such/file')).toBeNull();
    await expect(real?.readFile('/dev/zero')).rejects.toMatchObject({ why: 'nonsense' });
    expect(await real?.readHead('/dev/zero', 16)).toHaveLength(16);
  });

  it('is none on a system that nobody knows how to ask', () => {
    expect(createMachine({ platform: 'freebsd', environment: {}, now: () => 0 })).toBeNull();
  });
});

describe('words from outside', () => {
  it.each([
    ['\u001b[31mred\u001b[0m', '[31mred [0m'],
    ['a\u202eb\u200bc', 'a b c'],
    ['  two\r\n lines\t', 'two lines'],
    ['\u0000', ''],
    ['ウイルス バスター', 'ウイルス バスター'],
    ['x'.repeat(500), 'x'.repeat(200)],
    [`${'x'.repeat(199)}😀`, 'x'.repeat(199)],
  ])('%j become %j', (words, cleaned) => {
    expect(clean(words)).toBe(cleaned);
  });
});

describe('since when updates are pending', () => {
  const { updates } = factsWith();
  const pending = (count: number | null, readAt = '2026-11-22T05:00:00.000Z') => ({
    ...readFact<'updates'>({ ...goodValues.updates, pending: count }),
    readAt,
  });

  it('is the first time they were seen, until there are none', () => {
    const first = rememberPendingSince(null, pending(3));
    expect(first).toBe('2026-11-22T05:00:00.000Z');
    expect(rememberPendingSince(first, pending(5, '2026-11-25T05:00:00.000Z'))).toBe(first);
    expect(rememberPendingSince(first, updates)).toBeNull();
  });

  it('stays as it was where it cannot be told', () => {
    expect(rememberPendingSince('2026-11-01T00:00:00.000Z', absentFact('timeout'))).toBe('2026-11-01T00:00:00.000Z');
    expect(rememberPendingSince('2026-11-01T00:00:00.000Z', pending(null))).toBe('2026-11-01T00:00:00.000Z');
  });

  it('is not later because the clock was', () => {
    expect(rememberPendingSince('2027-11-22T05:00:00.000Z', pending(1))).toBe('2026-11-22T05:00:00.000Z');
  });
});
