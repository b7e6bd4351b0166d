/** Faults put under the engine: kills, failing and full disks, power cuts, rot. `npm run test:fault`; a short form is part of `npm test`. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/fault/**/*.fault.ts'],
    pool: 'forks',
    // Each file keeps all cores busy by itself.
    maxWorkers: 1,
    fileParallelism: false,
    testTimeout: 3_600_000,
    hookTimeout: 120_000,
  },
});
