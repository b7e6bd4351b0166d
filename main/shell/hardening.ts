/** Refuses whatever this app never needs of a browser: permissions, navigation, new windows, downloads, the network. */
import { app, type Session, type WebContents } from 'electron';
import { isPageUrl, mayFetch, type PageAddress } from './addresses.ts';

/** The one thing that is let through: copying what the user selected or a fingerprint, by a press on a button. */
const allowedPermission = 'clipboard-sanitized-write';

/** Must run before the first window is made. Covers every page that will ever be made in this process. */
export function hardenAllContents(page: PageAddress): void {
  app.on('web-contents-created', (_event, contents) => {
    hardenContents(contents, page);
  });
  app.on('certificate-error', (event, _contents, _url, _error, _certificate, decide) => {
    event.preventDefault();
    decide(false);
  });
  app.on('select-client-certificate', (event) => {
    event.preventDefault();
  });
  app.on('login', (event) => {
    event.preventDefault();
  });
}

function hardenContents(contents: WebContents, page: PageAddress): void {
  // A page that reloads itself stays what it is; every other way to another document is closed.
  const stay = (event: Electron.Event, url: string): void => {
    if (url !== page.url) event.preventDefault();
  };
  contents.on('will-navigate', (event, url) => {
    stay(event, url);
  });
  contents.on('will-redirect', (event) => {
    event.preventDefault();
  });
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame || event.url !== page.url) event.preventDefault();
  });
  contents.on('will-attach-webview', (event) => {
    event.preventDefault();
  });
  contents.on('select-bluetooth-device', (event, _devices, choose) => {
    event.preventDefault();
    choose('');
  });
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

/** For the one session that windows use. */
export function hardenSession(session: Session, page: PageAddress): void {
  const isOurs = (contents: WebContents | null, permission: string): boolean =>
    permission === allowedPermission && contents !== null && isPageUrl(page, contents.getURL());
  session.setPermissionRequestHandler((contents, permission, decide) => {
    decide(isOurs(contents, permission));
  });
  session.setPermissionCheckHandler((contents, permission) => isOurs(contents, permission));
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, decide) => {
    decide({});
  });
  session.on('will-download', (event) => {
    event.preventDefault();
  });
  session.setSpellCheckerEnabled(false);
  session.webRequest.onBeforeRequest((details, decide) => {
    decide({ cancel: !mayFetch(page, details.url) });
  });
}
