/** Refuses to run end-to-end tests outside the session that `npm run e2e` makes: the keychain would be the person's own. */
export default function requireDesktop(): void {
  if (process.env['MOCHIDASHI_DESKTOP'] !== 'fresh') {
    throw new Error(
      'End-to-end tests need a desktop session of their own. Please use: npm run e2e -- [vitest arguments]',
    );
  }
}
