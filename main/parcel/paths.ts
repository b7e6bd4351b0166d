/** Names and paths that came from elsewhere, which are hostile until checked (docs/FORMAT.md, parcels). May be used by parcel, takeout and office. */
import { AppError } from '../../preload/contract/errors.ts';

/** Why a path is refused; also the `reason` of `parcel/path-refused`. */
export type PathProblem =
  | 'empty'
  | 'tooLong'
  | 'tooDeep'
  | 'absolute'
  | 'drive'
  | 'backslash'
  | 'dots'
  | 'nul'
  | 'control'
  | 'character'
  | 'reserved'
  | 'trailing'
  | 'unpaired';

const longestNameBytes = 255;
const longestPathBytes = 4096;
const deepestFolders = 64;

// Device names of Windows, with any extension; a superscript digit counts as a digit there.
const reservedName = /^(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])$/iu;
// eslint-disable-next-line no-control-regex -- control characters are what this looks for
const controlCharacter = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029]/u;
const forbiddenCharacter = /[<>:"|?*]/u;

/** Looks at one name between separators. */
function nameProblem(name: string): PathProblem | null {
  if (name === '') return 'empty';
  if (name === '.' || name === '..') return 'dots';
  if (name.includes('\0')) return 'nul';
  // Directional overrides count as control characters: they make `exe.txt` of `txt.exe`.
  if (controlCharacter.test(name)) return 'control';
  if (/[\ud800-\udfff]/u.test(name)) return 'unpaired';
  if (/^[a-z]:/iu.test(name)) return 'drive';
  if (name.includes('\\')) return 'backslash';
  if (forbiddenCharacter.test(name)) return 'character';
  if (/[. ]$/u.test(name)) return 'trailing';
  const stem = (name.split('.')[0] ?? '').trimEnd();
  if (reservedName.test(stem)) return 'reserved';
  if (Buffer.byteLength(name) > longestNameBytes) return 'tooLong';
  return null;
}

/** What is wrong with a relative path with `/` between its names, or `null` if it is safe to use on every system. */
export function pathProblem(path: string): PathProblem | null {
  if (path === '') return 'empty';
  if (path.includes('\0')) return 'nul';
  if (path.startsWith('/')) return 'absolute';
  if (path.startsWith('\\')) return path.startsWith('\\\\') ? 'absolute' : 'backslash';
  if (Buffer.byteLength(path) > longestPathBytes) return 'tooLong';
  const names = path.split('/');
  if (names.length > deepestFolders) return 'tooDeep';
  for (const name of names) {
    const problem = nameProblem(name);
    if (problem) return problem;
  }
  return null;
}

/** Throws `parcel/path-refused` with the reason unless the path is safe. */
export function requirePath(path: string): void {
  const problem = pathProblem(path);
  if (problem) throw new AppError('parcel/path-refused', { reason: problem });
}

/** The form in which two paths that some file system takes for one are equal: composed, without case. */
export function foldPath(path: string): string {
  // Upper case joins what lower case alone leaves apart (ß and SS, final and other sigma); lower case first, for the capital ẞ.
  return path.normalize('NFC').toLowerCase().toUpperCase().toLowerCase().normalize('NFC');
}

/**
 * Remembers paths and throws `parcel/duplicate-name` when one would meet another on a file system that does not tell
 * them apart, or when a file would have to be a folder too.
 */
export function createPathGuard(): (path: string) => void {
  const files = new Set<string>();
  const folders = new Set<string>();
  return (path) => {
    const folded = foldPath(path);
    if (files.has(folded) || folders.has(folded)) throw new AppError('parcel/duplicate-name');
    files.add(folded);
    for (let end = folded.lastIndexOf('/'); end > 0; end = folded.lastIndexOf('/', end - 1)) {
      const folder = folded.slice(0, end);
      if (files.has(folder)) throw new AppError('parcel/duplicate-name');
      if (folders.has(folder)) break;
      folders.add(folder);
    }
  };
}

/** A name that passes the checks and stays as near to the given one as it can; for packing what a file system of ours allows and another does not. */
export function safeName(name: string): string {
  let safe = name
    .normalize('NFC')
    .replaceAll(/[<>:"|?*\\/]/gu, '_')
    .replaceAll(new RegExp(controlCharacter, 'gu'), '_')
    .replaceAll(/[\ud800-\udfff]/gu, '_')
    .replace(/[. ]+$/u, (tail) => '_'.repeat(tail.length));
  if (safe === '') safe = '_';
  const stem = (safe.split('.')[0] ?? '').trimEnd();
  if (reservedName.test(stem)) safe = `_${safe}`;
  return shortenName(safe, longestNameBytes);
}

/** Cuts the middle so that the name has at most so many UTF-8 bytes; the extension (at most 20 bytes of it) stays. */
export function shortenName(name: string, bytes: number): string {
  if (Buffer.byteLength(name) <= bytes) return name;
  const dot = name.lastIndexOf('.');
  const extension = dot > 0 && Buffer.byteLength(name.slice(dot)) <= 20 ? name.slice(dot) : '';
  let stem = '';
  let size = Buffer.byteLength(extension);
  for (const character of name.slice(0, name.length - extension.length)) {
    size += Buffer.byteLength(character);
    if (size > bytes) break;
    stem += character;
  }
  return `${stem.replace(/[. ]+$/u, '')}${extension}`;
}

/** A path like the given one that the set (of folded paths) does not hold yet; adds it. `報告.txt` becomes `報告 (2).txt`. */
export function uniquePath(path: string, taken: Set<string>): string {
  const slash = path.lastIndexOf('/') + 1;
  const folder = path.slice(0, slash);
  const name = path.slice(slash);
  const dot = name.lastIndexOf('.');
  const stem = dot > 0 ? name.slice(0, dot) : name;
  const extension = dot > 0 ? name.slice(dot) : '';
  for (let number = 1; ; number++) {
    const tried = number === 1 ? path : `${folder}${shortenName(stem, 230)} (${number})${extension}`;
    const folded = foldPath(tried);
    if (!taken.has(folded)) {
      taken.add(folded);
      return tried;
    }
  }
}
