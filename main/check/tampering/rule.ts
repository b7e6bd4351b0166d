/** Has the device been opened up (guideline 勤務者8)? For main/check. */
import { cannotTell, fail, namesInARow, pass, ruleFor } from '../answer.ts';

export const tamperingRule = ruleFor('tampering', ({ value, policy }) => {
  const weighed = value.signs.filter(({ sign }) => !policy.tampering.tolerated.includes(sign));
  const named = (present: boolean | null) => weighed.filter((sign) => sign.present === present).map(({ sign }) => sign);
  const found = named(true);
  if (found.length > 0) return fail('tamperingFound', { signs: namesInARow(found) });
  const unknown = named(null);
  if (unknown.length > 0 || value.signs.length === 0) {
    return cannotTell('tamperingUnknown', { signs: namesInARow(unknown) || '—' });
  }
  return pass('tamperingNone');
});
