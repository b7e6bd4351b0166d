/** Which files `app://` serves: exactly those that were in the folder of pages when the app started. For app-protocol.ts. */
import { existsSync, readdirSync } from 'node:fs';
import { extname, join } from 'node:path';
import { appScheme, pageHost } from './addresses.ts';

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.pfb': 'application/octet-stream',
  '.bcmap': 'application/octet-stream',
  '.icc': 'application/octet-stream',
  '.wasm': 'application/wasm',
  '.txt': 'text/plain; charset=utf-8',
};

export interface PageFile {
  readonly path: string;
  readonly mediaType: string;
}

export interface PageFiles {
  /** The file behind an address, or null. Compared as a whole: nothing of an address ever becomes part of a path. */
  find(address: string): PageFile | null;
  readonly count: number;
}

/** Lists the files under `folder`, links left out. A file whose kind is unknown is not served. */
export function listPageFiles(folder: string): PageFiles {
  const files = new Map<string, PageFile>();

  function list(below: string): void {
    for (const entry of readdirSync(join(folder, below), { withFileTypes: true })) {
      const name = `${below}/${entry.name}`;
      const mediaType = mediaTypes[extname(entry.name)];
      if (entry.isDirectory()) list(name);
      else if (entry.isFile() && mediaType !== undefined) files.set(name, { path: join(folder, name), mediaType });
    }
  }

  // In development the pages come from a server.
  if (existsSync(folder)) list('');
  return {
    count: files.size,
    find(address) {
      const prefix = `${appScheme}://${pageHost}`;
      if (!address.startsWith(`${prefix}/`)) return null;
      const [path = ''] = address.slice(prefix.length).split(/[?#]/, 1);
      return files.get(path) ?? null;
    },
  };
}
