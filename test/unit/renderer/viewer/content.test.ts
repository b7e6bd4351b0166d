import { describe, expect, it } from 'vitest';
import { pieceBytes, readContent, type ReadRange } from '../../../../renderer/features/viewer/content/read-content.ts';
import { kindOf, kindOfBytes } from '../../../../renderer/features/viewer/content/viewer-kind.ts';

const ref = { id: 'i', versionId: 'v' };

/** Serves a file of so many bytes, each its offset modulo 251, and notes what was asked for. */
function serve(sizeBytes: number, most = pieceBytes) {
  const asked: { offset: number; length: number }[] = [];
  const read: ReadRange = ({ offset, length }) => {
    asked.push({ offset, length });
    const count = Math.max(0, Math.min(length, most, sizeBytes - offset));
    return Promise.resolve({ bytes: Uint8Array.from({ length: count }, (_, at) => (offset + at) % 251), sizeBytes });
  };
  return { asked, read };
}

describe('reading content', () => {
  it.each([
    [0, 0],
    [1, 1],
    [pieceBytes - 1, 1],
    [pieceBytes, 1],
    [pieceBytes + 1, 2],
  ])('reads a file of %i bytes in %i pieces', async (size, pieces) => {
    const { asked, read } = serve(size);
    const bytes = await readContent(read, ref, { length: Math.max(1, size) });
    expect(bytes).toHaveLength(size);
    expect(asked).toHaveLength(Math.max(1, pieces));
    expect(bytes.every((byte, at) => byte === at % 251)).toBe(true);
  });

  it('reads a part from the middle and stops at the end of the file', async () => {
    const { read } = serve(1000);
    expect([...(await readContent(read, ref, { offset: 998, length: 50 }))]).toEqual([998 % 251, 999 % 251]);
    expect(await readContent(read, ref, { offset: 5000, length: 50 })).toHaveLength(0);
  });

  it('goes on where a piece was shorter than asked for', async () => {
    const { read, asked } = serve(1000, 300);
    expect(await readContent(read, ref, { length: 1000 })).toHaveLength(1000);
    expect(asked.map(({ offset }) => offset)).toEqual([0, 300, 600, 900]);
  });

  it('fails rather than giving less than the size of the file', async () => {
    const read: ReadRange = () => Promise.resolve({ bytes: new Uint8Array(0), sizeBytes: 10 });
    await expect(readContent(read, ref, { length: 10 })).rejects.toBeInstanceOf(RangeError);
  });

  it('stops when it is not wanted any more', async () => {
    const { read, asked } = serve(pieceBytes * 3);
    const abort = new AbortController();
    const reading = readContent(
      read,
      ref,
      { length: pieceBytes * 3 },
      { signal: abort.signal, onProgress: () => abort.abort() },
    );
    await expect(reading).rejects.toThrow(/abort/i);
    expect(asked).toHaveLength(1);
  });
});

describe('the kind of viewer', () => {
  it.each([
    ['text/plain', 'text'],
    ['text/html', 'text'],
    ['application/json', 'text'],
    ['text/markdown', 'markdown'],
    ['text/csv', 'table'],
    ['text/tab-separated-values', 'table'],
    ['image/svg+xml', 'image'],
    ['image/tiff', 'other'],
    ['application/pdf', 'pdf'],
    ['audio/mp4', 'audio'],
    ['video/webm', 'video'],
    ['application/zip', 'other'],
    ['application/octet-stream', 'unknown'],
  ])('for %s is %s', (mediaType, kind) => {
    expect(kindOf(mediaType)).toBe(kind);
  });

  it('is text for a file of no known kind that reads as text, and none for an empty one', () => {
    expect(kindOfBytes(new TextEncoder().encode('[設定]\nname=値\n'))).toBe('text');
    expect(kindOfBytes(Uint8Array.from([0x7f, 0x45, 0x4c, 0x46, 0, 0, 0, 0]))).toBe('other');
    expect(kindOfBytes(new Uint8Array(0))).toBe('other');
  });
});
