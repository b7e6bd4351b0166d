/** Packages that stay outside the bundles because they load a native library or wasm. Everybody in main may use it. */
import { createRequire } from 'node:module';

// Not `import()`: in a thread of the packed app Node's module loader does not see into the app's archive, and `require` does.
const load = createRequire(import.meta.url);

/** The package of that name, one of `packagesAtRunTime` in electron.vite.config.ts. Throws when it cannot be loaded here. */
export function loadOutsidePackage(name: string): unknown {
  return load(name);
}
