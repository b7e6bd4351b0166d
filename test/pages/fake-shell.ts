/** A named stand-in for `window.mochidashi` (preload and shell). Answers pass the shell contract's own schemas. */
import { serveFakeEngine, type EngineHandlers } from './fake-engine.ts';
import {
  portMessage,
  shellCalls,
  type KnownVault,
  type PickedPath,
  type PreloadApi,
  type ShellCallName,
  type ShellEvent,
  type ShellOutput,
} from '../../preload/contract/shell.ts';
import type { z } from 'zod';

export type ShellHandlers = {
  readonly [Name in ShellCallName]?: (
    input: z.output<(typeof shellCalls)[Name]['input']>,
  ) => ShellOutput<Name> | Promise<ShellOutput<Name>>;
};

/** The window's side of the harness: lets a scenario's steps send shell events (`window.harness.sendShellEvent(…)`). */
export interface Harness {
  readonly sendShellEvent: (event: ShellEvent) => void;
  /** From now on what is dropped has no path, as a picture dragged out of another program. */
  readonly losePaths: () => void;
}

/** A path as a dialog would give it; tokens are made from the name, so that samples are the same in every run. */
export function pickedPath(name: string, isFolder = false): PickedPath {
  let hash = 0;
  for (const char of name) hash = (hash * 31 + (char.codePointAt(0) ?? 0)) % 0xffffffff;
  const digits = hash.toString(16).padStart(8, '0');
  return { token: `${digits}-0000-4000-8000-000000000000`, name, isFolder };
}

export function knownVault(parts: Partial<KnownVault> & { ref: string; folder: string }): KnownVault {
  return { role: 'worker', officeName: '', lastOpenedAt: null, reachable: true, ...parts };
}

const quietShell: ShellHandlers = {
  'shell/set-preferences': (preferences) => preferences,
  'shell/forget-vault': () => ({}),
  'shell/lock': () => ({}),
  'shell/reveal': () => ({}),
  'shell/print': () => ({}),
  'shell/veil': () => ({}),
  'away/end-self-tests': () => ({}),
  'shell/desktop': () => ({ hasTray: true, lockKey: 'everywhere' }),
  'away/coverage': () => [],
  'away/self-test': () => ({ until: new Date(Date.now() + 60_000).toISOString() }),
  'away/stay': () => ({}),
  'away/sticks': () => [],
  'clipboard/noted': () => ({ seconds: 30 }),
  'shell/pick-save': ({ defaultName }) => pickedPath(defaultName),
};

export function createFakeShell(
  handlers: ShellHandlers,
  engine: EngineHandlers,
): { api: PreloadApi; harness: Harness } {
  const listeners = new Set<(event: unknown) => void>();
  let generation = 0;
  let hasPaths = true;

  function startEngine(): { generation: number } {
    generation += 1;
    const channel = new MessageChannel();
    serveFakeEngine(channel.port1, engine);
    window.postMessage({ type: portMessage, generation }, '*', [channel.port2]);
    return { generation };
  }

  async function perform<Name extends ShellCallName>(name: Name, input: unknown): Promise<unknown> {
    const description = shellCalls[name];
    const parsed = description.input.parse(input) as z.output<(typeof shellCalls)[Name]['input']>;
    const handler: ShellHandlers[Name] = handlers[name] ?? quietShell[name];
    if (handler) return description.output.parse(await handler(parsed));
    if (name === 'shell/start-engine') return startEngine();
    throw new Error(`this scenario has no answer to ${name}`);
  }

  const api: PreloadApi = {
    callShell: async (name, input) => {
      try {
        if (!Object.hasOwn(shellCalls, name)) throw new Error(`no such call in the contract: ${name}`);
        return { ok: true, value: await perform(name as ShellCallName, input) };
      } catch (error) {
        console.error(`fake shell: ${name}`, error);
        return { ok: false, error: { code: 'unexpected', params: {}, ref: 'fake-0002' } };
      }
    },
    onShellEvent: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    tokensForFiles: (files) => {
      if (!hasPaths) return Promise.resolve([]);
      const names = files.flatMap((file) => (file instanceof File ? [file.name] : []));
      return Promise.resolve(names.map((name) => pickedPath(name)));
    },
  };
  const harness: Harness = {
    losePaths: () => {
      hasPaths = false;
    },
    sendShellEvent: (event) => {
      for (const listener of listeners) listener(event);
    },
  };
  return { api: Object.freeze(api), harness };
}
