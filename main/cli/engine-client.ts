/**
 * The command line's way to the engine: the same router as in the app, in this process. State, role, lease and input are
 * checked there, once for windows and terminals. Used by the commands only.
 */
import { resolve } from 'node:path';
import type { CallInput, CallName, CallOutput } from '../../preload/contract/engine.ts';
import { AppError, isErrorCode } from '../../preload/contract/errors.ts';
import type { Progress } from '../../preload/contract/values.ts';
import type { Router } from '../engine/router.ts';

/** An error that no caller expected; `reference` also stands in the log. */
export class UnexpectedError extends Error {
  readonly reference: string;

  constructor(reference: string) {
    super('unexpected');
    this.name = 'UnexpectedError';
    this.reference = reference;
  }
}

export interface EngineClient {
  /** Resolves to the call's value; throws `AppError` or `UnexpectedError`. */
  call<Name extends CallName>(name: Name, input: CallInput<Name>): Promise<CallOutput<Name>>;
  /** The token for a path, relative ones from where the command was started. */
  token(path: string): string;
}

export interface EngineClientParts {
  readonly router: Router;
  readonly registerPath: (path: string) => string;
  readonly workingFolder: string;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: Progress) => void;
}

export function createEngineClient(parts: EngineClientParts): EngineClient {
  return {
    async call<Name extends CallName>(name: Name, input: CallInput<Name>) {
      const reply = await parts.router.answer(name, input, {
        signal: parts.signal,
        onProgress: parts.onProgress,
        changed: () => undefined,
      });
      // The router has validated the value against this call's output.
      if (reply.ok) return reply.value as CallOutput<Name>;
      if (isErrorCode(reply.error.code)) throw new AppError(reply.error.code, reply.error.params);
      throw new UnexpectedError(reply.error.ref ?? '');
    },
    token: (path) => parts.registerPath(resolve(parts.workingFolder, path)),
  };
}
