/** Locks while another program saves as fast as it can: each time in time, nothing that it saved is lost, no version is half of a save. */
import { spawn } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { openVault } from '../../main/vault/vault.ts';
import { sealDeadlineMs } from '../../main/shell/engine-supervisor.ts';
import type { Reply } from '../../preload/contract/wire.ts';
import { workerPassphrase } from '../helpers/story.ts';
import { folder } from './drivers/shell.ts';
import type { Worker } from './drivers/worker.ts';
import { type Prepared, usePrepared } from './prepared.ts';

const prepare = usePrepared();
const locks = 8;
const filler = 'x'.repeat(200_000);

/** Saves one number after the other beside the file and in its place, and says each once it is done; ends when it cannot any more. */
const program = `
  const { writeFileSync, renameSync } = require('node:fs');
  const [path, first] = process.argv.slice(1);
  for (let number = Number(first) + 1; ; number += 1) {
    try {
      writeFileSync(path + '.tmp', number + ' ' + 'x'.repeat(200000) + ' end');
      renameSync(path + '.tmp', path);
    } catch { process.exit(0); }
    process.stdout.write(number + '\\n');
  }`;

describe(`${locks} locks while another program saves`, () => {
  let prepared: Prepared;
  let worker: Worker;
  let note: string;
  let entryId = '';

  beforeAll(async () => {
    prepared = await prepare();
    const { story, sato, root } = prepared;
    [entryId = ''] = await story.packFor(sato, [await story.original('番号.txt', `0 ${filler} end`)]);
    const bin = folder(root, 'bin');
    note = join(root, 'opened.txt');
    writeFileSync(join(bin, 'xdg-open'), `#!/bin/sh\nprintf '%s' "$1" > '${note}'\n`);
    chmodSync(join(bin, 'xdg-open'), 0o755);
    worker = await prepared.workerAtWork({ env: { PATH: `${bin}:${process.env['PATH'] ?? ''}` } });
  });

  const numberIn = (content: string): number => {
    const [, number = '', end] = /^(\d+) x{200000} (end)$/u.exec(content) ?? [];
    expect(end).toBe('end');
    return Number(number);
  };

  async function openOutside(): Promise<string> {
    writeFileSync(note, '');
    await worker.goTo('app.nav.files');
    await worker.row('番号.txt').first().click();
    await worker.page().keyboard.press('Control+o');
    await expect.poll(() => readFileSync(note, 'utf8')).toContain('番号.txt');
    return readFileSync(note, 'utf8');
  }

  it('come in time and lose nothing', async () => {
    let acknowledged = 0;
    const times: number[] = [];
    let killed = 0;
    for (let turn = 0; turn < locks; turn += 1) {
      const path = await openOutside();
      const found = numberIn(readFileSync(path, 'utf8'));
      expect(found).toBeGreaterThanOrEqual(acknowledged);
      const saving = spawn(process.execPath, ['-e', program, path, String(found)], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      createInterface(saving.stdout).on('line', (line) => (acknowledged = Number(line)));
      await expect.poll(() => acknowledged, { timeout: 30_000 }).toBeGreaterThan(found);
      await delay(150 * turn);
      const before = acknowledged;
      const began = performance.now();
      await worker.lockByShortcut();
      times.push(performance.now() - began);
      await new Promise((resolve) => (saving.exitCode === null ? saving.once('exit', resolve) : resolve(null)));
      acknowledged = before;
      // Where the engine had to be killed at its deadline, the sweeper takes the copy away a moment later.
      await expect.poll(() => existsSync(path), { timeout: 15_000 }).toBe(false);
      const state = (await worker.page().evaluate(() => window.mochidashi.callShell('shell/state', {}))) as Reply;
      const { lastLock } = (state.ok ? state.value : {}) as { lastLock?: { killed: boolean } };
      if (lastLock?.killed === true) killed += 1;
      await worker.unlock(workerPassphrase);
    }
    process.stdout.write(
      `      fresh window after the trigger: ${times.map((time) => time.toFixed(0)).join(', ')} ms, ${killed} killed\n`,
    );
    for (const time of times) expect(time).toBeLessThan(sealDeadlineMs + 1000);
  });

  it('leave only whole saves, in their order', async () => {
    await worker.close();
    const { env, folder: vaultFolder } = prepared.sato;
    const vault = await openVault(env, { folder: vaultFolder, passphrase: workerPassphrase });
    try {
      const numbers: number[] = [];
      for (const { id } of vault.files.versions(entryId)) {
        const pieces: Uint8Array[] = [];
        for await (const piece of vault.files.stream(id)) pieces.push(piece);
        numbers.push(numberIn(Buffer.concat(pieces).toString('utf8')));
      }
      expect(numbers.length).toBeGreaterThan(locks);
      expect(numbers).toEqual([...numbers].sort((one, other) => one - other));
    } finally {
      await vault.close();
    }
  });
});
