/**
 * Starts the engine, watches it and ends it: one at a time, each with a generation number. Ending it is what locks the vault.
 * Knows no Electron, so that tests play the process.
 */
import { AppError } from '../../preload/contract/errors.ts';
import type { CoverageState } from '../../preload/contract/away.ts';
import type { FactId, Facts } from '../../preload/contract/check-facts.ts';
import {
  EngineToShell,
  type CopySettings,
  type KilledLock,
  type OpenedOutside,
  type TokenPath,
  type VaultFacts,
} from '../../preload/contract/control.ts';
import type { LockReason } from '../../preload/contract/shell.ts';
import type { ContentSource } from './content-source.ts';
import type { EngineProcess } from './engine-process.ts';
import type { LogLevel } from './log.ts';

/** Sealing takes no longer than this; then the process is killed. */
export const sealDeadlineMs = 2000;
export const startDeadlineMs = 15_000;

export interface EngineSupervisor<Port> {
  /**
   * Starts the engine for a vault folder and gives the page's port. An engine that runs is sealed first. Throws
   * `engine/start-failed`, or `engine/gone` when a seal was asked for meanwhile.
   */
  start(folder: string): Promise<{ generation: number; port: Port }>;
  /** Ends the engine, also one that is starting. Null when none ran; else whether it had to be killed. */
  seal(reason: LockReason): Promise<{ killed: boolean } | null>;
  /** Whether there is an engine now, and what it said about its vault. */
  facts(): { folder: string; facts: VaultFacts } | null;
  /** Resolves when the engine knows these paths, at once when there is none (it will get them when it starts). */
  tellPaths(paths: readonly TokenPath[]): Promise<void>;
  /** For the log of the open vault; does nothing where none is open. */
  readonly tellCoverage: (signals: readonly CoverageState[]) => void;
  /** Resolves when the engine knows what the machine says of itself; it is forgotten where there is none. */
  tellCheckFacts(facts: Facts, only: FactId | null): Promise<void>;
  /** Content of the open vault, for `app://content/`. */
  readonly content: ContentSource;
}

/** What the shell does about what happens to the engine. */
export interface EngineEvents {
  onFacts(folder: string, facts: VaultFacts): void;
  /** The engine ended without having been asked. */
  onGone(): void;
  /** It did not end in time and was killed; `reason` null: it was in the way of another one. */
  onKilled(folder: string, reason: LockReason | null): void;
  onLog(level: LogLevel, line: string): void;
  /** Opens a working copy in the program that the system has for it. */
  openOutside(path: string): Promise<OpenedOutside>;
}

type Answer = Extract<EngineToShell, { type: 'answer' }>['value'];

interface Engine {
  readonly process: EngineProcess;
  readonly folder: string;
  readonly asks: Map<number, (value: Answer) => void>;
  readonly exited: Promise<void>;
  isReady: boolean;
  facts: VaultFacts;
  seal: Promise<{ killed: boolean }> | null;
}

export function createEngineSupervisor<Port>({
  fork,
  workerPath,
  appVersion,
  knownPaths,
  killedLocks,
  copies,
  after,
  events,
}: {
  fork: () => EngineProcess<Port>;
  workerPath: string;
  appVersion: string;
  knownPaths: () => TokenPath[];
  /** Of this folder's vault, for its log. */
  killedLocks: (folder: string) => KilledLock[];
  copies: CopySettings;
  /** Runs `work` after so many milliseconds; the returned function calls it off. */
  after: (ms: number, work: () => void) => () => void;
  events: EngineEvents;
}): EngineSupervisor<Port> {
  let engine: Engine | null = null;
  let generation = 0;
  let lastAsk = 0;
  let sealsAsked = 0;
  let startTurn: Promise<unknown> = Promise.resolve();

  async function launch(folder: string): Promise<{ generation: number; port: Port }> {
    const sealsBefore = sealsAsked;
    await endEngine(null);
    if (sealsAsked !== sealsBefore) throw new AppError('engine/gone');
    generation += 1;
    const mine = generation;
    const child = fork();
    let exited = (): void => undefined;
    let ready = (): void => undefined;
    const isReady = new Promise<'ready'>((resolve) => {
      ready = () => {
        resolve('ready');
        if (engine) engine.isReady = true;
      };
    });
    const started: Engine = {
      process: child,
      folder,
      asks: new Map(),
      exited: new Promise((resolve) => {
        exited = resolve;
      }),
      isReady: false,
      facts: { open: false },
      seal: null,
    };
    engine = started;
    child.onMessage((raw) => {
      take(started, raw, ready);
    });
    child.onExit((code) => {
      exited();
      for (const settle of started.asks.values()) settle(null);
      if (engine === started) engine = null;
      if (started.seal) return;
      events.onLog('error', `engine ended on its own with code ${code}`);
      // One that never came up is the failure of `start`, not the end of an open vault.
      if (started.isReady) events.onGone();
    });
    const port = child.postWithPagePort({
      type: 'start',
      generation: mine,
      folder,
      workerPath,
      appVersion,
      paths: knownPaths(),
      killedLocks: killedLocks(folder),
      copies,
    });
    const callOff = after(startDeadlineMs, () => {
      child.kill();
    });
    const result = await Promise.race([isReady, started.exited]);
    callOff();
    if (sealsAsked !== sealsBefore) throw new AppError('engine/gone');
    if (result !== 'ready') throw new AppError('engine/start-failed');
    return { generation: mine, port };
  }

  function take(from: Engine, raw: unknown, ready: () => void): void {
    const parsed = EngineToShell.safeParse(raw);
    if (!parsed.success) {
      events.onLog('error', 'engine sent a message that is not of the contract');
      return;
    }
    const message = parsed.data;
    if (message.type === 'log') events.onLog(message.level, message.line);
    else if (message.type === 'ready') ready();
    else if (message.type === 'answer') from.asks.get(message.ask)?.(message.value);
    else if (message.type === 'openOutside') void openOutside(from, message);
    else if (message.type === 'facts' && !from.seal) {
      from.facts = message.facts;
      events.onFacts(from.folder, message.facts);
    }
  }

  async function openOutside(from: Engine, { ask, path }: { ask: number; path: string }): Promise<void> {
    const outcome = from.seal ? 'refused' : await events.openOutside(path);
    from.process.post({ type: 'openedOutside', ask, outcome });
  }

  async function endEngine(reason: LockReason | null): Promise<{ killed: boolean } | null> {
    const ending = engine;
    if (!ending) return null;
    ending.seal ??= endOne(ending, reason);
    return await ending.seal;
  }

  async function endOne(ending: Engine, reason: LockReason | null): Promise<{ killed: boolean }> {
    let killed = false;
    const callOff = after(sealDeadlineMs, () => {
      killed = true;
      ending.process.kill();
      events.onKilled(ending.folder, reason);
    });
    ending.process.post({ type: 'seal', ...(reason !== null && { reason }) });
    await ending.exited;
    callOff();
    return { killed };
  }

  async function ask(makeMessage: (id: number) => Parameters<EngineProcess['post']>[0]): Promise<Answer> {
    const asked = engine;
    if (!asked || asked.seal) return null;
    lastAsk += 1;
    const id = lastAsk;
    const answer = await new Promise<Answer>((resolve) => {
      asked.asks.set(id, resolve);
      asked.process.post(makeMessage(id));
    });
    asked.asks.delete(id);
    return answer;
  }

  return {
    start(folder) {
      const turn = startTurn.then(() => launch(folder));
      startTurn = turn.catch(() => undefined);
      return turn;
    },
    seal(reason) {
      sealsAsked += 1;
      return endEngine(reason);
    },
    facts: () => (engine && !engine.seal ? { folder: engine.folder, facts: engine.facts } : null),
    async tellPaths(paths) {
      await ask((id) => ({ type: 'paths', ask: id, paths: [...paths] }));
    },
    tellCoverage(signals) {
      if (engine && !engine.seal && engine.facts.open) engine.process.post({ type: 'coverage', signals: [...signals] });
    },
    async tellCheckFacts(facts, only) {
      await ask((id) => ({ type: 'checkFacts', ask: id, facts, only }));
    },
    content: {
      async head(token) {
        const head = await ask((id) => ({ type: 'contentHead', ask: id, token }));
        return head === null || head instanceof Uint8Array ? null : head;
      },
      async read(token, offset, length) {
        const piece = await ask((id) => ({ type: 'contentRead', ask: id, token, offset, length }));
        return piece instanceof Uint8Array ? piece : null;
      },
    },
  };
}
