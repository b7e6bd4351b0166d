/** The page's one line to the engine: starting it for a vault folder, calling it, and what happens at the lock. For pages. */
import './zod-without-eval.ts';
import type { CallInput, CallName, CallOutput } from '../../preload/contract/engine.ts';
import { portMessage } from '../../preload/contract/shell.ts';
import { createEngineClient, type CallOptions, type Changed } from './engine-client.ts';
import { EngineError } from './engine-error.ts';
import { onShellEvent } from './events.ts';
import { callShell } from './shell.ts';

const client = createEngineClient();

/** Ports that came, by generation, until the reply to `shell/start-engine` says which one is meant. */
const arrived = new Map<number, MessagePort>();
let portCame: () => void = () => undefined;

window.addEventListener('message', (event: MessageEvent<unknown>) => {
  if (event.source !== window || event.data === null || typeof event.data !== 'object') return;
  const { type, generation } = event.data as { type?: unknown; generation?: unknown };
  const [port] = event.ports;
  if (type !== portMessage || typeof generation !== 'number' || !port) return;
  arrived.set(generation, port);
  portCame();
});

/** How long a port may be on its way after the shell said that the engine runs. */
const portWaitMs = 10_000;

async function portOf(generation: number): Promise<MessagePort | undefined> {
  const deadline = performance.now() + portWaitMs;
  while (!arrived.has(generation) && performance.now() < deadline) {
    await new Promise<void>((resolve) => {
      portCame = resolve;
      setTimeout(resolve, portWaitMs);
    });
  }
  return arrived.get(generation);
}

/**
 * Starts the engine for this vault folder (`KnownVault.ref`); an engine that runs is sealed first. When it resolves, calls
 * reach the new engine; the vault is still locked. Rejects with `EngineError`.
 */
export async function startEngine(ref: string): Promise<void> {
  client.hangUp();
  const { generation } = await callShell('shell/start-engine', { ref });
  const port = await portOf(generation);
  arrived.clear();
  if (!port) throw new EngineError({ code: 'engine/start-failed', params: {} });
  client.adopt(port);
}

/** Asks the engine; see `EngineClient.call`. */
export function callEngine<Name extends CallName>(
  name: Name,
  input: CallInput<Name>,
  options?: CallOptions,
): Promise<CallOutput<Name>> {
  return client.call(name, input, options);
}

/** Listens for changes in the vault. Returns the function that stops listening. */
export function onVaultChanged(listener: (what: Changed) => void): () => void {
  return client.onChanged(listener);
}

const beforeLock = new Set<() => Promise<unknown>>();

/**
 * Registers what has to be handed in before the vault is locked: drafts, by `files/draft-write`, which is let through for a
 * quarter of a second after the lock began. Returns the function that takes it back.
 */
export function onBeforeLock(handIn: () => Promise<unknown>): () => void {
  beforeLock.add(handIn);
  return () => {
    beforeLock.delete(handIn);
  };
}

// The engine ends sooner when it need not wait for drafts: closing the port says that there are no more.
onShellEvent('locking', () => {
  void Promise.allSettled([...beforeLock].map((handIn) => handIn())).then(() => {
    client.hangUp();
  });
});
