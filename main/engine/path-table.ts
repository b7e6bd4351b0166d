/** The engine's side of path tokens: what a token from a page stands for. Filled by the shell alone. */
import { AppError } from '../../preload/contract/errors.ts';
import type { TokenPath } from '../../preload/contract/control.ts';

export interface PathTable {
  learn(paths: readonly TokenPath[]): void;
  /** The path the user chose. Throws `engine/path-unknown` for a token the shell never gave, or gave too long ago. */
  resolve(token: string): string;
}

/** Makes a table that keeps the newest `limit` tokens (default 8,192) until the engine ends. */
export function createPathTable(limit = 8192): PathTable {
  const paths = new Map<string, string>();
  return {
    learn(newPaths) {
      for (const { token, path } of newPaths) {
        paths.delete(token);
        paths.set(token, path);
      }
      for (const oldest of paths.keys()) {
        if (paths.size <= limit) break;
        paths.delete(oldest);
      }
    },
    resolve(token) {
      const path = paths.get(token);
      if (path === undefined) throw new AppError('engine/path-unknown');
      return path;
    },
  };
}
