/** What becomes of an error at a border between processes: a reply, and for a bug a log line under a short reference. For engine and shell. */
import { AppError } from './errors.ts';
import type { Reply } from './wire.ts';

/** Writes the error to the log and gives the reference that is shown to the user. `where` is a call's name or a place in the code. */
export type ReportBug = (error: unknown, where: string) => string;

/** The reply for a failure: an `AppError` as it is, anything else as `unexpected` under the reference that `report` gives. */
export function failed(error: unknown, report: (bug: unknown) => string): Reply {
  if (error instanceof AppError) return { ok: false, error: { code: error.code, params: { ...error.params } } };
  return { ok: false, error: { code: 'unexpected', params: {}, ref: report(error) } };
}

export function createBugReport({
  randomToken,
  writeLine,
}: {
  /** At least eight random characters. */
  randomToken: () => string;
  writeLine: (line: string) => void;
}): ReportBug {
  return (error, where) => {
    const ref = randomToken().slice(0, 8);
    writeLine(`unexpected ${ref} in ${where.slice(0, 64)}: ${describeError(error)}`);
    return ref;
  };
}

/**
 * Kind, system code and places of an error in one line. Its message is left out: messages of the system and of libraries quote
 * paths and values. Of a file's path only the name is kept.
 */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const code = (error as { code?: unknown }).code;
  const shownCode = typeof code === 'string' && /^[A-Z][A-Z0-9_]{1,40}$/.test(code) ? ` ${code}` : '';
  const cause = error.cause === undefined ? '' : ` caused by ${describeError(error.cause)}`;
  return `${error.name}${shownCode}${places(error.stack)}${cause}`.slice(0, 2000);
}

const maxPlaces = 6;

function places(stack: string | undefined): string {
  const found: string[] = [];
  for (const line of (stack ?? '').split('\n')) {
    const match = /^\s+at (?:(?<fn>[\w.$<>[\] ]+) \()?.*?(?<file>[\w.-]+:\d+:\d+)\)?$/.exec(line);
    if (match?.groups) found.push(`${match.groups['fn'] ?? ''} ${match.groups['file'] ?? ''}`.trim());
  }
  return found.length === 0 ? '' : ` at ${found.slice(0, maxPlaces).join(' < ')}`;
}
