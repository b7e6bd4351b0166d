/** The text of a version, for comparing. */
import type { Version } from '../../../../preload/contract/values.ts';
import { callEngine } from '../../../bridge/engine.ts';
import { readContent } from '../content/read-content.ts';
import { readTextFile } from '../text/text-file.ts';

/** Versions longer than this are not compared. */
export const mostComparedBytes = 4 * 1024 * 1024;

/** Null: too long to compare. Rejects with `EngineError`. */
export async function versionText(id: string, { id: versionId, sizeBytes }: Version): Promise<string | null> {
  if (sizeBytes > mostComparedBytes) return null;
  if (sizeBytes === 0) return '';
  const read = (input: Parameters<typeof callEngine<'files/read'>>[1]) => callEngine('files/read', input);
  return readTextFile(await readContent(read, { id, versionId }, { length: sizeBytes })).text;
}
