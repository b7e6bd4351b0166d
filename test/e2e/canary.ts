/** Looks through folders for what must not be there: a text in any of the ways in which it could lie on the disk. For leak tests. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { inflateRawSync } from 'node:zlib';

const zipMember = Buffer.from('PK\u0003\u0004', 'latin1');
const zipHeaderBytes = 30;
const deflated = 8;

/** What was packed into zip archives (OOXML documents are such), wherever in these bytes they begin, as far as it can be unpacked. */
function zippedIn(content: Buffer): Buffer[] {
  const members: Buffer[] = [];
  for (let at = content.indexOf(zipMember); at !== -1; at = content.indexOf(zipMember, at + 1)) {
    if (at + zipHeaderBytes > content.length || content.readUInt16LE(at + 8) !== deflated) continue;
    const start = at + zipHeaderBytes + content.readUInt16LE(at + 26) + content.readUInt16LE(at + 28);
    try {
      members.push(inflateRawSync(content.subarray(start)));
    } catch {
      // Only looks like a member.
    }
  }
  return members;
}

/**
 * Paths below `folder` whose name or content holds one of the texts in the clear: UTF-8, UTF-16 either way, also inside zip
 * archives; Base64 aside. `leaveOut` names what is below folders that are meant to hold them.
 */
export function findInTheClear(folder: string, texts: readonly string[], leaveOut: readonly string[] = []): string[] {
  const wanted = texts.flatMap((text) => {
    const utf16 = Buffer.from(text, 'utf16le');
    return [Buffer.from(text), utf16, Buffer.from(utf16).swap16()];
  });
  const holds = (content: Buffer): boolean => wanted.some((bytes) => content.includes(bytes));
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => !leaveOut.some((left) => path.startsWith(`${left}/`)))
    .filter((path) => {
      if (texts.some((text) => path.normalize('NFC').includes(text))) return true;
      // Sockets and links of the profile hold nothing.
      if (!statSync(path, { throwIfNoEntry: false })?.isFile()) return false;
      const content = readFileSync(path);
      return holds(content) || zippedIn(content).some(holds);
    })
    .map((path) => relative(folder, path));
}
