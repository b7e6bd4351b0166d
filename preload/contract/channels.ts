/** Names of Electron's IPC channels between preload and shell. Only `preload/index.ts` and `main/shell` use them; pages never see them. */
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
