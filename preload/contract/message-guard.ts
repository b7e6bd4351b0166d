/** What every message must pass before a schema looks at it: size, depth, and no key that could reach a prototype. Used at both ends. */

/** Content of 64 MiB in one message, with room for what is around it. */
export const maxMessageBytes = 64 * 1024 * 1024 + 64 * 1024;

const maxDepth = 32;
const maxNodes = 2_000_000;
const forbiddenKeys = new Set(['__proto__', 'constructor', 'prototype']);

/** `tooLarge`: over the limit, too deep or too many parts; `forbidden`: a key or a kind of object that no call uses. */
export type MessageVerdict = 'fine' | 'tooLarge' | 'forbidden';

/**
 * Judges a value that came through structured cloning. Counts the bytes of texts (two a character) and of binary data, and a
 * little for every part. Only plain objects, arrays, `Uint8Array` and primitive values pass; cycles are too deep.
 */
export function judgeMessage(message: unknown, limitBytes: number = maxMessageBytes): MessageVerdict {
  let bytes = 0;
  let nodes = 0;

  function judge(value: unknown, depth: number): MessageVerdict {
    nodes += 1;
    bytes += 8;
    if (typeof value === 'string') bytes += value.length * 2;
    if (value instanceof Uint8Array) bytes += value.byteLength;
    if (bytes > limitBytes || nodes > maxNodes || depth > maxDepth) return 'tooLarge';
    if (value === null || typeof value !== 'object' || value instanceof Uint8Array) {
      return typeof value === 'function' || typeof value === 'symbol' || typeof value === 'bigint'
        ? 'forbidden'
        : 'fine';
    }
    if (Array.isArray(value)) {
      for (const item of value as readonly unknown[]) {
        const verdict = judge(item, depth + 1);
        if (verdict !== 'fine') return verdict;
      }
      return 'fine';
    }
    if (!isPlainObject(value)) return 'forbidden';
    for (const [key, item] of Object.entries(value)) {
      if (forbiddenKeys.has(key)) return 'forbidden';
      bytes += key.length * 2;
      const verdict = judge(item, depth + 1);
      if (verdict !== 'fine') return verdict;
    }
    return 'fine';
  }

  return judge(message, 0);
}

function isPlainObject(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.prototype.toString.call(value) === '[object Object]';
}
