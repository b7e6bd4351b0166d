/** The calls about password memos (main/memo). Made in compose.ts. */
import type { CallName } from '../../preload/contract/engine.ts';
import type { Memos } from '../memo/memos.ts';
import type { CallContext, HandlersOf } from './router.ts';
import type { Session } from './session.ts';

type MemoCallName = Extract<CallName, `memo/${string}`>;

export function createMemoHandlers(session: Session): HandlersOf<MemoCallName> {
  const memos = (): Memos => session.opened().memos;
  const now = async <Value>(work: () => Value | Promise<Value>): Promise<Value> => work();
  /** Lists that show memos are asked for again when it is done. */
  const changing = async <Value>(context: CallContext, work: () => Value | Promise<Value>): Promise<Value> => {
    const value = await work();
    context.changed('memos');
    return value;
  };
  return {
    'memo/state': () => now(() => memos().state()),
    'memo/list': ({ search }) => now(() => memos().list(search)),
    'memo/show': ({ id }) => now(() => memos().show(id)),
    'memo/weaknesses': () => now(() => memos().weaknesses()),
    'memo/add': ({ text, password, ...facts }, context) =>
      changing(context, () => memos().add(facts, { text, password })),
    'memo/edit': ({ id, text, password, ...facts }, context) =>
      changing(context, () => memos().edit(id, facts, { text, password })),
    'memo/remove': ({ id }, context) =>
      changing(context, () => {
        memos().remove(id);
        return {};
      }),
    'memo/reveal': (asked, context) => changing(context, () => memos().reveal(asked)),
    'memo/card': (asked, context) =>
      changing(context, async () => {
        const { lines, printedAt } = await memos().card(asked);
        return { lines: [...lines], printedAt };
      }),
    'memo/exposed': ({ event, ids }, context) => changing(context, () => ({ marked: memos().exposed(event, ids) })),
    'memo/done': ({ id }, context) => changing(context, () => memos().done(id)),
    'memo/weigh': (input) => memos().weigh(input),
    'memo/is-this-it': ({ id, password }) => memos().isThisIt(id, password),
    'memo/generate': (input) => memos().generate(input),
    'memo/try-rule': ({ password, steps }) => memos().tryRule(password, steps),
    'memo/allow-escrow': (input, context) =>
      changing(context, async () => {
        await memos().allowEscrow(input);
        return {};
      }),
    'memo/start-over': (_, context) =>
      changing(context, () => {
        memos().startOver();
        return {};
      }),
  };
}
