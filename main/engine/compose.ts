/** The one place where the services of a vault folder are made and joined to the calls. Used by the engine's entry. */
import type { EngineParts, EngineServices } from './serve.ts';

/** Makes everything that answers calls for `parts.folder`. Opens nothing yet. */
export function composeEngine(parts: EngineParts): Promise<EngineServices> {
  void parts;
  return Promise.resolve({
    handlers: {},
    state: () => ({ open: false }),
    facts: () => ({ open: false }),
    close: () => Promise.resolve(),
  });
}
