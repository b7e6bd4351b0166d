/** Entry of a worker thread of the engine: runs one task of main/vault/work/tasks.ts at a time, or is the memos' thread. */
import { parentPort, workerData } from 'node:worker_threads';
import { AppError } from '../../preload/contract/errors.ts';
import { loadSodium } from '../crypto/sodium.ts';
import { serveMemoThread } from '../memo/thread-entry.ts';
import { toFailure } from '../vault/work/outcome.ts';
import { runTask } from '../vault/work/tasks.ts';
import { createWorkbench } from '../vault/work/workbench.ts';
import type { WorkerNews, WorkerOrder, WorkerStart } from '../vault/work/worker-messages.ts';

/** Progress is told in steps of at least so many bytes: a message costs more than a small file. */
const reportBytes = 4 * 1024 * 1024;

async function serve(): Promise<void> {
  const port = parentPort;
  if (port === null) throw new Error('this is the entry of a worker thread');
  const { backend, desk } = workerData as WorkerStart & { readonly desk?: 'memo' };
  const sodium = await loadSodium(backend);
  if (desk === 'memo') {
    serveMemoThread(port, sodium);
    return;
  }
  const bench = createWorkbench(sodium);

  port.on('message', ({ id, name, input, cancel }: WorkerOrder) => {
    const send = (news: WorkerNews) => port.postMessage(news);
    let bytesToTell = 0;
    const report = (bytes: number) => {
      if (Atomics.load(cancel, 0) === 1) throw new AppError('job/cancelled');
      bytesToTell += bytes;
      if (bytesToTell < reportBytes) return;
      send({ id, bytes: bytesToTell });
      bytesToTell = 0;
    };
    try {
      report(0);
      const value = runTask(name, bench, input as never, report);
      if (bytesToTell > 0) send({ id, bytes: bytesToTell });
      send({ id, outcome: { value } });
    } catch (error) {
      send({ id, outcome: { failure: toFailure(error) } });
    }
  });
}

void serve();
