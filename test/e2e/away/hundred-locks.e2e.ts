/**
 * Locks in the middle of work, again and again: each time the engine's process is gone, nothing acknowledged is lost, and what was
 * broken off is finished or can be done again. 24 times in the ordinary suite, 100 times with `npm run test:locks`.
 */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { sealDeadlineMs } from '../../../main/shell/engine-supervisor.ts';
import { workerPassphrase } from '../../helpers/story.ts';
import { folder } from '../drivers/shell.ts';
import type { Worker } from '../drivers/worker.ts';
import { usePrepared, type Prepared } from '../prepared.ts';
import { engineCall, engineName, isAlive, processes, shellCall, startEngine, until } from '../security/opened-app.ts';
import {
  beginWork,
  followAcknowledgements,
  kindsOfWork,
  valueOf,
  type Acknowledged,
  type KindOfWork,
  type Workplace,
} from './work-under-way.ts';

const locks = Number(process.env['MOCHIDASHI_LOCKS'] ?? 24);
/** The process is killed at the deadline; the system takes a moment to take it away. */
const hardLimitMs = sealDeadlineMs + 1000;

const prepare = usePrepared();

interface Measured {
  readonly kind: KindOfWork;
  readonly ms: number;
  readonly killed: boolean;
}

function distribution(times: readonly number[]): string {
  const sorted = [...times].sort((one, other) => one - other);
  const at = (share: number): string =>
    (sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0).toFixed(0);
  return `min ${at(0)}, median ${at(0.5)}, p95 ${at(0.95)}, max ${at(1)} ms`;
}

describe(`${locks} locks in the middle of work`, () => {
  let prepared: Prepared;
  let worker: Worker;
  let page: Page;
  let place: Workplace;
  let acknowledged: Acknowledged;
  let before = 0;
  const measured: Measured[] = [];

  beforeAll(async () => {
    prepared = await prepare();
    const { story, sato, root } = prepared;
    const names = Array.from({ length: 42 }, (_, index) => `持ち出し-${index}.txt`);
    const originals = await Promise.all(
      names.map((name) => story.original(name, randomBytes(150_000).toString('hex'))),
    );
    const [drafted = '', saved = '', ...returnable] = await story.packFor(sato, originals);
    before = names.length;
    const share = folder(root, 'share');
    for (let file = 0; file < 80; file += 1) writeFileSync(join(share, `資料-${file}.bin`), randomBytes(100_000));
    const parcels = folder(root, 'parcels');
    let parcel = 0;
    worker = await prepared.worker();
    place = {
      launched: worker.launched,
      vaultFolder: sato.folder,
      share,
      backups: folder(root, 'backups'),
      drafted,
      saved,
      returnable,
      nextParcel: () => join(parcels, `return-${(parcel += 1)}.mochi`),
    };
    mkdirSync(place.backups, { recursive: true });
    acknowledged = followAcknowledgements(worker.launched);
    page = worker.page();
  });

  const enginePid = async (): Promise<number> =>
    (await processes(worker.launched)).find(({ kind }) => kind === engineName)?.pid ?? 0;

  /** An engine of the test's own for the vault, still locked. The page starts one by itself before. */
  const connect = async (): Promise<void> => {
    await page.waitForLoadState('load');
    const state = valueOf<{ vaults: { ref: string }[] }>(await shellCall(page, 'shell/state', {}));
    await startEngine(page, state.vaults[0]?.ref);
  };
  const unlock = async (): Promise<{ wrongTriesBefore: { count: number }; fileCount: number }> =>
    valueOf(await engineCall(page, 'vault/unlock', { passphrase: workerPassphrase }));

  /** Locks by the menu's entry; milliseconds from then until the process is gone, on the shell's own clock. */
  const lock = async (): Promise<{ ms: number; killed: boolean }> => {
    const pid = await enginePid();
    const next = worker.launched.app.waitForEvent('window');
    const ms = await worker.launched.app.evaluate(async ({ Menu }, engine) => {
      const items = Menu.getApplicationMenu()?.items.flatMap((menu) => menu.submenu?.items ?? []) ?? [];
      const start = performance.now();
      items.find(({ accelerator }) => accelerator === 'CommandOrControl+Shift+L')?.click();
      for (;;) {
        try {
          process.kill(engine, 0);
        } catch {
          return performance.now() - start;
        }
        await new Promise((again) => setTimeout(again, 1));
      }
    }, pid);
    expect(isAlive(pid)).toBe(false);
    page = await next;
    await page.waitForLoadState('load');
    let killed = false;
    await until(async () => {
      const state = valueOf<{ lastLock: { killed: boolean } | null }>(await shellCall(page, 'shell/state', {}));
      killed = state.lastLock?.killed ?? false;
      return state.lastLock !== null;
    });
    return { ms, killed };
  };

  const textOf = async (id: string): Promise<string> => {
    const read = { id, offset: 0, length: 100 };
    const { bytes } = valueOf<{ bytes: Record<string, number> }>(await engineCall(page, 'files/read', read));
    return Buffer.from(Object.values(bytes)).toString();
  };

  /** What was acknowledged before the lock is there. */
  const expectAcknowledged = async ({ fileCount }: { fileCount: number }): Promise<void> => {
    expect(fileCount).toBeGreaterThanOrEqual(before + acknowledged.entries);
    // A take-out that was broken off is there as a whole or not at all.
    expect((fileCount - before) % 80).toBe(0);
    if (acknowledged.draft > 0) {
      const reply = await engineCall(page, 'files/draft-read', { id: place.drafted });
      const draft = valueOf<{ text: string } | null>(reply);
      expect(Number((draft?.text ?? '0').split(' ')[0])).toBeGreaterThanOrEqual(acknowledged.draft);
    }
    if (acknowledged.version > 0) {
      const number = Number(/\d+/u.exec(await textOf(place.saved))?.[0] ?? 0);
      expect(number).toBeGreaterThanOrEqual(acknowledged.version);
    }
  };

  it('end the engine each time and lose nothing that was acknowledged', async () => {
    for (let turn = 0; turn < locks; turn += 1) {
      const kind = kindsOfWork[turn % kindsOfWork.length] ?? 'nothing';
      await connect();
      if (kind !== 'unlock') {
        const opened = await unlock();
        // An unlock that the lock called off was no wrong try.
        expect(opened.wrongTriesBefore.count).toBe(0);
        await expectAcknowledged(opened);
      }
      const round = Math.floor(turn / kindsOfWork.length);
      await beginWork(place, page, kind, round, round % 3, acknowledged);
      measured.push({ kind, ...(await lock()) });
    }
    const line = (what: string, of: readonly Measured[]): void => {
      const killed = of.filter((each) => each.killed).length;
      process.stdout.write(
        `      ${what}: ${of.length} locks, ${distribution(of.map(({ ms }) => ms))}, ${killed} killed\n`,
      );
    };
    for (const kind of kindsOfWork)
      line(
        kind,
        measured.filter((each) => each.kind === kind),
      );
    line(`all of ${locks}${locks < 100 ? ' (100 with npm run test:locks)' : ''}`, measured);
    for (const { kind, ms } of measured) expect([kind, ms < hardLimitMs]).toEqual([kind, true]);
  }, 1_200_000);

  it('leave a vault in which nothing is wrong and every broken-off work can be done', async () => {
    await connect();
    await expectAcknowledged(await unlock());
    const verify = await engineCall(page, 'vault/verify', { repair: false });
    const { findings } = valueOf<{ findings: { severity: string }[] }>(verify);
    expect(findings.filter(({ severity }) => severity !== 'note')).toEqual([]);
    expect(valueOf(await engineCall(page, 'audit/verify', {}))).toMatchObject({ intact: true });
    // Returns whose parcel the lock kept from being written are made again.
    const returns = valueOf<{ id: string; state: string }[]>(await engineCall(page, 'return/list', {}));
    expect(returns.every(({ state }) => state === 'waiting' || state === 'replaced')).toBe(true);
    for (const kind of ['import', 'return', 'backup', 'rekey'] as const) {
      expect([kind, await beginWork(place, page, kind, 0, Infinity, acknowledged)]).toEqual([kind, 'done']);
    }
    expect(existsSync(join(place.vaultFolder, 'rekey.json'))).toBe(false);
    expect(valueOf(await engineCall(page, 'vault/status', {}))).toMatchObject({ role: 'worker' });
    await expectAcknowledged(valueOf(await engineCall(page, 'vault/status', {})));
  }, 300_000);
});
