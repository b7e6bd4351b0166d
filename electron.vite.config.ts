/** How the app is bundled: every entry of every process, named. Read by electron-vite alone. */
import { resolve } from 'node:path';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const root = import.meta.dirname;
const at = (path: string): string => resolve(root, path);

// These load a native library (or wasm) from their own folder, so they stay packages at run time.
// Everything else is bundled, which keeps the start of the app to a handful of file reads.
const packagesAtRunTime = ['sodium-native', '@signalapp/sqlcipher', 'keytar', 'libsodium-wrappers-sumo'];

// The oldest runtime that has to run the bundles is Electron 25 (Node 18.15, Chrome 114). electron-vite
// would take the targets of the newest one from the installed types, so they are named here.
const nodeTarget = 'node18';
const chromeTarget = 'chrome114';

// CommonJS because Electron 25 knows neither ES modules in its main process nor in a sandboxed preload.
const commonJs = {
  format: 'cjs',
  entryFileNames: '[name].cjs',
  chunkFileNames: 'chunks/[name]-[hash].cjs',
} as const;

export default defineConfig({
  main: {
    build: {
      outDir: at('out/main'),
      target: nodeTarget,
      sourcemap: true,
      externalizeDeps: false,
      rolldownOptions: {
        input: {
          index: at('main/index.ts'),
          engine: at('main/engine/engine.ts'),
          worker: at('main/engine/worker.ts'),
          sweeper: at('main/engine/sweeper.ts'),
          cli: at('main/cli/index.ts'),
          'cli-thread': at('main/cli/thread.ts'),
        },
        external: packagesAtRunTime,
        output: commonJs,
      },
    },
  },
  preload: {
    build: {
      outDir: at('out/preload'),
      target: nodeTarget,
      sourcemap: true,
      // A sandboxed preload can require nothing but electron.
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: at('preload/index.ts') },
        output: commonJs,
      },
    },
  },
  renderer: {
    root: at('renderer'),
    plugins: [react(), tailwindcss()],
    build: {
      outDir: at('out/renderer'),
      target: chromeTarget,
      minify: true,
      // Fonts and images stay files: the page's policy allows no data: addresses for them.
      assetsInlineLimit: 0,
      rolldownOptions: { input: { index: at('renderer/index.html') } },
    },
  },
});
