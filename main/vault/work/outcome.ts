/** Results and failures as plain data, so that they cross between threads. For main/vault and the worker's entry. */
import { AppError, errorCodes } from '../../../preload/contract/errors.ts';
import type { ErrorCode, ErrorParams } from '../../../preload/contract/errors.ts';

/** An error without its class: `code` null is a bug, with its message and stack for the log. */
export type Failure =
  { readonly code: ErrorCode; readonly params: ErrorParams } | { readonly code: null; readonly message: string };

/** A result, or why there is none. */
export type Outcome<Value> = { readonly value: Value } | { readonly failure: Failure };

/** Makes an error plain data. */
export function toFailure(error: unknown): Failure {
  if (error instanceof AppError) return { code: error.code, params: error.params };
  return { code: null, message: error instanceof Error ? (error.stack ?? error.message) : 'unknown failure' };
}

/** Makes it an error again. */
export function fromFailure(failure: Failure): Error {
  if (failure.code === null) return new Error(failure.message);
  return errorCodes.includes(failure.code) ? new AppError(failure.code, failure.params) : new Error(failure.code);
}

/** The result or the error of an outcome, in one place of an array. */
export function unwrap<Value>(outcome: Outcome<Value>): Value | Error {
  return 'value' in outcome ? outcome.value : fromFailure(outcome.failure);
}
