/** The memos' thread itself: one task after the other; passwords are wiped when a task is done. Started by main/engine/worker.ts. */
import type { MessagePort } from 'node:worker_threads';
import { AppError, isAppError } from '../../preload/contract/errors.ts';
import { passphraseBytes } from '../crypto/passphrase.ts';
import type { Argon2idInput, Sodium } from '../crypto/sodium.ts';
import { textIn } from './text-in.ts';
import { generate } from './generate.ts';
import type { ThreadNews, ThreadOrder, ThreadTasks } from './thread-messages.ts';
import { type WeighInput, warmUp, weigh } from './weigh.ts';

async function run(sodium: Sodium, { task, input, turn, newest }: ThreadOrder): Promise<unknown> {
  const interrupt = (): void => {
    if (turn !== 0 && Atomics.load(newest, 0) !== turn) throw new AppError('job/cancelled');
  };
  interrupt();
  switch (task) {
    case 'stretch': {
      const given = input as Argon2idInput;
      try {
        return sodium.argon2id(given);
      } finally {
        sodium.memzero(given.passphrase);
      }
    }
    case 'stretchPassphrase': {
      const given = input as Argon2idInput;
      const passphrase = passphraseBytes(textIn(given.passphrase));
      try {
        return sodium.argon2id({ ...given, passphrase });
      } finally {
        sodium.memzero(given.passphrase, passphrase);
      }
    }
    case 'weigh': {
      const given = input as WeighInput;
      try {
        return await weigh(given, interrupt);
      } finally {
        sodium.memzero(given.password, given.text);
      }
    }
    case 'generate':
      return generate(sodium, input as ThreadTasks['generate']['input']);
    case 'warmUp':
      await warmUp();
      return null;
  }
}

/** Answers orders for as long as the thread lives. */
export function serveMemoThread(port: MessagePort, sodium: Sodium): void {
  let turn: Promise<void> = Promise.resolve();
  const answer = async (order: ThreadOrder): Promise<void> => {
    const { id } = order;
    const send = (news: ThreadNews): void => port.postMessage(news);
    try {
      send({ id, value: await run(sodium, order) });
    } catch (error) {
      if (isAppError(error, 'job/cancelled')) send({ id, cancelled: true });
      // Only the name: the message of a bug in a library may quote what it was given.
      else send({ id, bug: error instanceof Error ? error.name : 'unknown' });
    }
  };
  port.on('message', (order: ThreadOrder) => {
    turn = turn.then(() => answer(order));
  });
}
