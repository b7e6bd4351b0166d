/** The two texts that the returns desk shows the difference of. For the office's handlers. */
import { readFile, stat } from 'node:fs/promises';
import type { CallOutput } from '../../preload/contract/engine.ts';
import type { OpenVault } from '../vault/open-vault.ts';
import { isTextItem } from './desk-compare.ts';
import { requireItem } from './desk-rows.ts';

/** Larger texts are compared by the eye in their own program. */
const longestBytes = 4 * 1024 * 1024;

async function readOriginalText(location: string): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    if ((await stat(location)).size > longestBytes) return null;
    return new Uint8Array(await readFile(location));
  } catch {
    // Missing or unreadable: the desk says so elsewhere; here all of the returned text is new.
    return new Uint8Array(0);
  }
}

async function readReturnedText({ files }: OpenVault, entryId: string): Promise<Uint8Array<ArrayBuffer>> {
  const pieces: Uint8Array[] = [];
  for await (const piece of files.stream(files.currentVersion(entryId).id)) pieces.push(piece);
  return new Uint8Array(Buffer.concat(pieces));
}

/**
 * The bytes of the original as it is now and of the returned version; the page decodes them, as the viewer does, because Node's decoders for
 * Japanese differ from Chromium's and from one Node to the next. Null when it is not text, came without content, or is too long. Throws
 * `desk/item-unknown`.
 */
export async function readItemTexts(
  vault: OpenVault,
  returnId: string,
  itemId: string,
): Promise<CallOutput<'desk/texts'>> {
  const item = requireItem(vault, returnId, itemId);
  if (!isTextItem(item) || item.content_entry_id === null) return null;
  const original = await readOriginalText(item.original_location);
  if (original === null) return null;
  return { original, returned: await readReturnedText(vault, item.content_entry_id) };
}
