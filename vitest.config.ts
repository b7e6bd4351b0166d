import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/unit/**/*.test.ts', 'test/vectors/**/*.test.ts'],
    pool: 'forks',
    testTimeout: 30_000,
  },
});
