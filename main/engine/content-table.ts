/** Content that media elements read by range under `app://content/<token>`: which token stands for which open reader. */
import type { ContentHead } from '../../preload/contract/control.ts';

/** One file's content, readable at any offset. */
export interface OfferedContent extends ContentHead {
  /** Up to `length` bytes from `offset`; fewer only at the end. */
  read(offset: number, length: number): Promise<Uint8Array>;
  close(): Promise<void> | void;
}

export interface ContentTable {
  /** Makes content readable and gives the token of its address. The oldest ends when there are more than the limit. */
  offer(content: OfferedContent): string;
  /** Null when the token is unknown or has ended. */
  head(token: string): ContentHead | null;
  /** Null when the token is unknown or has ended. Never more than 4 MiB at a time. */
  read(token: string, offset: number, length: number): Promise<Uint8Array | null>;
  /** Ends all addresses. */
  clear(): Promise<void>;
}

export const maxContentReadBytes = 4 * 1024 * 1024;

/** Makes an empty table; `randomToken` gives a fresh token that nobody can guess. */
export function createContentTable({
  randomToken,
  limit = 32,
}: {
  randomToken: () => string;
  limit?: number;
}): ContentTable {
  const offered = new Map<string, OfferedContent>();

  async function end(token: string): Promise<void> {
    const content = offered.get(token);
    offered.delete(token);
    await content?.close();
  }

  return {
    offer(content) {
      const token = randomToken();
      offered.set(token, content);
      const [oldest] = offered.keys();
      if (offered.size > limit && oldest !== undefined) void end(oldest);
      return token;
    },
    head(token) {
      const content = offered.get(token);
      return content ? { mediaType: content.mediaType, sizeBytes: content.sizeBytes } : null;
    },
    async read(token, offset, length) {
      const content = offered.get(token);
      if (!content) return null;
      if (offset >= content.sizeBytes) return new Uint8Array(0);
      return await content.read(offset, Math.min(length, maxContentReadBytes, content.sizeBytes - offset));
    },
    async clear() {
      await Promise.all([...offered.keys()].map(end));
    },
  };
}
