import { expect, it } from 'vitest';
import { createClipboardGuard, type ClipboardKind } from '../../../main/shell/clipboard-guard.ts';
import type { LeftBehindItem } from '../../../preload/contract/shell.ts';

const settled = (): Promise<void> =>
  new Promise((done) => {
    setImmediate(done);
  });

type Refill = 'never' | 'empty' | 'always';

/** A clipboard and a clock that stand still until they are told. */
function world(options: { seconds?: number; refill?: Refill; isStuck?: boolean } = {}) {
  const { seconds = 30, isStuck = false } = options;
  let refills: Refill = options.refill ?? 'never';
  const content = { clipboard: '', selection: '' };
  const html = { clipboard: '', selection: '' };
  const reports: (readonly LeftBehindItem[])[] = [];
  let reads = 0;
  let now = 0;
  let timers: { at: number; work: () => void }[] = [];
  let keeps = '';
  const set = (kind: ClipboardKind, text: string): void => {
    if (isStuck) return;
    content[kind] = text;
    html[kind] = '';
  };
  const guard = createClipboardGuard({
    clipboard: {
      read: (kind) => {
        reads += 1;
        return Promise.resolve({ text: content[kind], html: html[kind] });
      },
      clear: (kind) => {
        keeps ||= content[kind];
        set(kind, '');
        return Promise.resolve();
      },
      overwrite: (kind) => {
        set(kind, ' ');
        return Promise.resolve();
      },
    },
    seconds: () => seconds,
    after: (ms, work) => {
      const timer = { at: now + ms, work };
      timers.push(timer);
      return () => {
        timers = timers.filter((each) => each !== timer);
      };
    },
    salt: new Uint8Array(32),
    report: (items) => reports.push(items),
    log: () => undefined,
  });
  const pass = async (ms: number): Promise<void> => {
    const end = now + ms;
    for (;;) {
      const isRefilled = refills === 'always' || (refills === 'empty' && content.clipboard === '');
      if (isRefilled && keeps !== '') content.clipboard = keeps;
      const [next] = timers.filter(({ at }) => at <= end).sort((one, other) => one.at - other.at);
      if (!next) break;
      now = next.at;
      timers = timers.filter((timer) => timer !== next);
      next.work();
      await settled();
    }
    now = end;
  };
  const stopRefilling = (): void => {
    refills = 'never';
  };
  return { guard, content, html, pass, reports, stopRefilling, reads: () => reads, pending: () => timers.length };
}

it('takes a copy back after the time that it said', async () => {
  const { guard, content, pass, reports } = world();
  content.clipboard = '秘密';
  const said = guard.noted('clipboard');
  await pass(29_999);
  await expect(said).resolves.toBe(30);
  expect(content.clipboard).toBe('秘密');
  await pass(1);
  expect(content.clipboard).toBe('');
  await pass(60_000);
  expect(reports.flat()).toEqual([]);
});

it('leaves alone what somebody else has put there since', async () => {
  const { guard, content, pass } = world();
  content.clipboard = '秘密';
  void guard.noted('clipboard');
  await pass(1000);
  content.clipboard = 'from elsewhere';
  await guard.takeBack();
  await pass(60_000);
  expect(content.clipboard).toBe('from elsewhere');
});

it('answers once it knows what is there, and then takes nothing of others for its own', async () => {
  const { guard, content, pass } = world();
  content.clipboard = '秘密';
  const said = guard.noted('clipboard');
  await pass(150);
  await said;
  content.clipboard = 'from elsewhere';
  await guard.takeBack();
  expect(content.clipboard).toBe('from elsewhere');
});

it('answers also where the next copy or the lock comes first', async () => {
  const { guard, content } = world();
  content.clipboard = 'one';
  const first = guard.noted('clipboard');
  const second = guard.noted('clipboard');
  await guard.takeBack();
  await expect(Promise.all([first, second])).resolves.toEqual([30, 30]);
});

it('takes back at once when asked to, the primary selection too', async () => {
  const { guard, content, pass } = world();
  content.clipboard = 'copied';
  content.selection = 'marked';
  void guard.noted('clipboard');
  void guard.noted('selection');
  await pass(200);
  await guard.takeBack();
  expect(content).toEqual({ clipboard: '', selection: '' });
});

it('takes back what was copied in the very moment of the lock', async () => {
  const { guard, content } = world();
  content.clipboard = 'copied';
  void guard.noted('clipboard');
  await guard.takeBack();
  expect(content.clipboard).toBe('');
});

it('knows a picture or other content without text by its HTML', async () => {
  const { guard, html, pass } = world();
  html.clipboard = '<img src="app://x">';
  void guard.noted('clipboard');
  await pass(200);
  await guard.takeBack();
  expect(html.clipboard).toBe('');
});

it('counts anew from the last copy', async () => {
  const { guard, content, pass } = world();
  content.clipboard = 'one';
  void guard.noted('clipboard');
  await pass(20_000);
  content.clipboard = 'two';
  void guard.noted('clipboard');
  await pass(20_000);
  expect(content.clipboard).toBe('two');
  await pass(10_000);
  expect(content.clipboard).toBe('');
});

it('says whether something of ours may still be there', async () => {
  const { guard, content, pass } = world();
  expect(guard.holdsAny()).toBe(false);
  content.clipboard = 'copied';
  void guard.noted('clipboard');
  expect(guard.holdsAny()).toBe(true);
  await pass(30_000);
  expect(guard.holdsAny()).toBe(false);
});

it('does not even look at the clipboard where nothing of ours is on it', async () => {
  const { guard, reads, pending } = world();
  await guard.takeBack();
  expect(reads()).toBe(0);
  expect(pending()).toBe(0);
});

it('overwrites what a clipboard history puts back in the place of nothing, without any alarm', async () => {
  const { guard, content, pass, reports } = world({ refill: 'empty' });
  content.clipboard = '秘密';
  void guard.noted('clipboard');
  await pass(200);
  await guard.takeBack();
  await pass(60_000);
  expect(content.clipboard).toBe(' ');
  expect(reports.flat()).toEqual([]);
});

it('says that something puts it back each time, until it does so no more', async () => {
  const { guard, content, pass, reports, stopRefilling } = world({ refill: 'always' });
  content.clipboard = '秘密';
  void guard.noted('clipboard');
  await pass(200);
  await guard.takeBack();
  await pass(60_000);
  expect(reports.at(-1)).toEqual([{ kind: 'clipboard', name: '', folder: '', heldBy: null, why: 'comesBack' }]);
  stopRefilling();
  await pass(20_000);
  expect(reports.at(-1)).toEqual([]);
  expect(content.clipboard).not.toBe('秘密');
});

it('says that a clipboard cannot be cleared, and goes on trying', async () => {
  const { guard, content, pass, reports, pending } = world({ isStuck: true });
  content.clipboard = '秘密';
  void guard.noted('clipboard');
  await pass(200);
  await guard.takeBack();
  expect(reports.at(-1)).toMatchObject([{ kind: 'clipboard', why: 'inUse' }]);
  await pass(60_000);
  expect(pending()).toBe(1);
  content.clipboard = 'something else';
  await pass(10_000);
  expect(reports.at(-1)).toEqual([]);
  expect(pending()).toBe(0);
});

it('does not fail where the clipboard does, and writes nothing of the content into the log', async () => {
  const logged: string[] = [];
  const guard = createClipboardGuard({
    clipboard: {
      read: () => Promise.resolve({ text: '秘密', html: '' }),
      clear: () => Promise.reject(new Error('秘密 is in use')),
      overwrite: () => Promise.reject(new Error('秘密 is in use')),
    },
    seconds: () => 30,
    after: () => () => undefined,
    salt: new Uint8Array(32),
    report: () => undefined,
    log: (line) => logged.push(line),
  });
  void guard.noted('clipboard');
  await expect(guard.takeBack()).resolves.toBeUndefined();
  expect(logged).toEqual(['clipboard: clear failed, Error']);
});
