/** The scheme `app://`: our pages with their security headers, and content of the open vault by range, from memory to memory. */
import { readFile } from 'node:fs/promises';
import { protocol, type Session } from 'electron';
import { appScheme, contentHost, pageHost } from './addresses.ts';
import { answerContent, everywhere, refuse } from './content-response.ts';
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

const pageHeaders = {
  ...everywhere,
  'Content-Security-Policy': contentSecurityPolicy,
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': refusedFeatures.map((feature) => `${feature}=()`).join(', '),
  'X-Frame-Options': 'DENY',
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
