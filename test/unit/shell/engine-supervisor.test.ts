import { describe, expect, it } from 'vitest';
import { createEngineSupervisor, sealDeadlineMs, startDeadlineMs } from '../../../main/shell/engine-supervisor.ts';
import type { EngineProcess } from '../../../main/shell/engine-process.ts';
import type { EngineToShell, ShellToEngine, TokenPath } from '../../../preload/contract/control.ts';
import { AwayRules } from '../../../preload/contract/policy.ts';

const copies = { places: [], fallbackFolder: '/found' };

/** An engine process played by the test. */
interface PlayedEngine extends EngineProcess<string> {
  readonly heard: ShellToEngine[];
  readonly killed: () => boolean;
  say(message: EngineToShell | { type: string }): void;
  exit(code?: number): void;
}

function playedEngine(number: number): PlayedEngine {
  const heard: ShellToEngine[] = [];
  let wasKilled = false;
  let hear = (_message: unknown): void => undefined;
  let end = (_code: number): void => undefined;
  const played: PlayedEngine = {
    heard,
    killed: () => wasKilled,
    post: (message) => heard.push(message),
    postWithPagePort: (message) => {
      heard.push(message);
      return `port ${number}`;
    },
    onMessage: (listener) => {
      hear = listener;
    },
    onExit: (listener) => {
      end = listener;
    },
    kill: () => {
      wasKilled = true;
      end(9);
    },
    say: (message) => {
      hear(message);
    },
    exit: (code = 0) => {
      end(code);
    },
  };
  return played;
}

function supervised(knownPaths: TokenPath[] = []) {
  const engines: PlayedEngine[] = [];
  const seen: string[] = [];
  const timers: { ms: number; work: () => void; off: boolean }[] = [];
  const supervisor = createEngineSupervisor<string>({
    fork: () => {
      const engine = playedEngine(engines.length + 1);
      engines.push(engine);
      return engine;
    },
    workerPath: '/w',
    appVersion: '1.0.0',
    knownPaths: () => knownPaths,
    killedLocks: () => [{ reason: 'idle', at: '2026-11-22T05:00:00.000Z' }],
    copies,
    after: (ms, work) => {
      const timer = { ms, work, off: false };
      timers.push(timer);
      return () => {
        timer.off = true;
      };
    },
    events: {
      onFacts: (folder, facts) => seen.push(`${folder} ${facts.open ? facts.officeName : 'locked'}`),
      onGone: () => seen.push('gone'),
      onKilled: (folder, reason) => seen.push(`${folder} killed, ${reason ?? 'no reason'}`),
      onLog: (level, line) => seen.push(`${level}: ${line}`),
      openOutside: (path) => {
        seen.push(`open ${path}`);
        return Promise.resolve('opened');
      },
    },
  });
  const turns = async (): Promise<void> => {
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
  };
  return {
    supervisor,
    engines,
    seen,
    turns,
    timeOut: (ms: number) => {
      for (const timer of timers) if (timer.ms === ms && !timer.off) timer.work();
    },
    /** The newest engine, once it was started. */
    newest: async (): Promise<PlayedEngine> => {
      await turns();
      const engine = engines.at(-1);
      if (!engine) throw new Error('no engine was started');
      return engine;
    },
  };
}

async function running(knownPaths: TokenPath[] = []) {
  const all = supervised(knownPaths);
  const started = all.supervisor.start('/vault');
  const engine = await all.newest();
  engine.say({ type: 'ready', generation: 1 });
  return { ...all, engine, started: await started };
}

const token = '00000000-0000-4000-8000-000000000001';
const away = AwayRules.parse({});
const facts = { open: true, role: 'worker', officeName: 'Soumu', idleLockMinutes: 5, away, leaseUntil: null } as const;

describe('starting', () => {
  it('gives the page’s port and the first generation once the engine is ready', async () => {
    const { started, engine } = await running([{ token, path: '/a' }]);
    expect(started).toEqual({ generation: 1, port: 'port 1' });
    expect(engine.heard).toEqual([
      {
        type: 'start',
        generation: 1,
        folder: '/vault',
        workerPath: '/w',
        appVersion: '1.0.0',
        paths: [{ token, path: '/a' }],
        killedLocks: [{ reason: 'idle', at: '2026-11-22T05:00:00.000Z' }],
        copies,
      },
    ]);
  });

  it('seals the engine that runs, and waits for its end, before it starts the next', async () => {
    const { supervisor, engines, engine, turns } = await running();
    const second = supervisor.start('/other');
    await turns();
    expect(engine.heard.at(-1)).toEqual({ type: 'seal' });
    expect(engines).toHaveLength(1);
    engine.exit();
    await turns();
    expect(engines).toHaveLength(2);
    engines[1]?.say({ type: 'ready', generation: 2 });
    expect((await second).generation).toBe(2);
  });

  it('never has two engines, however many starts are asked for at once', async () => {
    const { supervisor, engines, turns } = supervised();
    const starts = [supervisor.start('/a'), supervisor.start('/b'), supervisor.start('/c')];
    for (let round = 0; round < 3; round += 1) {
      await turns();
      expect(engines).toHaveLength(round + 1);
      engines[round]?.say({ type: 'ready', generation: round + 1 });
      await turns();
      engines[round]?.exit();
    }
    expect((await Promise.all(starts)).map(({ generation }) => generation)).toEqual([1, 2, 3]);
  });

  it('fails when the engine ends before it is ready, and then another can be started', async () => {
    const { supervisor, newest, seen } = supervised();
    const started = supervisor.start('/vault');
    (await newest()).exit(1);
    await expect(started).rejects.toThrow('engine/start-failed');
    expect(supervisor.facts()).toBeNull();
    expect(seen).not.toContain('gone');
    const again = supervisor.start('/vault');
    (await newest()).say({ type: 'ready', generation: 2 });
    expect((await again).generation).toBe(2);
  });

  it('kills an engine that is not ready in time', async () => {
    const { supervisor, newest, timeOut } = supervised();
    const started = supervisor.start('/vault');
    const engine = await newest();
    timeOut(startDeadlineMs);
    expect(engine.killed()).toBe(true);
    await expect(started).rejects.toThrow('engine/start-failed');
  });
});

describe('sealing', () => {
  it('ends the engine in time without killing it', async () => {
    const { supervisor, engine } = await running();
    const sealed = supervisor.seal('user');
    engine.exit();
    expect(await sealed).toEqual({ killed: false });
    expect(engine.killed()).toBe(false);
    expect(supervisor.facts()).toBeNull();
  });

  it('kills an engine that does not end by the deadline', async () => {
    const { supervisor, engine, seen, timeOut, turns } = await running();
    const sealed = supervisor.seal('suspend');
    await turns();
    expect(engine.killed()).toBe(false);
    timeOut(sealDeadlineMs);
    expect(await sealed).toEqual({ killed: true });
    expect(seen).toContain('/vault killed, suspend');
  });

  it('has nothing to do where no engine runs', async () => {
    expect(await supervised().supervisor.seal('user')).toBeNull();
  });

  it('asks an engine once, however often it is asked for', async () => {
    const { supervisor, engine } = await running();
    const sealed = [supervisor.seal('user'), supervisor.seal('user')];
    engine.exit();
    expect(await Promise.all(sealed)).toEqual([{ killed: false }, { killed: false }]);
    expect(engine.heard.filter(({ type }) => type === 'seal')).toHaveLength(1);
  });

  it('cancels a start that is under way', async () => {
    const { supervisor, newest } = supervised();
    const started = supervisor.start('/vault');
    const engine = await newest();
    const sealed = supervisor.seal('user');
    engine.say({ type: 'ready', generation: 1 });
    engine.exit();
    await expect(started).rejects.toThrow('engine/gone');
    expect(await sealed).toEqual({ killed: false });
  });

  it('cancels a start that waits for the engine before it', async () => {
    const { supervisor, engine, engines, turns } = await running();
    const second = supervisor.start('/other');
    await turns();
    const sealed = supervisor.seal('user');
    engine.exit();
    await sealed;
    await expect(second).rejects.toThrow('engine/gone');
    expect(engines).toHaveLength(1);
  });
});

describe('an engine that runs', () => {
  it('tells what may be known about its vault', async () => {
    const { supervisor, engine, seen } = await running();
    expect(supervisor.facts()).toEqual({ folder: '/vault', facts: { open: false } });
    engine.say({ type: 'facts', facts });
    expect(supervisor.facts()).toEqual({ folder: '/vault', facts });
    expect(seen).toEqual(['/vault Soumu']);
  });

  it('is not believed about an open vault once it is being sealed', async () => {
    const { supervisor, engine, seen, turns } = await running();
    void supervisor.seal('user');
    await turns();
    engine.say({ type: 'facts', facts });
    expect(supervisor.facts()).toBeNull();
    expect(seen).toEqual([]);
  });

  it('is noticed when it ends on its own', async () => {
    const { supervisor, engine, seen } = await running();
    engine.exit(11);
    expect(seen).toEqual(['error: engine ended on its own with code 11', 'gone']);
    expect(supervisor.facts()).toBeNull();
  });

  it('is told of paths, and the wait ends with its answer or with its end', async () => {
    const { supervisor, engine, turns } = await running();
    let told = 0;
    for (const path of ['/a', '/b']) void supervisor.tellPaths([{ token, path }]).then(() => (told += 1));
    await turns();
    expect(told).toBe(0);
    expect(engine.heard.slice(1)).toEqual([
      { type: 'paths', ask: 1, paths: [{ token, path: '/a' }] },
      { type: 'paths', ask: 2, paths: [{ token, path: '/b' }] },
    ]);
    engine.say({ type: 'answer', ask: 2, value: null });
    await turns();
    expect(told).toBe(1);
    engine.exit(1);
    await turns();
    expect(told).toBe(2);
  });

  it('gives content, and nothing to who asks while it is being sealed', async () => {
    const { supervisor, engine, turns } = await running();
    const piece = supervisor.content.read('t', 0, 2);
    engine.say({ type: 'answer', ask: 1, value: Uint8Array.of(1, 2) });
    expect(await piece).toEqual(Uint8Array.of(1, 2));
    const head = supervisor.content.head('t');
    engine.say({ type: 'answer', ask: 2, value: { mediaType: 'video/mp4', sizeBytes: 2 } });
    expect(await head).toEqual({ mediaType: 'video/mp4', sizeBytes: 2 });
    void supervisor.seal('user');
    await turns();
    expect(await supervisor.content.head('t')).toBeNull();
    expect(await supervisor.content.read('t', 0, 1)).toBeNull();
  });

  it('is not listened to when it says what is not in the contract', async () => {
    const { engine, seen, supervisor } = await running();
    engine.say({ type: 'path', path: '/etc/passwd' } as { type: string });
    expect(seen).toEqual(['error: engine sent a message that is not of the contract']);
    expect(supervisor.facts()).not.toBeNull();
  });
});

describe('opening in another program', () => {
  const ask = { type: 'openOutside', ask: 3, path: '/place/x' } as const;

  it('answers the engine that asked', async () => {
    const { engine, seen, turns } = await running();
    engine.say(ask);
    await turns();
    expect(seen).toContain('open /place/x');
    expect(engine.heard).toContainEqual({ type: 'openedOutside', ask: 3, outcome: 'opened' });
  });

  it('opens nothing once the lock has begun', async () => {
    const { engine, seen, supervisor, turns } = await running();
    void supervisor.seal('user');
    engine.say(ask);
    await turns();
    expect(seen).not.toContain('open /place/x');
    expect(engine.heard).toContainEqual({ type: 'openedOutside', ask: 3, outcome: 'refused' });
  });
});
