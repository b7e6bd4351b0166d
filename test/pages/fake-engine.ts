/**
 * A named stand-in for the engine process, for pictures of pages alone: it speaks the real wire over a MessagePort, and every
 * answer passes the contract's own schema, so that samples cannot drift from what the engine really gives.
 */
import { engineCalls, type CallInput, type CallName, type ParsedInput } from '../../preload/contract/engine.ts';
import { isAppError } from '../../preload/contract/errors.ts';
import type { Progress } from '../../preload/contract/values.ts';
import { PageMessage, type EngineMessage } from '../../preload/contract/wire.ts';
import type { z } from 'zod';

export interface CallContext {
  readonly progress: (progress: z.input<typeof Progress>) => void;
  readonly signal: AbortSignal;
  /** Tells the page that lists changed. */
  readonly changed: (what: Extract<EngineMessage, { type: 'changed' }>['what']) => void;
}

/** What a handler may answer: the output before its schema filled in defaults. */
export type Answer<Name extends CallName> = z.input<(typeof engineCalls)[Name]['output']>;

export type EngineHandlers = {
  readonly [Name in CallName]?: (
    input: ParsedInput<Name>,
    context: CallContext,
  ) => Answer<Name> | Promise<Answer<Name>>;
};

/** Never answers: shows a page while it waits. The call can still be cancelled. */
export function waiting(progress?: z.input<typeof Progress>) {
  return (_input: unknown, context: CallContext): Promise<never> => {
    if (progress) context.progress(progress);
    return new Promise((_resolve, reject) => {
      context.signal.addEventListener('abort', () => reject(new DOMException('cancelled', 'AbortError')));
    });
  };
}

/** Serves one port with these handlers. Problems of the fake itself (no handler, wrong sample) are logged as errors. */
export function serveFakeEngine(port: MessagePort, handlers: EngineHandlers): void {
  const running = new Map<number, AbortController>();
  const send = (message: EngineMessage) => port.postMessage(message);
  port.addEventListener('message', (event) => {
    const message = PageMessage.parse(event.data);
    if (message.type === 'cancel') running.get(message.id)?.abort();
    else void answer(message.id, message.name, message.input);
  });
  port.start();

  async function answer(id: number, name: string, input: unknown): Promise<void> {
    const controller = new AbortController();
    running.set(id, controller);
    try {
      const value = await perform(name, input, {
        progress: (progress) =>
          send({ type: 'progress', id, progress: { ...progress, detail: progress.detail ?? '' } }),
        signal: controller.signal,
        changed: (what) => send({ type: 'changed', what }),
      });
      send({ type: 'reply', id, reply: { ok: true, value } });
    } catch (error) {
      if (isAppError(error)) {
        send({ type: 'reply', id, reply: { ok: false, error: { code: error.code, params: error.params } } });
      } else {
        if (!controller.signal.aborted) console.error(`fake engine: ${name}`, error);
        send({ type: 'reply', id, reply: { ok: false, error: { code: 'unexpected', params: {}, ref: 'fake-0001' } } });
      }
    } finally {
      running.delete(id);
    }
  }

  async function perform(name: string, input: unknown, context: CallContext): Promise<unknown> {
    if (!isCallName(name)) throw new Error(`no such call in the contract: ${name}`);
    return performCall(name, input, context);
  }

  async function performCall<Name extends CallName>(
    name: Name,
    input: unknown,
    context: CallContext,
  ): Promise<unknown> {
    const description = engineCalls[name];
    const handler: EngineHandlers[Name] = handlers[name];
    if (!handler) throw new Error(`this scenario has no answer to ${name}`);
    const parsed = description.input.parse(input) as ParsedInput<Name>;
    return description.output.parse(await handler(parsed, context));
  }
}

function isCallName(name: string): name is CallName {
  return Object.hasOwn(engineCalls, name);
}

export type { CallInput };
