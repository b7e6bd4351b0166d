/** A few worker threads for bulk work and for Argon2id, started when first needed. For main/vault. */
import { cpus } from 'node:os';
import { Worker } from 'node:worker_threads';
import { AppError } from '../../../preload/contract/errors.ts';
import type { Sodium } from '../../crypto/sodium.ts';
import { fromFailure } from './outcome.ts';
import { canBeLeftBehind, runTask } from './tasks.ts';
import type { TaskName, Tasks } from './tasks.ts';
import { createWorkbench } from './workbench.ts';
import type { WorkerNews, WorkerOrder, WorkerStart } from './worker-messages.ts';

export interface RunOptions {
  readonly signal?: AbortSignal;
  /** Told of bytes done since the last time. */
  readonly onBytes?: (bytes: number) => void;
}

export interface Pool {
  /** Threads at most; 0: everything runs in this thread. */
  readonly size: number;
  /**
   * Runs one task. Throws what the task throws, and `job/cancelled` when `signal` fires before it is done: at once for one that
   * can be left behind, else as soon as the task looks.
   */
  run<Name extends TaskName>(
    name: Name,
    input: Tasks[Name]['input'],
    options?: RunOptions,
  ): Promise<Tasks[Name]['output']>;
  /** Ends the threads and waits for those that may be changing something; tasks under way fail. */
  close(): Promise<void>;
}

const mostThreads = 4;

/** How many threads are worth it on this machine. */
export function usualPoolSize(): number {
  return Math.min(mostThreads, Math.max(1, cpus().length));
}

interface Waiting {
  readonly name: TaskName;
  readonly input: unknown;
  readonly options: RunOptions;
  resolve(value: unknown): void;
  reject(error: Error): void;
}

interface Thread {
  readonly worker: Worker;
  current: { id: number; waiting: Waiting; stop: () => void } | null;
}

/** `workerUrl` is the thread's entry: `main/engine/worker.ts`, or where the bundle puts it. */
export function createPool({
  sodium,
  workerUrl,
  size,
}: {
  sodium: Sodium;
  workerUrl: URL | string;
  size: number;
}): Pool {
  const bench = createWorkbench(sodium);
  const threads: Thread[] = [];
  const queue: Waiting[] = [];
  let lastId = 0;
  let isClosed = false;

  const finish = (thread: Thread): Waiting | null => {
    const { current } = thread;
    current?.stop();
    thread.current = null;
    return current?.waiting ?? null;
  };

  const drop = (thread: Thread, error: Error): void => {
    const index = threads.indexOf(thread);
    if (index !== -1) threads.splice(index, 1);
    finish(thread)?.reject(error);
    if (!isClosed) next();
  };

  const onNews = (thread: Thread, news: WorkerNews): void => {
    if (thread.current?.id !== news.id) return;
    if ('bytes' in news) {
      thread.current.waiting.options.onBytes?.(news.bytes);
      return;
    }
    const waiting = finish(thread);
    const { outcome } = news;
    if ('value' in outcome) waiting?.resolve(outcome.value);
    else waiting?.reject(fromFailure(outcome.failure));
    next();
  };

  const start = (): Thread => {
    const workerData: WorkerStart = { backend: sodium.backend };
    const thread: Thread = { worker: new Worker(workerUrl, { workerData }), current: null };
    thread.worker.on('message', (news: WorkerNews) => onNews(thread, news));
    thread.worker.on('error', (error: Error) => drop(thread, error));
    thread.worker.on('exit', () => drop(thread, new Error('a worker thread ended')));
    threads.push(thread);
    return thread;
  };

  const give = (thread: Thread, waiting: Waiting): void => {
    const cancel = new Int32Array(new SharedArrayBuffer(4));
    const { signal } = waiting.options;
    const onAbort = () => {
      Atomics.store(cancel, 0, 1);
      if (!canBeLeftBehind.has(waiting.name)) return;
      drop(thread, new AppError('job/cancelled'));
      void thread.worker.terminate();
    };
    signal?.addEventListener('abort', onAbort);
    const id = ++lastId;
    thread.current = { id, waiting, stop: () => signal?.removeEventListener('abort', onAbort) };
    thread.worker.ref();
    const order: WorkerOrder = { id, name: waiting.name, input: waiting.input, cancel };
    thread.worker.postMessage(order);
    if (signal?.aborted === true) onAbort();
  };

  const next = (): void => {
    for (const thread of threads) if (thread.current === null && queue.length === 0) thread.worker.unref();
    while (queue.length > 0) {
      const idle = threads.find((thread) => thread.current === null) ?? (threads.length < size ? start() : undefined);
      const waiting = idle === undefined ? undefined : queue.shift();
      if (idle === undefined || waiting === undefined) return;
      give(idle, waiting);
    }
  };

  const runHere = async <Name extends TaskName>(name: Name, input: Tasks[Name]['input'], options: RunOptions) => {
    // Lets timers and messages through between one task and the next.
    await new Promise((resolve) => setImmediate(resolve));
    const report = (bytes: number) => {
      if (options.signal?.aborted === true) throw new AppError('job/cancelled');
      options.onBytes?.(bytes);
    };
    report(0);
    return runTask(name, bench, input, report);
  };

  return {
    size,
    run: <Name extends TaskName>(name: Name, input: Tasks[Name]['input'], options: RunOptions = {}) => {
      if (isClosed) return Promise.reject(new Error('the pool is closed'));
      if (size === 0) return runHere(name, input, options);
      return new Promise<Tasks[Name]['output']>((resolve, reject) => {
        queue.push({ name, input, options, resolve: (value) => resolve(value as Tasks[Name]['output']), reject });
        next();
      });
    },
    async close() {
      isClosed = true;
      for (const waiting of queue.splice(0)) waiting.reject(new AppError('job/cancelled'));
      const endings = threads.map(async ({ worker, current }) => {
        const ended = worker.terminate();
        if (current === null || !canBeLeftBehind.has(current.waiting.name)) await ended;
      });
      await Promise.all(endings);
    },
  };
}
