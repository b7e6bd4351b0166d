/** A parcel the app was opened with: by double click, from a terminal, or from a second start. Pure; for the shell. */
import { resolve } from 'node:path';

/** The last argument that names a `.mochi` file, as an absolute path, or null. Switches are skipped. */
export function parcelAmong(args: readonly string[], workingFolder: string): string | null {
  const named = args.filter((argument) => !argument.startsWith('-') && /\.mochi$/i.test(argument)).at(-1);
  return named === undefined ? null : resolve(workingFolder, named);
}

/** Value of the last `--name value` or `--name=value`, or null. */
export function valueOfFlag(args: readonly string[], name: string): string | null {
  const at = args.map((argument) => argument === `--${name}` || argument.startsWith(`--${name}=`)).lastIndexOf(true);
  const found = args[at];
  if (found === undefined) return null;
  const joined = found.slice(`--${name}=`.length);
  const value = found.includes('=') ? joined : args[at + 1];
  return value === undefined || value === '' || value.startsWith('--') ? null : value;
}
