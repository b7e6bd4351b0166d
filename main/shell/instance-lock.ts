/** Makes this the only running app of its profile. Holds where Chromium's own way ends the process. For main/index.ts. */
import { accessSync, constants } from 'node:fs';

/**
 * Chromium listens on `<temporary folder>/.org.chromium.Chromium.XXXXXX/SingletonSocket`; Linux takes 107 bytes for the
 * address of a socket, and Chromium ends itself with a trap where it is longer.
 */
const longestFolderBytes = 107 - '/.org.chromium.Chromium.XXXXXX/SingletonSocket'.length;

type Environment = Readonly<Record<string, string | undefined>>;

/** The folder to use instead of a `TMPDIR` that is too long for a socket, or null where it may stay. */
export function folderForSocket(env: Environment, isWritable: (folder: string) => boolean): string | null {
  const fits = (folder: string): boolean => Buffer.byteLength(folder) <= longestFolderBytes;
  if (fits(env['TMPDIR'] ?? '')) return null;
  return [env['XDG_RUNTIME_DIR'] ?? '', '/tmp'].find((each) => each !== '' && fits(each) && isWritable(each)) ?? null;
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Asks for the lock (`request` is Electron's), with a temporary folder that is short enough while it is asked for. */
export function lockInstance(request: () => boolean): boolean {
  const before = process.env['TMPDIR'];
  const shorter = process.platform === 'linux' ? folderForSocket(process.env, isWritable) : null;
  if (shorter === null || before === undefined) return request();
  process.env['TMPDIR'] = shorter;
  try {
    return request();
  } finally {
    process.env['TMPDIR'] = before;
  }
}
