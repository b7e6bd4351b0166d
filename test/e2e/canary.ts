/** Looks through folders for what must not be there: a text in any of the ways in which it could lie on the disk. For leak tests. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';

/** Paths below `folder` whose name or content holds one of the texts in the clear: UTF-8, UTF-16 either way, Base64 aside. */
export function findInTheClear(folder: string, texts: readonly string[]): string[] {
  const wanted = texts.flatMap((text) => {
    const utf16 = Buffer.from(text, 'utf16le');
    return [Buffer.from(text), utf16, Buffer.from(utf16).swap16()];
  });
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => {
      if (texts.some((text) => path.normalize('NFC').includes(text))) return true;
      // Sockets and links of the profile hold nothing.
      if (!statSync(path, { throwIfNoEntry: false })?.isFile()) return false;
      const content = readFileSync(path);
      return wanted.some((bytes) => content.includes(bytes));
    })
    .map((path) => relative(folder, path));
}
