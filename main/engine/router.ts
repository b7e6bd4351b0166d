/**
 * From a call's name to the service that answers it. The one place where the contract is enforced: shape both ways, open or
 * locked, role, lease. How to add a call: docs/ADDING-A-CALL.md.
 */
import type { z } from 'zod';
import { engineCalls, type CallName, type EngineCalls, type ParsedInput } from '../../preload/contract/engine.ts';
import type { Call } from '../../preload/contract/call.ts';
import { AppError } from '../../preload/contract/errors.ts';
import { judgeMessage } from '../../preload/contract/message-guard.ts';
import type { Role } from '../../preload/contract/values.ts';
import type { EngineMessage, Reply } from '../../preload/contract/wire.ts';
import type { Job } from '../vault/open-vault.ts';
import { failed, type ReportBug } from '../../preload/contract/bug-report.ts';

/** What in the vault changed, so that lists which show it are asked for again. */
export type Changed = Extract<EngineMessage, { type: 'changed' }>['what'];

/** What a handler gets besides its input. Calls that are not `long` may ignore the job's progress. */
export interface CallContext extends Job {
  /** Tells the page that something it may be showing has changed. */
  readonly changed: (...what: readonly Changed[]) => void;
}

/**
 * The services behind the calls, by name. A handler's input has been parsed; its output is parsed before it leaves. An expected
 * failure is an `AppError`; anything else that is thrown reaches the page as `unexpected` with a reference.
 */
export type Handlers = {
  readonly [Name in CallName]?: (
    input: ParsedInput<Name>,
    context: CallContext,
  ) => Promise<z.input<EngineCalls[Name]['output']>>;
};

/** Handlers of one room: `createWorkerHandlers(session): HandlersOf<'worker/home' | …>`. */
export type HandlersOf<Names extends CallName> = Required<Pick<Handlers, Names>>;

/** One for every call of the contract: a call that nobody answers does not compile. */
export type AllHandlers = Required<Handlers>;

/** What decides whether a call is let through, asked anew for every call. */
export type EngineState =
  { readonly open: false } | { readonly open: true; readonly role: Role; readonly leaseOver: boolean };

export interface Router {
  /** Answers one call. Never throws. */
  answer(name: string, input: unknown, context: CallContext): Promise<Reply>;
}

export function createRouter({
  handlers,
  state,
  reportBug,
}: {
  handlers: AllHandlers;
  state: () => EngineState;
  reportBug: ReportBug;
}): Router {
  // Calls on a locked vault change what is open, so they take turns: of two unlocks at once the second finds it open.
  let lockedTurn: Promise<unknown> = Promise.resolve();

  async function run(name: CallName, input: unknown, context: CallContext): Promise<Reply> {
    const call: Call = engineCalls[name];
    refuseWrongState(call, state());
    const parsed = call.input.safeParse(input);
    if (!parsed.success) throw new AppError('call/input-invalid', { name });
    const handler = handlers[name] as (input: unknown, context: CallContext) => Promise<unknown>;
    if (context.signal.aborted) throw new AppError('job/cancelled');
    return { ok: true, value: call.output.parse(await handler(parsed.data, context)) };
  }

  return {
    async answer(name, input, context) {
      try {
        const verdict = judgeMessage(input);
        if (verdict !== 'fine') throw new AppError(verdict === 'tooLarge' ? 'call/too-large' : 'call/forbidden');
        if (!isCallName(name)) throw new AppError('call/unknown');
        if (engineCalls[name].when !== 'locked') return await run(name, input, context);
        const turn = lockedTurn.then(() => run(name, input, context));
        lockedTurn = turn.catch(() => undefined);
        return await turn;
      } catch (error) {
        return failed(error, (bug) => reportBug(bug, name));
      }
    },
  };
}

export function isCallName(name: string): name is CallName {
  return Object.hasOwn(engineCalls, name);
}

/** Throws `engine/already-open`, `engine/locked`, `engine/wrong-role` or `lease/over` when the contract forbids the call now. */
function refuseWrongState(call: Call, now: EngineState): void {
  if (call.when === 'locked' && now.open) throw new AppError('engine/already-open');
  if (call.when === 'open' && !now.open) throw new AppError('engine/locked');
  if (!now.open) return;
  if (call.role !== undefined && call.role !== now.role) throw new AppError('engine/wrong-role');
  if (now.leaseOver && call.afterLease !== true) throw new AppError('lease/over');
}

/** Names of all calls that send progress and can be cancelled. */
export type LongCallName = {
  [Name in CallName]: EngineCalls[Name] extends { readonly long: true } ? Name : never;
}[CallName];
