/** Is the personal firewall on (guideline 管理者11)? For main/check. */
import { cannotTell, fail, namesInARow, pass, ruleFor } from '../answer.ts';

export const firewallRule = ruleFor('firewall', ({ value }) => {
  const named = (on: boolean | null) => value.profiles.filter((profile) => profile.on === on).map(({ name }) => name);
  if (value.profiles.length === 0) return fail('firewallNone');
  const off = named(false);
  if (off.length > 0) return fail('firewallOff', { names: namesInARow(off) });
  const unknown = named(null);
  if (unknown.length > 0) return cannotTell('firewallUnknown', { names: namesInARow(unknown) });
  return pass('firewallOn', { names: namesInARow(named(true)) });
});
