/**
 * Stands where Electron's own default app would in the registry runtime, which lacks one: opens the app in the folder
 * (or the script) named by the first argument, as `electron <folder>` does. Put into the runtime by runtime.mjs.
 */
const { existsSync, readFileSync } = require('node:fs');
const Module = require('node:module');
const { dirname, join, resolve } = require('node:path');
const { app } = require('electron');

/** The first argument that is no switch; what follows it belongs to the app. Loads what `-r` names on the way. */
function folderToOpen() {
  const given = process.argv.slice(1);
  for (let i = 0; i < given.length; i += 1) {
    const argument = given[i];
    if (argument === '-r' || argument === '--require') Module._load(resolve(given[(i += 1)]), module);
    else if (!argument.startsWith('-')) return resolve(argument);
  }
  return null;
}

const folder = folderToOpen();
if (folder === null || !existsSync(folder)) {
  process.stderr.write('usage: electron [switches] <folder of an app> [arguments]\n');
  app.exit(2);
} else {
  Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true });
  const manifestPath = join(folder, 'package.json');
  const manifest = existsSync(manifestPath) ? JSON.parse(readFileSync(manifestPath, 'utf8')) : null;
  // Before anything asks for a path: Electron keeps the first answer, and userData follows the name.
  if (manifest) {
    app.setName(manifest.productName ?? manifest.name);
    app.setVersion(manifest.version);
    app.setDesktopName(manifest.desktopName ?? `${app.getName()}.desktop`);
    app.setAppPath(folder);
  } else {
    app.setAppPath(dirname(folder));
  }
  Module._load(Module._resolveFilename(folder, module, true), module, true);
}
