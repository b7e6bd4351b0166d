/** Calls over the engine's port: numbers them, matches replies, progress and changes. `engine.ts` makes the page's one. */
import './zod-without-eval.ts';
import { engineCalls, type CallInput, type CallName, type CallOutput } from '../../preload/contract/engine.ts';
import type { Progress } from '../../preload/contract/values.ts';
import { EngineMessage, type PageMessage } from '../../preload/contract/wire.ts';
import { EngineError, toEngineError, valueOf } from './engine-error.ts';

/** What may have changed in the vault; see `wire.ts`. */
export type Changed = Extract<EngineMessage, { type: 'changed' }>['what'];

export interface CallOptions {
  /** Progress of a long call, at most ten times a second. */
  readonly onProgress?: (progress: Progress) => void;
  /** Asks the engine to stop; the call is then rejected with `job/cancelled`, unless it was done already. */
  readonly signal?: AbortSignal;
}

export interface EngineClient {
  /** Asks the engine. Rejects with `EngineError`; with `engine/gone` when there is no engine or it ends meanwhile. */
  call<Name extends CallName>(name: Name, input: CallInput<Name>, options?: CallOptions): Promise<CallOutput<Name>>;
  /** Calls go to this port from now on; those still waiting on an older one are rejected. */
  adopt(port: MessagePort): void;
  /** Closes the port, which tells the engine that nothing more will come. */
  hangUp(): void;
  /** Listens for changes in the vault. Returns the function that stops listening. */
  onChanged(listener: (what: Changed) => void): () => void;
}

interface Waiting {
  settle(reply: unknown): void;
  progress(progress: Progress): void;
}

export function createEngineClient(): EngineClient {
  const waiting = new Map<number, Waiting>();
  const listeners = new Set<(what: Changed) => void>();
  let port: MessagePort | null = null;
  let lastId = 0;

  const gone = { ok: false, error: { code: 'engine/gone', params: {} } };

  function send(message: PageMessage): void {
    port?.postMessage(message);
  }

  function hangUp(): void {
    port?.close();
    port = null;
    for (const call of waiting.values()) call.settle(gone);
  }

  function receive(raw: unknown): void {
    const parsed = EngineMessage.safeParse(raw);
    // A message that is not of the contract answers nothing; the call it was meant for stays open until the engine ends.
    if (!parsed.success) return;
    const message = parsed.data;
    if (message.type === 'changed') for (const listener of listeners) listener(message.what);
    else if (message.type === 'progress') waiting.get(message.id)?.progress(message.progress);
    else waiting.get(message.id)?.settle(message.reply);
  }

  return {
    async call(name, input, { onProgress, signal } = {}) {
      if (signal?.aborted === true) throw new EngineError({ code: 'job/cancelled', params: {} });
      if (!port) throw new EngineError({ code: 'engine/gone', params: {} });
      lastId += 1;
      const id = lastId;
      const cancel = (): void => {
        send({ type: 'cancel', id });
      };
      signal?.addEventListener('abort', cancel, { once: true });
      try {
        const reply = await new Promise<unknown>((settle) => {
          waiting.set(id, { settle, progress: onProgress ?? (() => undefined) });
          send({ type: 'call', id, name, input });
        });
        const output = engineCalls[name].output.safeParse(valueOf(reply));
        if (!output.success) throw toEngineError(output.error);
        return output.data as CallOutput<typeof name>;
      } finally {
        waiting.delete(id);
        signal?.removeEventListener('abort', cancel);
      }
    },
    adopt(newPort) {
      hangUp();
      port = newPort;
      newPort.addEventListener('message', (event: MessageEvent<unknown>) => {
        if (port === newPort) receive(event.data);
      });
      newPort.start();
    },
    hangUp,
    onChanged(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}
