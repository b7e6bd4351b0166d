/** Tokens for paths the user chose. The shell and the engine know the path, a page only the token and the name. */
import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import { AppError } from '../../preload/contract/errors.ts';
import type { PickedPath } from '../../preload/contract/shell.ts';
import type { TokenPath } from '../../preload/contract/control.ts';

export interface PathTokens {
  /** Makes a fresh token for a path, also for one that has a token already. */
  give(path: string, isFolder: boolean): PickedPath;
  /** Throws `shell/path-unknown`. */
  pathOf(token: string): string;
  /** All that are known, for an engine that starts. */
  all(): TokenPath[];
  /** Forgets all: at the lock, pages that could hold one are gone. */
  clear(): void;
}

/** Makes a registry that keeps the newest `limit` tokens. */
export function createPathTokens(limit = 8192): PathTokens {
  const paths = new Map<string, string>();
  return {
    give(path, isFolder) {
      const token = randomUUID();
      paths.set(token, path);
      const [oldest] = paths.keys();
      if (paths.size > limit && oldest !== undefined) paths.delete(oldest);
      return { token, name: basename(path), isFolder };
    },
    pathOf(token) {
      const path = paths.get(token);
      if (path === undefined) throw new AppError('shell/path-unknown');
      return path;
    },
    all: () => [...paths].map(([token, path]) => ({ token, path })),
    clear: () => {
      paths.clear();
    },
  };
}
