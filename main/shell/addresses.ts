/** The addresses of our own pages and content, and which address counts as ours. Pure; for the shell. */

export const appScheme = 'app';
/** Host of the pages. */
export const pageHost = 'mochidashi';
/** Host of content that media elements read by range. */
export const contentHost = 'content';

const productOrigin = `${appScheme}://${pageHost}`;

/** Where the window's page comes from. */
export interface PageAddress {
  readonly url: string;
  /** The only origin whose page may call the shell and that the window may show. */
  readonly origin: string;
  /** Served by a development server on loopback, with its looser rules. */
  readonly isDevelopment: boolean;
}

/**
 * The page's address: ours, or that of a development server if one is named and the app is not packaged. A development
 * server that is not on loopback is ignored.
 */
export function choosePageAddress(developmentUrl: string | undefined, isPackaged: boolean): PageAddress {
  if (!isPackaged && developmentUrl !== undefined) {
    const url = parseUrl(developmentUrl);
    if (url?.protocol === 'http:' && (url.hostname === 'localhost' || url.hostname === '127.0.0.1')) {
      return { url: url.href, origin: url.origin, isDevelopment: true };
    }
  }
  return { url: `${productOrigin}/index.html`, origin: productOrigin, isDevelopment: false };
}

/** Whether an address belongs to our pages: same scheme, host and port, and nobody's name in it. */
export function isPageUrl(page: PageAddress, address: string): boolean {
  const url = parseUrl(address);
  if (url === null || url.username !== '' || url.password !== '') return false;
  // `origin` of a scheme that is not special is "null" in Node, so the parts are put together.
  return `${url.protocol}//${url.host}` === page.origin;
}

/** Whether the app may fetch this at all: our own scheme, memory of the page, and in development its server. */
export function mayFetch(page: PageAddress, address: string): boolean {
  const url = parseUrl(address);
  if (url === null || url.username !== '' || url.password !== '') return false;
  if (url.protocol === `${appScheme}:`) return url.host === pageHost || url.host === contentHost;
  if (url.protocol === 'blob:') return isPageUrl(page, url.pathname);
  if (!page.isDevelopment) return false;
  if (url.protocol === 'devtools:') return true;
  return isPageUrl(page, address.replace(/^ws:/, 'http:'));
}

function parseUrl(address: string): URL | null {
  try {
    return new URL(address);
  } catch {
    return null;
  }
}
