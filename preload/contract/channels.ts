/** Names of the channels that lead out of a page. Imports nothing, so that the preload script stays small. */

/** Electron's IPC channels between preload and shell. Only `preload/index.ts` and `main/shell` use them; pages never see them. */
export const channels = {
  /** preload → shell, answered: `{ name, input }`, gives a `Reply`. */
  shellCall: 'mochidashi:shell-call',
  /** preload → shell, answered: paths of files that were dropped, gives a `Reply` with path tokens. Pages cannot send on it. */
  droppedPaths: 'mochidashi:dropped-paths',
  /** shell → preload: a `ShellEvent`. */
  shellEvent: 'mochidashi:shell-event',
  /** shell → preload: `{ generation }` with the engine's port. */
  enginePort: 'mochidashi:engine-port',
} as const;

/** The engine's MessagePort reaches the page by `window.postMessage({ type: portMessage, generation }, origin, [port])` from preload. */
export const portMessage = 'mochidashi:engine-port';
