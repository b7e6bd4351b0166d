/** One page's port: turns its messages into calls of the router, and answers, progress and changes back into messages. */
import { failed } from '../../preload/contract/bug-report.ts';
import { engineCalls } from '../../preload/contract/engine.ts';
import { AppError } from '../../preload/contract/errors.ts';
import { judgeMessage } from '../../preload/contract/message-guard.ts';
import type { Progress } from '../../preload/contract/values.ts';
import { PageMessage, type EngineMessage, type Reply } from '../../preload/contract/wire.ts';
import type { MessagePipe } from './pipe.ts';
import { isCallName, type Changed, type Router } from './router.ts';

export interface Connection {
  changed(...what: readonly Changed[]): void;
  /**
   * Takes no more calls except drafts, asks everything that can be cancelled to stop, and resolves when all calls have ended
   * and the page has closed its port (or `abandon` says not to wait for it any longer).
   */
  drain(abandon: Promise<unknown>): Promise<void>;
}

/** Calls of one page that may be under way at once; one more is refused with `call/too-many`. */
export const maxCallsAtOnce = 64;

/** At most ten progress messages a second for each call; the newest in between is dropped. */
const progressIntervalMs = 100;

interface RunningCall {
  readonly canStop: boolean;
  readonly abort: AbortController;
  readonly ended: Promise<void>;
}

export function connectPage({
  pipe,
  router,
  monotonic,
  afterCall,
}: {
  pipe: MessagePipe;
  router: Router;
  /** Milliseconds on a clock that never goes back. */
  monotonic: () => number;
  /** Runs after each call, before its reply is sent. */
  afterCall: (name: string) => void;
}): Connection {
  const running = new Map<number, RunningCall>();
  let draining = false;
  const closed = new Promise<void>((resolve) => {
    pipe.onClose(resolve);
  });

  const send = (message: EngineMessage): void => {
    pipe.post(message);
  };
  const changed = (...what: readonly Changed[]): void => {
    for (const subject of what) send({ type: 'changed', what: subject });
  };

  function progressSender(id: number): (progress: Progress) => void {
    let lastAt = -Infinity;
    return (progress) => {
      const now = monotonic();
      if (now - lastAt < progressIntervalMs || !running.has(id)) return;
      lastAt = now;
      send({ type: 'progress', id, progress: { ...progress, detail: progress.detail.slice(0, 300) } });
    };
  }

  function refuse(id: number, code: 'call/too-large' | 'call/forbidden' | 'call/too-many' | 'engine/locked'): void {
    send({ type: 'reply', id, reply: failed(new AppError(code), () => '') });
  }

  function start(id: number, name: string, input: unknown): void {
    if (running.has(id)) return;
    if (draining && name !== 'files/draft-write') {
      refuse(id, 'engine/locked');
      return;
    }
    if (running.size >= maxCallsAtOnce) {
      refuse(id, 'call/too-many');
      return;
    }
    const abort = new AbortController();
    const context = { signal: abort.signal, onProgress: progressSender(id), changed };
    const finish = (reply: Reply): void => {
      running.delete(id);
      afterCall(name);
      send({ type: 'reply', id, reply });
    };
    // Begins a moment later, so that the call is on the list when its first progress comes.
    const ended = Promise.resolve()
      .then(() => router.answer(name, input, context))
      .then(finish);
    running.set(id, { canStop: canBeStopped(name), abort, ended });
  }

  pipe.onMessage((raw) => {
    const verdict = judgeMessage(raw);
    if (verdict !== 'fine') {
      const id = callIdOf(raw);
      if (id !== null) refuse(id, verdict === 'tooLarge' ? 'call/too-large' : 'call/forbidden');
      return;
    }
    const message = PageMessage.safeParse(raw);
    // What is no message at all has nobody to answer to.
    if (!message.success) return;
    if (message.data.type === 'call') start(message.data.id, message.data.name, message.data.input);
    else running.get(message.data.id)?.abort.abort();
  });

  return {
    changed,
    async drain(abandon) {
      draining = true;
      for (const call of running.values()) if (call.canStop) call.abort.abort(new AppError('engine/locked'));
      await Promise.race([closed, abandon]);
      // Drafts may have come in meanwhile.
      while (running.size > 0) await Promise.all([...running.values()].map((call) => call.ended));
    },
  };
}

/** Short calls on an open vault (a save, a draft) are let finish; what takes long or only opens the vault is stopped. */
function canBeStopped(name: string): boolean {
  if (!isCallName(name)) return true;
  const call = engineCalls[name];
  return call.when !== 'open' || 'long' in call;
}

function callIdOf(raw: unknown): number | null {
  if (raw === null || typeof raw !== 'object') return null;
  const message = raw as { type?: unknown; id?: unknown };
  return message.type === 'call' && typeof message.id === 'number' && Number.isSafeInteger(message.id) && message.id > 0
    ? message.id
    : null;
}
