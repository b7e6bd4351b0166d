/** A full table of handlers for tests of the router: the given ones, and for every other call one that fails as a bug. */
import type { AllHandlers, Handlers } from '../../main/engine/router.ts';
import { engineCalls } from '../../preload/contract/engine.ts';

export function allHandlers(given: Handlers): AllHandlers {
  const none = Object.fromEntries(
    Object.keys(engineCalls).map((name) => [name, () => Promise.reject(new Error('no handler in this test'))]),
  ) as unknown as AllHandlers;
  return { ...none, ...given };
}
