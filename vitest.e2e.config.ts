/** End-to-end tests: the real app, one after the other. Run by `npm run e2e`, which makes the desktop session they need. */
import { defineConfig } from 'vitest/config';

const packaged = process.env['MOCHIDASHI_PACKAGED'] === '1';

export default defineConfig({
  test: {
    include: ['test/e2e/**/*.e2e.ts'],
    exclude: packaged ? [] : ['test/e2e/packaged/**'],
    pool: 'forks',
    maxWorkers: 1,
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    globalSetup: 'test/e2e/require-desktop.ts',
  },
});
