/** Does the screen lock by itself, and soon enough? For main/check. */
import { cannotTell, fail, pass, ruleFor } from '../answer.ts';

export const screenLockRule = ruleFor('screenLock', ({ value, policy }) => {
  const { on, afterSeconds } = value;
  if (on === false) return fail('screenLockOff');
  if (on === null || afterSeconds === null) return cannotTell('screenLockUnknown');
  const { maxMinutes } = policy.screenLock;
  const params = { minutes: Math.ceil(afterSeconds / 60), maxMinutes };
  // A grace of some seconds after the idle time does not matter.
  return afterSeconds <= maxMinutes * 60 + 30 ? pass('screenLockOn', params) : fail('screenLockLate', params);
});
