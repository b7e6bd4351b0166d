/** The calls about password memos (main/memo). Made in compose.ts. */
import type { CallName } from '../../preload/contract/engine.ts';
import type { HandlersOf } from './router.ts';
import type { Session } from './session.ts';

type MemoCallName = Extract<CallName, `memo/${string}`>;

const notYet = (): Promise<never> => Promise.reject(new Error('not yet'));

export function createMemoHandlers(session: Session): HandlersOf<MemoCallName> {
  const memos = () => session.opened().memos;
  return {
    'memo/state': notYet,
    'memo/list': ({ search }) => Promise.resolve(memos().list(search)),
    'memo/show': ({ id }) => Promise.resolve(memos().show(id)),
    'memo/add': async ({ text, password, ...facts }, { changed }) => {
      const row = await memos().add(facts, { text, password });
      changed('memos');
      return row;
    },
    'memo/weaknesses': () => Promise.resolve(memos().weaknesses()),
    'memo/edit': notYet,
    'memo/remove': notYet,
    'memo/reveal': notYet,
    'memo/card': notYet,
    'memo/exposed': notYet,
    'memo/done': notYet,
    'memo/weigh': notYet,
    'memo/is-this-it': notYet,
    'memo/generate': notYet,
    'memo/try-rule': notYet,
    'memo/allow-escrow': notYet,
    'memo/start-over': notYet,
  };
}
