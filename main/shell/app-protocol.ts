/** The scheme `app://`: our pages with their security headers, and content of the open vault by range, from memory to memory. */
import { readFile } from 'node:fs/promises';
import { protocol, type Session } from 'electron';
import { appScheme, contentHost, pageHost } from './addresses.ts';
import { readRange } from './byte-range.ts';
import type { ContentSource } from './content-source.ts';
import type { PageFiles } from './page-files.ts';

const contentOrigin = `${appScheme}://${contentHost}`;

export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  `img-src 'self' blob: ${contentOrigin}`,
  `media-src 'self' blob: ${contentOrigin}`,
  "font-src 'self'",
  "connect-src 'self' blob:",
  "worker-src 'self'",
  "object-src 'none'",
  "frame-src 'none'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** Refused in the page's own process already, before anything asks the shell. */
const refusedFeatures = [
  'accelerometer',
  'bluetooth',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'hid',
  'idle-detection',
  'local-fonts',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'screen-wake-lock',
  'serial',
  'usb',
  'window-management',
  'xr-spatial-tracking',
];

const everywhere = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-store',
};

const pageHeaders = {
  ...everywhere,
  'Content-Security-Policy': contentSecurityPolicy,
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': refusedFeatures.map((feature) => `${feature}=()`).join(', '),
  'X-Frame-Options': 'DENY',
};

const contentHeaders = {
  ...everywhere,
  'Content-Security-Policy': "default-src 'none'; sandbox",
  // The page's own host is another origin than the content's.
  'Cross-Origin-Resource-Policy': 'cross-origin',
  'Accept-Ranges': 'bytes',
};

/** Must run before Electron is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } },
  ]);
}

/** Answers `app://` in this session. Everything else than a listed page file or a live content token is 404. */
export function serveApp(session: Session, { files, content }: { files: PageFiles; content: ContentSource }): void {
  session.protocol.handle(appScheme, async (request) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405);
    const { host, pathname } = new URL(request.url);
    if (host === contentHost) return await answerContent(content, pathname.slice(1), request.headers.get('range'));
    const file = host === pageHost ? files.find(request.url) : null;
    if (!file) return refuse(404);
    return new Response(await readFile(file.path), { headers: { ...pageHeaders, 'Content-Type': file.mediaType } });
  });
}

async function answerContent(content: ContentSource, token: string, rangeHeader: string | null): Promise<Response> {
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

function refuse(status: number): Response {
  return new Response(null, { status, headers: everywhere });
}
