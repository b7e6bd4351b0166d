/** The error that calls of the bridge are rejected with. For pages; its words come from `useErrorText()`. */
import './zod-without-eval.ts';
import type { ErrorCode, ErrorParams } from '../../preload/contract/errors.ts';
import { Reply, type WireError } from '../../preload/contract/wire.ts';

export class EngineError extends Error {
  /** A code of the contract, or `unexpected` for a bug. */
  readonly code: ErrorCode | 'unexpected';
  readonly params: ErrorParams;
  /** Reference that stands in the log; only with `unexpected`. */
  readonly ref: string | undefined;

  constructor({ code, params, ref }: WireError) {
    super(code);
    this.name = 'EngineError';
    this.code = code;
    this.params = params;
    this.ref = ref;
  }
}

/** Narrows an unknown to an `EngineError`, optionally with one of the given codes. */
export function isEngineError(error: unknown, ...codes: (ErrorCode | 'unexpected')[]): error is EngineError {
  return error instanceof EngineError && (codes.length === 0 || codes.includes(error.code));
}

/** An `EngineError` as it is; anything else that was thrown becomes `unexpected`. */
export function toEngineError(error: unknown): EngineError {
  if (error instanceof EngineError) return error;
  return Object.assign(new EngineError({ code: 'unexpected', params: {}, ref: 'page' }), { cause: error });
}

/** The value of a reply. Throws `EngineError` for a failure and for what is no reply. */
export function valueOf(reply: unknown): unknown {
  const parsed = Reply.safeParse(reply);
  if (!parsed.success) throw toEngineError(parsed.error);
  if (parsed.data.ok) return parsed.data.value;
  throw new EngineError(parsed.data.error);
}
