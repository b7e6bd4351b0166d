/** Writes a small asar archive, the form in which Electron expects its default app. Used by runtime.mjs alone. */

/**
 * An asar archive of these files, all at its top level. The layout is Chromium's pickle: the size of the header, the
 * header as JSON with every file's size and offset, then the files' bytes one after the other.
 * @param {Record<string, string>} files
 */
export function asarOf(files) {
  const bodies = Object.entries(files).map(([name, text]) => ({ name, body: Buffer.from(text) }));
  let offset = 0;
  /** @type {Record<string, { size: number, offset: string }>} */
  const entries = {};
  for (const { name, body } of bodies) {
    entries[name] = { size: body.length, offset: String(offset) };
    offset += body.length;
  }
  const json = Buffer.from(JSON.stringify({ files: entries }));
  const padded = Math.ceil(json.length / 4) * 4;
  const header = Buffer.alloc(8 + padded);
  header.writeUInt32LE(4 + padded, 0);
  header.writeUInt32LE(json.length, 4);
  json.copy(header, 8);
  const sizes = Buffer.alloc(8);
  sizes.writeUInt32LE(4, 0);
  sizes.writeUInt32LE(header.length, 4);
  return Buffer.concat([sizes, header, ...bodies.map(({ body }) => body)]);
}
