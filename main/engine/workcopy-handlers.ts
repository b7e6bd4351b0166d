/** The calls on working copies: files that other programs have open. Made in compose.ts. */
import type { HandlersOf } from './router.ts';
import type { Session } from './session.ts';

type WorkcopyCallName =
  'workcopy/plan' | 'workcopy/open' | 'workcopy/list' | 'workcopy/close' | 'workcopy/forget-found';

export function createWorkcopyHandlers(session: Session): HandlersOf<WorkcopyCallName> {
  const copiesOf = () => session.opened().copies;
  return {
    'workcopy/plan': ({ id }) => copiesOf().plan(id),
    'workcopy/open': ({ id, despite }, job) => copiesOf().open(id, despite, job),
    'workcopy/list': () => Promise.resolve(copiesOf().list()),
    'workcopy/close': ({ id, evenIfHeld }) => copiesOf().close(id, evenIfHeld),
    'workcopy/forget-found': (_, { changed }) => {
      copiesOf().forgetFound();
      changed('copies');
      return Promise.resolve({});
    },
  };
}
