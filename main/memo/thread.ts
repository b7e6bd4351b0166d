/**
 * The thread in which passwords are weighed and stretched. It ends a few seconds after its last work, so that what the libraries made of a
 * password is given up with its memory; a fresh one stands by for whoever goes on typing. For memos.ts.
 */
import { Worker } from 'node:worker_threads';
import { AppError } from '../../preload/contract/errors.ts';
import type { Argon2idInput, Sodium } from '../crypto/sodium.ts';
import type { ThreadNews, ThreadOrder, ThreadTask, ThreadTasks } from './thread-messages.ts';
import type { WeighInput, Weighed } from './weigh.ts';

/** Long enough for a pause between two keys, no longer. */
const idleMs = 4000;
/** A fresh thread that nobody uses ends after this. */
const standByMs = 120_000;

export interface MemoThread {
  /** Loads dictionaries ahead of the first key. */
  warmUp(): void;
  /** 32 bytes, the caller's to wipe. The passphrase in `input` stays the caller's as well. */
  stretch(input: Argon2idInput): Promise<Uint8Array>;
  stretchPassphrase(input: Argon2idInput): Promise<Uint8Array>;
  /** The newest wins: one that is overtaken throws `job/cancelled`, unless it is `urgent` (before something is kept). */
  weigh(input: WeighInput, options?: { urgent: boolean }): Promise<Weighed>;
  generate(input: ThreadTasks['generate']['input']): Promise<ThreadTasks['generate']['output']>;
  close(): void;
}

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

interface Running {
  readonly worker: Worker;
  readonly waiting: Map<number, Waiting>;
}

/** Starts no thread yet; the first one comes with the first work, or with `warmUp`. Its timers do not keep the process alive. */
export function createMemoThread({
  workerUrl,
  sodium,
}: {
  readonly workerUrl: URL | string;
  readonly sodium: Sodium;
}): MemoThread {
  const newest = new Int32Array(new SharedArrayBuffer(4));
  let running: Running | null = null;
  let lastId = 0;
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;

  const end = (error: Error): void => {
    clearTimeout(timer);
    const ending = running;
    running = null;
    for (const waiting of ending?.waiting.values() ?? []) waiting.reject(error);
    void ending?.worker.terminate();
  };

  const start = (): Running => {
    const worker = new Worker(workerUrl, {
      workerData: { backend: sodium.backend, desk: 'memo' },
      // Little of it: the place of what the libraries made of a password is used again the sooner.
      resourceLimits: { maxYoungGenerationSizeMb: 4 },
    });
    const started: Running = { worker, waiting: new Map() };
    worker.unref();
    worker.on('message', (news: ThreadNews) => {
      const waiting = started.waiting.get(news.id);
      started.waiting.delete(news.id);
      if ('value' in news) waiting?.resolve(news.value);
      else if ('cancelled' in news) waiting?.reject(new AppError('job/cancelled'));
      else waiting?.reject(new Error(`weighing a password failed: ${news.bug}`));
      if (started.waiting.size === 0) rest();
    });
    const failed = (): void => {
      if (running === started) end(new Error('the thread of memos ended'));
    };
    worker.on('error', failed);
    worker.on('exit', failed);
    return started;
  };

  /** Nothing to do: after a while the thread goes, and with it all it has seen. */
  const rest = (): void => {
    running?.worker.unref();
    clearTimeout(timer);
    timer = setTimeout(() => {
      end(new AppError('job/cancelled'));
      if (!isClosed) standBy();
    }, idleMs);
    timer.unref();
  };

  const standBy = (): void => {
    const fresh = start();
    running = fresh;
    fresh.worker.postMessage({ id: 0, task: 'warmUp', input: null, turn: 0, newest } satisfies ThreadOrder);
    clearTimeout(timer);
    timer = setTimeout(() => end(new AppError('job/cancelled')), standByMs);
    timer.unref();
  };

  const ask = <Task extends ThreadTask>(task: Task, input: ThreadTasks[Task]['input'], turn = 0) => {
    if (isClosed) return Promise.reject(new AppError('job/cancelled'));
    running ??= start();
    const { worker, waiting } = running;
    clearTimeout(timer);
    worker.ref();
    const id = ++lastId;
    return new Promise<ThreadTasks[Task]['output']>((resolve, reject) => {
      waiting.set(id, { resolve, reject });
      // The thread gets buffers of its own and the engine none of them back.
      const owned = Object.values(input ?? {}).filter((value) => value instanceof Uint8Array);
      worker.postMessage(
        { id, task, input, turn, newest } satisfies ThreadOrder,
        owned.map((bytes) => bytes.buffer as ArrayBuffer),
      );
    });
  };
  const own = (bytes: Uint8Array): Uint8Array => Uint8Array.from(bytes);
  const ownInput = (input: Argon2idInput): Argon2idInput => ({
    ...input,
    passphrase: own(input.passphrase),
    salt: own(input.salt),
  });

  return {
    warmUp() {
      if (running === null && !isClosed) standBy();
    },
    stretch: (input) => ask('stretch', ownInput(input)),
    stretchPassphrase: (input) => ask('stretchPassphrase', ownInput(input)),
    weigh(input, { urgent } = { urgent: false }) {
      const turn = urgent ? 0 : Atomics.add(newest, 0, 1) + 1;
      return ask('weigh', { ...input, password: own(input.password), text: own(input.text) }, turn);
    },
    generate: (input) => ask('generate', input),
    close() {
      isClosed = true;
      end(new AppError('job/cancelled'));
    },
  };
}
