/** End-to-end tests: the real app, a file at a time in each desktop session. Run by `npm run e2e`, which makes the sessions. */
import { defineConfig } from 'vitest/config';

// One where it was not said: tests share no screen, no clipboard and no keychain.
const desktops = (JSON.parse(process.env['MOCHIDASHI_DESKTOPS'] ?? '[null]') as unknown[]).length;
const packaged = process.env['MOCHIDASHI_PACKAGED'] === '1';

export default defineConfig({
  test: {
    include: ['test/e2e/**/*.e2e.ts'],
    exclude: packaged ? [] : ['test/e2e/packaged/**'],
    pool: 'forks',
    maxWorkers: desktops,
    fileParallelism: desktops > 1,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // What is polled for comes when it comes; a second is not much for two windows on a busy machine.
    expect: { poll: { timeout: 15_000 } },
    globalSetup: 'test/e2e/require-desktop.ts',
    setupFiles: 'test/e2e/own-desktop.ts',
  },
});
