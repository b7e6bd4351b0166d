/**
 * Nobody at the machine: the vault locks by itself after the time that was set, and not before. The only test that lets real time
 * pass, since what counts is what the system says of its keyboard and mouse.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { setTimeout as pass } from 'node:timers/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { workerPassphrase } from '../helpers/story.ts';
import { engineOf, isRunning } from './drivers/engine.ts';
import type { Worker } from './drivers/worker.ts';
import { type Prepared, usePrepared } from './prepared.ts';

const prepare = usePrepared();
const limitMs = 60_000;
const typed = '席を立つ前に書いた一文';

describe('a minute without input', () => {
  let prepared: Prepared;
  let worker: Worker;

  beforeAll(async () => {
    prepared = await prepare();
    const { story, sato } = prepared;
    await story.packFor(sato, [await story.original('議事録.md', '# 議事録\n')]);
    const profile = join(prepared.root, 'w/.config/Mochidashi');
    mkdirSync(profile, { recursive: true, mode: 0o700 });
    const preferences = { locale: 'ja', theme: 'system', idleLockMinutes: 1 };
    writeFileSync(join(profile, 'preferences.json'), JSON.stringify({ format: 1, value: preferences }), {
      mode: 0o600,
    });
    worker = await prepared.workerAtWork();
  });

  it('warns, is kept open by the answer, and locks in the end, counted from the last input anywhere; the draft stays', async () => {
    const { t } = worker;
    const pid = await engineOf(worker.launched);
    await worker.write('議事録.md', typed);
    // A mouse that moves outside the window, which only the system sees.
    await pass(10_000);
    execFileSync('xdotool', ['mousemove', '1590', '1190', 'mousemove', '1595', '1195']);
    const movedAt = Date.now();
    const warning = worker.page().getByRole('alertdialog', { name: t('away.countdown.title') });
    await warning.waitFor({ timeout: limitMs });
    // Not before the last third, and time enough to answer.
    expect(Date.now() - movedAt).toBeGreaterThan(limitMs / 2);
    const stay = warning.getByRole('button', { name: t('away.countdown.stay') });
    await expect.poll(() => stay.evaluate((button) => button === document.activeElement)).toBe(true);
    execFileSync('xdotool', ['key', 'Return']);
    const answeredAt = Date.now();
    await warning.waitFor({ state: 'detached' });
    await pass(Math.max(0, movedAt + limitMs + 2000 - Date.now()));
    expect(isRunning(pid ?? 0)).toBe(true);
    await worker.locking(() => Promise.resolve());
    // Had the answer not counted, it would have been much earlier. The system counts in whole seconds.
    expect(Date.now() - answeredAt).toBeGreaterThan(limitMs - 2_000);
    await worker.reads(new RegExp(t('unlock.lastLock.idle', { time: '\0' }).split('\0').at(-1) ?? '', 'u'));
    await expect.poll(() => isRunning(pid ?? 0)).toBe(false);
    await worker.unlock(workerPassphrase);
    await worker.open('議事録.md');
    const editor = worker.page().getByRole('textbox', { name: t('viewer.editorOf', { name: '議事録.md' }) });
    await expect.poll(() => editor.textContent()).toContain(typed);
  }, 180_000);
});
