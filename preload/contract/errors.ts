/**
 * Every error a caller may expect, by code. The words for each are in `resources/locales` under `error.<code>`
 * with `/` read as `.`. May be used by everybody; a code is never reused for another meaning.
 */
export const errorCodes = [
  'age/armor-invalid',
  'age/header-invalid',
  'age/header-mac-mismatch',
  'age/no-match',
  'age/payload-invalid',
  'age/recipient-invalid',
  'age/identity-invalid',
  'age/version-unknown',
  'crypto/weak-public-key',
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/** Values that may appear in an error's words: numbers, dates (ISO 8601, UTC) and ids; never names, paths or secrets. */
export type ErrorParams = Readonly<Record<string, string | number | boolean>>;

/**
 * A failure that a caller can expect and a user can act on. Anything else that is thrown is a bug and is shown as "unexpected".
 * Its message is the code alone, so that nothing private reaches a log.
 */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly params: ErrorParams;

  constructor(code: ErrorCode, params: ErrorParams = {}, options?: ErrorOptions) {
    super(code, options);
    this.name = 'AppError';
    this.code = code;
    this.params = params;
  }
}

/** Narrows an unknown to an `AppError`, optionally with one of the given codes. */
export function isAppError(error: unknown, ...codes: ErrorCode[]): error is AppError {
  return error instanceof AppError && (codes.length === 0 || codes.includes(error.code));
}
