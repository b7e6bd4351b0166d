/**
 * A story that was told before the windows open: an office and the device of 佐藤, made by the program's own rooms with the
 * weakest key derivation, and their device secrets put into the session's keychain, where the app looks for them.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll } from 'vitest';
import type { CheckPolicy } from '../../preload/contract/check-policy.ts';
import { createHandClock, dayMs } from '../helpers/clock.ts';
import { createStory, type DeviceAtWork, officePassphrase, type Story, workerPassphrase } from '../helpers/story.ts';
import { openOffice, type Office } from './drivers/office.ts';
import { takeFailurePictures } from './failure-pictures.ts';
import type { Seat, SeatOptions } from './drivers/shell.ts';
import { toSystemKeychain } from './system-keychain.ts';
import { openWorker, type Worker } from './drivers/worker.ts';

export interface Prepared {
  readonly root: string;
  readonly story: Story;
  readonly sato: DeviceAtWork;
  /** Closes the vaults, so that the app can open them. Nothing more can be told after this. */
  ready(): Promise<void>;
  /** Opens the worker's app at the locked vault. */
  worker(options?: Partial<SeatOptions>): Promise<Worker>;
  /** The same, and unlocks. */
  workerAtWork(options?: Partial<SeatOptions>): Promise<Worker>;
  office(options?: Partial<SeatOptions>): Promise<Office>;
  officeAtWork(options?: Partial<SeatOptions>): Promise<Office>;
}

/** The ids under which the device's secrets lie in the keychain. */
export function secretIds({ root, sato }: Prepared): string[] {
  const file = join(root, `${basename(sato.folder).replace('vault-', '')}.keychain`);
  return Object.keys((JSON.parse(readFileSync(file, 'utf8')) as { secrets: object }).secrets);
}

/** Makes the office and the device; told `daysAgo` days ago, so that leases are over or near their end. `check` is what the office asks for before work; nothing if not said. */
export type Prepare = (options?: { readonly daysAgo?: number; readonly check?: CheckPolicy }) => Promise<Prepared>;

/** Call it at the top of a test file. What is open when the file has run is closed, and every folder removed. */
export function usePrepared(): Prepare {
  const seats: Seat[] = [];
  const stories: Prepared[] = [];
  takeFailurePictures(() => seats);
  afterAll(async () => {
    await Promise.allSettled(seats.map((seat) => seat.close()));
    for (const prepared of stories) {
      await prepared.ready();
      rmSync(prepared.root, { recursive: true, force: true, maxRetries: 5 });
    }
  });
  return async (options) => {
    const prepared = await prepareStory(seats, options);
    stories.push(prepared);
    return prepared;
  };
}

async function prepareStory(seats: Seat[], { daysAgo = 0, check }: Parameters<Prepare>[0] = {}): Promise<Prepared> {
  const root = mkdtempSync(join(tmpdir(), 't-'));
  const story = await createStory(
    root,
    createHandClock(Date.now() - daysAgo * dayMs),
    check === undefined ? {} : { check },
  );
  const sato = await story.enrol('佐藤');
  const close = async (): Promise<void> => {
    await story.close();
    await toSystemKeychain(join(root, 'office.keychain'));
    await toSystemKeychain(join(root, '佐藤.keychain'));
  };
  // Two windows may be opened at once: both wait until the vaults are closed and the secrets are in the keychain.
  let closing: Promise<void> | undefined;
  const ready = (): Promise<void> => (closing ??= close());
  const keep = <Kind extends Seat>(seat: Kind): Kind => {
    seats.push(seat);
    return seat;
  };
  const prepared: Prepared = {
    root,
    story,
    sato,
    ready,
    async worker(options = {}) {
      await ready();
      return keep(await openWorker({ home: join(root, 'w'), args: ['--vault', sato.folder], ...options }));
    },
    async workerAtWork(options) {
      const worker = await prepared.worker(options);
      await worker.unlock(workerPassphrase);
      return worker;
    },
    async office(options = {}) {
      await ready();
      return keep(await openOffice({ home: join(root, 'o'), args: ['--vault', join(root, 'office')], ...options }));
    },
    async officeAtWork(options) {
      const office = await prepared.office(options);
      await office.unlock(officePassphrase);
      return office;
    },
  };
  return prepared;
}
