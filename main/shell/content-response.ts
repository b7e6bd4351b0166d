/** What `app://content/<token>` answers: content of the open vault by range, from memory to memory. No Electron; for app-protocol.ts. */
import { readRange } from './byte-range.ts';
import type { ContentSource } from './content-source.ts';

/** On every answer of `app://`. */
export const everywhere = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-store',
};

const contentHeaders = {
  ...everywhere,
  'Content-Security-Policy': "default-src 'none'; sandbox",
  // The page's own host is another origin than the content's.
  'Cross-Origin-Resource-Policy': 'cross-origin',
  'Accept-Ranges': 'bytes',
};

/** Answers one request for content; 404 when the token is unknown or the vault is locked, 416 when the range is not there. */
export async function answerContent(
  content: ContentSource,
  token: string,
  rangeHeader: string | null,
): Promise<Response> {
  const head = /^[0-9a-f]{16,64}$/.test(token) ? await content.head(token) : null;
  if (!head) return refuse(404);
  const { sizeBytes } = head;
  const range = readRange(rangeHeader, sizeBytes);
  if (range === 'unsatisfiable') {
    return new Response(null, { status: 416, headers: { ...contentHeaders, 'Content-Range': `bytes */${sizeBytes}` } });
  }
  const { first, last } = range === 'whole' ? { first: 0, last: sizeBytes - 1 } : range;
  const headers: Record<string, string> = {
    ...contentHeaders,
    'Content-Type': servedMediaType(head.mediaType),
    'Content-Length': String(last - first + 1),
  };
  if (range !== 'whole') headers['Content-Range'] = `bytes ${first}-${last}/${sizeBytes}`;
  return new Response(streamOf(content, token, first, last), { status: range === 'whole' ? 200 : 206, headers });
}

const pieceBytes = 1024 * 1024;

/** Reads ahead of the player by one piece at most, so that little plaintext is in memory. */
function streamOf(content: ContentSource, token: string, first: number, last: number): ReadableStream<Uint8Array> {
  let offset = first;
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      if (offset > last) {
        controller.close();
        return;
      }
      const piece = await content.read(token, offset, Math.min(pieceBytes, last - offset + 1));
      if (!piece || piece.byteLength === 0) {
        // Locked meanwhile, or shorter than its head said: the player must not take it for the end of the file.
        controller.error(new Error('content ended'));
        return;
      }
      offset += piece.byteLength;
      controller.enqueue(piece);
    },
  });
}

/** Only media that elements play or draw keep their type; nothing is ever served as a document or a script. */
function servedMediaType(mediaType: string): string {
  return /^(?:audio|video|image)\/[a-z0-9.+-]{1,100}$/.test(mediaType) ? mediaType : 'application/octet-stream';
}

/** An answer without a body. */
export function refuse(status: number): Response {
  return new Response(null, { status, headers: everywhere });
}
