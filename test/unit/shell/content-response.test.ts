import { expect, it } from 'vitest';
import { answerContent } from '../../../main/shell/content-response.ts';
import type { ContentSource } from '../../../main/shell/content-source.ts';

const token = 'ab'.repeat(24);
const sizeBytes = 2 * 1024 * 1024 + 10;

/** Content whose byte at offset n is n modulo 251. Ends early at `endsAt`. */
function contentOf({ mediaType = 'video/mp4', size = sizeBytes, endsAt = Infinity } = {}): ContentSource & {
  reads: number[];
} {
  const reads: number[] = [];
  return {
    reads,
    head: (asked) => Promise.resolve(asked === token ? { mediaType, sizeBytes: size } : null),
    read: (_token, offset, length) => {
      reads.push(length);
      if (offset >= endsAt) return Promise.resolve(null);
      return Promise.resolve(Uint8Array.from({ length }, (_value, index) => (offset + index) % 251));
    },
  };
}

const bytesOf = async (response: Response): Promise<Uint8Array> => new Uint8Array(await response.arrayBuffer());

it('gives the whole content in pieces of a mebibyte', async () => {
  const content = contentOf();
  const response = await answerContent(content, token, null);
  expect(response.status).toBe(200);
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-type': 'video/mp4',
    'content-length': String(sizeBytes),
    'accept-ranges': 'bytes',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
  });
  const bytes = await bytesOf(response);
  expect(bytes.byteLength).toBe(sizeBytes);
  expect(bytes.every((byte, index) => byte === index % 251)).toBe(true);
  expect(content.reads).toEqual([1024 * 1024, 1024 * 1024, 10]);
});

it.each([
  ['bytes=0-4', 0, 4],
  ['bytes=1048570-', 1048570, sizeBytes - 1],
  ['bytes=-3', sizeBytes - 3, sizeBytes - 1],
])('gives the range %s', async (range, first, last) => {
  const response = await answerContent(contentOf(), token, range);
  expect(response.status).toBe(206);
  expect(response.headers.get('content-range')).toBe(`bytes ${first}-${last}/${sizeBytes}`);
  const bytes = await bytesOf(response);
  expect([bytes.byteLength, bytes[0], bytes.at(-1)]).toEqual([last - first + 1, first % 251, last % 251]);
});

it('says that a range beyond the end is not there', async () => {
  const response = await answerContent(contentOf(), token, `bytes=${sizeBytes}-`);
  expect([response.status, response.headers.get('content-range')]).toEqual([416, `bytes */${sizeBytes}`]);
});

it('gives an empty file as empty', async () => {
  const response = await answerContent(contentOf({ size: 0 }), token, null);
  expect([response.status, (await bytesOf(response)).byteLength]).toEqual([200, 0]);
});

it.each(['', 'x', token.slice(1).toUpperCase(), `${token}0`.repeat(2), '../index.html', 'cd'.repeat(24)])(
  'knows no content under %j',
  async (other) => {
    expect((await answerContent(contentOf(), other, null)).status).toBe(404);
  },
);

it.each(['text/html', 'application/javascript', 'image/svg+xml; charset=x', 'video/mp4\r\nX-Evil: 1', ''])(
  'does not serve content as %j',
  async (mediaType) => {
    const response = await answerContent(contentOf({ mediaType }), token, null);
    expect(response.headers.get('content-type')).toBe('application/octet-stream');
  },
);

it('breaks off instead of ending when the vault is locked meanwhile', async () => {
  const response = await answerContent(contentOf({ endsAt: 1024 * 1024 }), token, null);
  await expect(response.arrayBuffer()).rejects.toThrow('content ended');
});
