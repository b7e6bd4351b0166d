/** A process of the app that crashes leaves none of its memory on the disk. Linux only. */
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { descendantsOf } from '../../../main/shell/process-tree.ts';
import { workerPassphrase } from '../../helpers/story.ts';
import type { Worker } from '../drivers/worker.ts';
import { usePrepared, type Prepared } from '../prepared.ts';
import { engineName, isAlive, processes, until } from '../security/opened-app.ts';

const prepare = usePrepared();

const coreLimit = (pid: number): string =>
  (/^Max core file size +(\S+) +(\S+)/mu.exec(readFileSync(`/proc/${pid}/limits`, 'utf8')) ?? []).slice(1).join(' ');

describe.runIf(process.platform === 'linux')('a crash', () => {
  let prepared: Prepared;
  let worker: Worker;

  beforeAll(async () => {
    prepared = await prepare();
    worker = await prepared.workerAtWork();
  });

  it('of any process of the app may write no core dump, whatever the session allows', async () => {
    const shell = worker.launched.app.process().pid ?? 0;
    const pids = [shell, ...descendantsOf(shell)].filter(isAlive);
    expect(pids.length).toBeGreaterThan(3);
    for (const pid of pids) expect([pid, coreLimit(pid)]).toEqual([pid, '1 1']);
  });

  it('of the engine leaves no core dump and locks the vault', async () => {
    const engine = (await processes(worker.launched)).find(({ kind }) => kind === engineName)?.pid ?? 0;
    const folder = readlinkSync(`/proc/${engine}/cwd`);
    await worker.locking(async () => {
      process.kill(engine, 'SIGSEGV');
      await until(() => !isAlive(engine));
    });
    const left = [prepared.root, folder].flatMap((place) =>
      readdirSync(place, { recursive: true, encoding: 'utf8' }).filter((name) => /(?:^|\/)core(?:\.\d+)?$/u.test(name)),
    );
    expect(left).toEqual([]);
    await worker.unlock(workerPassphrase);
  });
});
