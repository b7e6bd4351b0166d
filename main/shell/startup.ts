/** What has to be said to Electron before it is ready: sandbox, nothing on the disk but our own files, no network. For main/index.ts. */
import { app } from 'electron';
import type { PageAddress } from './addresses.ts';
import { registerAppScheme } from './app-protocol.ts';

const switches: Readonly<Record<string, string>> = {
  // Nothing that a page shows may reach the disk by way of a cache.
  'disable-http-cache': '',
  'disk-cache-size': '1',
  'media-cache-size': '1',
  'disable-gpu-shader-disk-cache': '',
  // A crash dump would hold memory.
  'disable-breakpad': '',
  'disable-background-networking': '',
  'disable-component-update': '',
  'disable-domain-reliability': '',
  'no-pings': '',
  // The system's media controls would show the names of files that are played.
  'disable-features': 'HardwareMediaKeyHandling,MediaSessionService',
};

/** Call first of all, before `app.whenReady()`. */
export function prepareElectron(page: PageAddress): void {
  // Profile, log and preferences are for this user alone.
  process.umask(0o077);
  // Who starts the app without a sandbox (tests as root) cannot have it back on.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  for (const [name, value] of Object.entries(switches)) {
    if (value === '') app.commandLine.appendSwitch(name);
    else app.commandLine.appendSwitch(name, value);
  }
  const nowhere = page.isDevelopment ? 'MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1' : 'MAP * ~NOTFOUND';
  app.commandLine.appendSwitch('host-resolver-rules', nowhere);
  registerAppScheme();
}
