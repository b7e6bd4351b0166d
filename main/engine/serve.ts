/** The engine process without its process: what it does from the shell's `start` to its `seal`. Runs in plain Node for tests. */
import { connectPage, type Connection } from './connection.ts';
import type { ReportBug } from '../../preload/contract/bug-report.ts';
import type { CoverageState, LockReason } from '../../preload/contract/away.ts';
import type { FactId, Facts } from '../../preload/contract/check-facts.ts';
import { createContentTable, type ContentTable } from './content-table.ts';
import {
  ShellToEngine,
  type CopySettings,
  type EngineToShell,
  type KilledLock,
  type OpenedOutside,
  type VaultFacts,
} from '../../preload/contract/control.ts';
import { createFactsDesk, type FactsDesk } from './facts-desk.ts';
import { createPathTable, type PathTable } from './path-table.ts';
import type { MessagePipe } from './pipe.ts';
import { createRouter, type AllHandlers, type Changed, type EngineState } from './router.ts';
import type { Keychain } from '../vault/keychain.ts';
import type { Clock } from '../vault/open-vault.ts';
import type { CallName } from '../../preload/contract/engine.ts';
import { AppError } from '../../preload/contract/errors.ts';

/** All services of one vault folder, as `compose.ts` makes them. */
export interface EngineServices {
  readonly handlers: AllHandlers;
  state(): EngineState;
  /** What the shell may know. */
  facts(): VaultFacts;
  /** Takes in what the machine says of itself; `only` one fact of it. Gives it as it is judged. */
  learnFacts(facts: Facts, only: FactId | null): Promise<Facts>;
  /** Puts on record what the machine notices; nothing while no vault is open. */
  noteCoverage(signals: readonly CoverageState[]): void;
  /**
   * Closes the vault if one is open, with the reason in its log, and wipes its keys. What has to be taken in before, from other programs, is waited for until
   * `limit`.
   */
  close(limit: Promise<unknown>, reason?: LockReason): Promise<void>;
}

/** What the services of a vault folder are made from. */
export interface EngineParts {
  readonly folder: string;
  readonly workerPath: string;
  readonly appVersion: string;
  readonly paths: PathTable;
  readonly content: ContentTable;
  readonly facts: FactsDesk;
  readonly clock: Clock;
  /** Locks by force that the vault's log does not tell of yet. */
  readonly killedLocks: readonly KilledLock[];
  readonly copies: CopySettings;
  /** Asks the shell to open a working copy in the program that the system has for it. */
  readonly openOutside: (path: string) => Promise<OpenedOutside>;
  /** Tells the page that something it may be showing has changed, outside of any call. */
  readonly changed: (...what: readonly Changed[]) => void;
  /** Where device secrets are kept; the system's keychain where nothing is said. */
  readonly keychain?: Keychain;
  /** Worker threads for bulk work; as many as the machine is good for where nothing is said, 0 for none. */
  readonly poolSize?: number;
}

/** Where a page's port comes in: with the `start` message. */
export interface ControlMessage {
  readonly data: unknown;
  readonly pagePipe: MessagePipe | null;
}

/**
 * How long a page may take to hand in drafts after the lock, how long running calls may take to end, and how long saves of other
 * programs are taken in; all from the lock on. The vault is to be locked within a second; the shell kills at two.
 */
const drainLimitMs = { page: 250, calls: 600, copies: 1300 };

/** Calls by which a policy comes into force: the idle limit is the shell's business. */
const callsThatChangeFacts: ReadonlySet<string> = new Set<CallName>(['policy/accept', 'policy/save', 'parcel/import']);

/**
 * Serves one vault folder. Returns the function that takes the shell's messages in. `exit` is called once: 0 after a seal,
 * 1 when the services could not be made.
 */
export function serveEngine({
  post,
  compose,
  clock,
  reportBug,
  randomToken,
  after,
  exit,
}: {
  post: (message: EngineToShell) => void;
  compose: (parts: EngineParts) => Promise<EngineServices>;
  clock: Clock;
  reportBug: ReportBug;
  randomToken: () => string;
  /** Resolves after so many milliseconds. */
  after: (ms: number) => Promise<void>;
  exit: (code: number) => void;
}): (message: ControlMessage) => void {
  const paths = createPathTable();
  const content = createContentTable({ randomToken });
  const facts = createFactsDesk(() => clock.monotonic());
  let services: EngineServices | null = null;
  let connection: Connection | null = null;
  let sealing = false;
  let lastTold: VaultFacts = { open: false };
  let lastAsk = 0;
  const asks = new Map<number, (outcome: OpenedOutside) => void>();

  function tellFacts(afterCall: string): void {
    if (!services) return;
    // Looking them up costs a query or two, and few calls can change them.
    if (services.state().open === lastTold.open && !callsThatChangeFacts.has(afterCall)) return;
    const facts = services.facts();
    if (JSON.stringify(facts) === JSON.stringify(lastTold)) return;
    lastTold = facts;
    post({ type: 'facts', facts });
  }

  async function start(message: Extract<ShellToEngine, { type: 'start' }>, pipe: MessagePipe): Promise<void> {
    paths.learn(message.paths);
    const { folder, workerPath, appVersion, killedLocks, copies } = message;
    const changed = (...what: readonly Changed[]): void => {
      connection?.changed(...what);
    };
    const given = { folder, workerPath, appVersion, killedLocks, copies };
    services = await compose({ ...given, paths, content, facts, clock, openOutside, changed });
    const { handlers } = services;
    const state = (): EngineState => services?.state() ?? { open: false };
    const router = createRouter({ handlers, state, reportBug });
    connection = connectPage({ pipe, router, monotonic: () => clock.monotonic(), afterCall: tellFacts });
    post({ type: 'ready', generation: message.generation });
  }

  function openOutside(path: string): Promise<OpenedOutside> {
    lastAsk += 1;
    const ask = lastAsk;
    return new Promise((resolve) => {
      asks.set(ask, resolve);
      post({ type: 'openOutside', ask, path });
    });
  }

  async function seal(reason?: LockReason): Promise<void> {
    if (sealing) return;
    sealing = true;
    const limit = after(drainLimitMs.copies);
    // A call that does not end in time is left behind: closing the vault matters more, and the process ends anyway.
    if (connection) await Promise.race([connection.drain(after(drainLimitMs.page)), after(drainLimitMs.calls)]);
    await content.clear();
    await services?.close(limit, reason);
    post({ type: 'sealed' });
    exit(0);
  }

  async function take(message: ShellToEngine, pipe: MessagePipe | null): Promise<void> {
    switch (message.type) {
      case 'start':
        if (services || !pipe) throw new AppError('engine/start-failed');
        await start(message, pipe);
        return;
      case 'paths':
        paths.learn(message.paths);
        post({ type: 'answer', ask: message.ask, value: null });
        return;
      case 'openedOutside':
        asks.get(message.ask)?.(message.outcome);
        asks.delete(message.ask);
        return;
      case 'coverage':
        if (!sealing) services?.noteCoverage(message.signals);
        return;
      case 'checkFacts':
        await services?.learnFacts(message.facts, message.only);
        post({ type: 'answer', ask: message.ask, value: null });
        return;
      case 'contentHead':
        post({ type: 'answer', ask: message.ask, value: sealing ? null : content.head(message.token) });
        return;
      case 'contentRead':
        post({
          type: 'answer',
          ask: message.ask,
          value: sealing ? null : await content.read(message.token, message.offset, message.length),
        });
        return;
      case 'seal':
        await seal(message.reason);
    }
  }

  return ({ data, pagePipe }) => {
    const parsed = ShellToEngine.safeParse(data);
    if (!parsed.success) {
      reportBug(parsed.error, 'control message');
      return;
    }
    const message = parsed.data;
    take(message, pagePipe).catch((error: unknown) => {
      reportBug(error, `control ${message.type}`);
      if (message.type === 'start' || message.type === 'seal') exit(1);
      else if ('ask' in message && message.type !== 'paths') post({ type: 'answer', ask: message.ask, value: null });
    });
  };
}
