/** What changed in a returned text, line by line. For the office's handlers. */
import { readFile, stat } from 'node:fs/promises';
import { diffLines } from 'diff';
import Encoding from 'encoding-japanese';
import type { CallOutput } from '../../preload/contract/engine.ts';
import type { OpenVault } from '../vault/open-vault.ts';
import { isTextItem } from './desk-compare.ts';
import { requireItem } from './desk-rows.ts';

type DiffResult = NonNullable<CallOutput<'desk/diff'>>;

/** Larger texts are compared by the eye in their own program. */
const longestBytes = 4 * 1024 * 1024;
const mostLines = 4000;
/** Lines left unchanged that are shown around a change. */
const contextLines = 3;
const patienceMs = 3000;

/** UTF-8, UTF-16 and the Japanese encodings that office programs write; null when it is no text. */
function decodeText(bytes: Uint8Array): string | null {
  if (bytes.length === 0) return '';
  const detected = Encoding.detect(bytes, ['UTF8', 'UTF16', 'SJIS', 'EUCJP', 'JIS', 'ASCII']);
  if (detected === false || detected === 'BINARY') return null;
  return Encoding.convert(bytes, { to: 'UNICODE', from: detected, type: 'string' }).replace(/^\uFEFF/u, '');
}

async function readOriginalText(location: string): Promise<string | null> {
  try {
    if ((await stat(location)).size > longestBytes) return null;
    return decodeText(await readFile(location));
  } catch {
    // Missing or unreadable: the desk says so elsewhere; here all of the returned text is new.
    return '';
  }
}

async function readReturnedText({ files }: OpenVault, entryId: string): Promise<string | null> {
  const pieces: Uint8Array[] = [];
  for await (const piece of files.stream(files.currentVersion(entryId).id)) pieces.push(piece);
  return decodeText(Buffer.concat(pieces));
}

/** Drops unchanged lines that are far from any change. */
function nearChanges(lines: readonly DiffResult['lines'][number][]): DiffResult['lines'] {
  const keep = new Set<number>();
  for (const [index, { sign }] of lines.entries()) {
    if (sign === ' ') continue;
    for (let near = index - contextLines; near <= index + contextLines; near += 1) keep.add(near);
  }
  return lines.filter((_line, index) => keep.has(index));
}

/**
 * The difference between the original as it is now and the returned version, with three unchanged lines around each change. Null
 * when one of them is not text, is too long, or the difference takes too long to find. Throws `desk/item-unknown`.
 */
export async function diffItem(vault: OpenVault, returnId: string, itemId: string): Promise<DiffResult | null> {
  const item = requireItem(vault, returnId, itemId);
  if (!isTextItem(item) || item.content_entry_id === null) return null;
  const [before, after] = [
    await readOriginalText(item.original_location),
    await readReturnedText(vault, item.content_entry_id),
  ];
  if (before === null || after === null) return null;
  const parts = diffLines(before, after, { timeout: patienceMs });
  if (parts === undefined) return null;
  const lines: DiffResult['lines'] = [];
  let [oldLine, newLine] = [0, 0];
  for (const part of parts) {
    const sign = part.added ? '+' : part.removed ? '-' : ' ';
    for (const text of part.value.replace(/\n$/u, '').split('\n')) {
      if (sign !== '+') oldLine += 1;
      if (sign !== '-') newLine += 1;
      lines.push({
        sign,
        text,
        oldLine: sign === '+' ? null : oldLine,
        newLine: sign === '-' ? null : newLine,
      });
    }
  }
  const near = nearChanges(lines);
  return { lines: near.slice(0, mostLines), truncated: near.length > mostLines };
}
