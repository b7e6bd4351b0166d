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
  'backup/damaged',
  'backup/inside-vault',
  'backup/none',
  'backup/not-writable',
  'backup/other-vault',
  'call/forbidden',
  'call/input-invalid',
  'call/not-allowed-sender',
  'call/too-large',
  'call/too-many',
  'call/unknown',
  'catalogue/damaged',
  'catalogue/newer',
  'check/no-policy',
  'check/system-unknown',
  'crypto/weak-public-key',
  'desk/action-not-possible',
  'desk/content-wanted',
  'desk/folder-missing',
  'desk/item-unknown',
  'desk/not-settled',
  'desk/original-changed',
  'desk/original-missing',
  'desk/original-unreadable',
  'desk/return-unknown',
  'desk/write-failed',
  'disk/failed',
  'disk/full',
  'engine/already-open',
  'engine/gone',
  'engine/locked',
  'engine/path-unknown',
  'engine/start-failed',
  'engine/wrong-role',
  'enrolment/grant-for-other',
  'enrolment/keychain-needed',
  'enrolment/keys-missing',
  'enrolment/none',
  'file/exists',
  'grant/policy-version-changed',
  'job/cancelled',
  'keychain/damaged',
  'keychain/unavailable',
  'lease/over',
  'office/device-keys-differ',
  'office/device-not-active',
  'office/device-unknown',
  'office/escrow-broken',
  'office/fingerprint-differs',
  'office/page-missing',
  'office/log-not-broken',
  'office/recovery-key-broken',
  'office/recovery-paper-differs',
  'office/request-answered',
  'office/request-unknown',
  'parcel/content-mismatch',
  'parcel/cut-off',
  'parcel/damaged',
  'parcel/device-revoked',
  'parcel/duplicate-name',
  'parcel/expired',
  'parcel/file-exists',
  'parcel/from-future',
  'parcel/manifest-invalid',
  'parcel/newer-format',
  'parcel/not-a-parcel',
  'parcel/not-for-us',
  'parcel/not-readable',
  'parcel/not-writable',
  'parcel/old-sequence',
  'parcel/path-refused',
  'parcel/replayed',
  'parcel/signature-invalid',
  'parcel/too-large',
  'parcel/too-many-entries',
  'parcel/unknown-sender',
  'parcel/wrong-kind',
  'policy/version-unknown',
  'recovery/answer-for-other',
  'recovery/device-unknown',
  'recovery/keys-missing',
  'recovery/no-escrow',
  'recovery/none',
  'return/nothing-to-return',
  'return/unknown',
  'shell/not-a-vault',
  'shell/path-unknown',
  'shell/vault-unknown',
  'shell/vault-unreachable',
  'takeout/due-in-past',
  'takeout/due-too-late',
  'takeout/export-forbidden',
  'takeout/not-as-approved',
  'takeout/not-found',
  'takeout/nothing-to-take',
  'takeout/original-changed',
  'takeout/original-missing',
  'takeout/original-unreadable',
  'takeout/plan-unknown',
  'takeout/policy-not-accepted',
  'takeout/refused',
  'takeout/request-not-approved',
  'takeout/request-unknown',
  'takeout/too-many-files',
  'vault/already-exists',
  'vault/device-secret-changed',
  'vault/device-secret-missing',
  'vault/entry-closed',
  'vault/entry-unknown',
  'vault/escrow-damaged',
  'vault/header-damaged',
  'vault/in-use',
  'vault/kdf-out-of-bounds',
  'vault/keyring-damaged',
  'vault/newer-format',
  'vault/no-passphrase-slot',
  'vault/not-found',
  'vault/note-damaged',
  'vault/object-damaged',
  'vault/object-missing',
  'vault/office-only',
  'vault/office-page-invalid',
  'vault/passphrase-refused',
  'vault/too-many-tries',
  'vault/version-conflict',
  'vault/version-unknown',
  'vault/wrong-passphrase',
  'vault/wrong-recovery-key',
  'workcopy/close-first',
  'workcopy/kind-refused',
  'workcopy/kind-warned',
  'workcopy/no-place',
  'workcopy/no-program',
  'workcopy/no-room',
  'workcopy/not-allowed',
  'workcopy/not-found',
  'workcopy/not-taken-in',
  'workcopy/too-many',
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

/** Whether a text is one of the codes above (and not `unexpected`). */
export function isErrorCode(code: string): code is ErrorCode {
  return (errorCodes as readonly string[]).includes(code);
}
