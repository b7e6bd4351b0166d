/** The player as one file, so that a process is ready in a tenth of a second. */
import path from 'node:path';
import { build } from 'vite';

/** Bundles the player into `folder` and gives its path. */
export async function bundlePlayer(folder: string): Promise<string> {
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true, external: ['sodium-native', '@signalapp/sqlcipher', 'libsodium-wrappers-sumo', 'keytar'] },
    build: {
      ssr: path.join(import.meta.dirname, 'play.ts'),
      outDir: folder,
      emptyOutDir: false,
      minify: false,
      rolldownOptions: { output: { entryFileNames: 'play.mjs', codeSplitting: false } },
    },
  });
  return path.join(folder, 'play.mjs');
}
