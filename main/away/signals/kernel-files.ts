/** What the kernel says in its files, `/proc` and `/sys`, read as it stands now. For the signals that look there. */
import { readFileSync, readdirSync } from 'node:fs';

/** The names in a folder; none where there is no such folder. */
export function listOf(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** A file's text without the blanks around it; null where it cannot be read. */
export function lineOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return null;
  }
}
