import { describe, expect, it } from 'vitest';
import {
  createDraftKeeper,
  draftDelayMs,
  type DraftState,
} from '../../../../renderer/features/viewer/edit/draft-keeper.ts';

/** A desk with a hand-turned clock, and a write that ends when it is told to. */
function createDesk() {
  let time = 0;
  let text = '';
  const timers = new Set<{ at: number; work: () => void }>();
  const written: string[] = [];
  const states: DraftState[] = [];
  const waiting: { resolve: () => void; reject: (error: Error) => void }[] = [];
  const keeper = createDraftKeeper({
    current: () => ({ text, cursor: text.length, top: null }),
    write: (draft) =>
      new Promise((resolve, reject) => {
        written.push(draft.text);
        waiting.push({ resolve: () => resolve({ savedAt: `t${time}` }), reject });
      }),
    onState: (state) => states.push(state),
    after: (ms, work) => {
      const timer = { at: time + ms, work };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    now: () => time,
  });
  const settle = async () => {
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
  };
  return {
    keeper,
    written,
    states,
    type: (more: string) => {
      text += more;
      keeper.touch();
    },
    pass: async (ms: number) => {
      const until = time + ms;
      for (;;) {
        const [next] = [...timers].filter(({ at }) => at <= until).sort((one, other) => one.at - other.at);
        if (!next) break;
        timers.delete(next);
        time = next.at;
        next.work();
        await settle();
      }
      time = until;
    },
    endWrite: async (error?: Error) => {
      const write = waiting.shift();
      if (error) write?.reject(error);
      else write?.resolve();
      await settle();
    },
    now: () => time,
  };
}

describe('the draft', () => {
  it('is written within half a second after typing stops', async () => {
    const desk = createDesk();
    desk.type('a');
    await desk.pass(500);
    expect(desk.written).toEqual(['a']);
    await desk.endWrite();
    expect(desk.states.at(-1)).toEqual({ kind: 'saved', savedAt: 't500' });
    expect(desk.keeper.isPending()).toBe(false);
  });

  it('is written at least every second while typing goes on', async () => {
    const desk = createDesk();
    for (let key = 0; key < 40; key += 1) {
      desk.type('x');
      await desk.pass(100);
      await desk.endWrite();
    }
    // Four seconds of typing at ten keys a second.
    expect(desk.written.length).toBeGreaterThanOrEqual(4);
  });

  it('never has two writes under way and ends with the newest text', async () => {
    const desk = createDesk();
    desk.type('a');
    await desk.pass(draftDelayMs.quiet);
    desk.type('b');
    await desk.pass(2000);
    expect(desk.written).toEqual(['a']);
    await desk.endWrite();
    expect(desk.written).toEqual(['a', 'ab']);
    await desk.endWrite();
    expect(desk.keeper.isPending()).toBe(false);
  });

  it('is written at once when it is flushed, what was typed during a write included', async () => {
    const desk = createDesk();
    desk.type('a');
    const flushed = desk.keeper.flush();
    desk.type('b');
    await desk.endWrite();
    await desk.endWrite();
    await flushed;
    expect(desk.written).toEqual(['a', 'ab']);
  });

  it('writes nothing on a flush when nothing was typed', async () => {
    const desk = createDesk();
    await desk.keeper.flush();
    expect(desk.written).toEqual([]);
  });

  it('says that a write failed, keeps what was typed pending, and tries again', async () => {
    const desk = createDesk();
    desk.type('a');
    await desk.pass(draftDelayMs.quiet);
    await desk.endWrite(new Error('disk'));
    expect(desk.states.at(-1)?.kind).toBe('failed');
    expect(desk.keeper.isPending()).toBe(true);
    await desk.pass(draftDelayMs.retry);
    expect(desk.written).toEqual(['a', 'a']);
    await desk.endWrite();
    expect(desk.states.at(-1)?.kind).toBe('saved');
  });

  it('is not written any more once the text was settled', async () => {
    const desk = createDesk();
    desk.type('a');
    await desk.keeper.settle();
    await desk.pass(5000);
    expect(desk.written).toEqual([]);
    expect(desk.states.at(-1)).toEqual({ kind: 'idle' });
  });
});
