/** Are the disks encrypted that hold the system and the vault (guideline 勤務者10)? For main/check. */
import { cannotTell, fail, namesInARow, pass, ruleFor } from '../answer.ts';

export const diskEncryptionRule = ruleFor('disks', ({ value }) => {
  const places = (encrypted: boolean | null) =>
    value.volumes.filter((volume) => volume.encrypted === encrypted).map(({ place, holds }) => place || holds);
  const plain = places(false);
  if (plain.length > 0) return fail('diskPlain', { places: namesInARow([...new Set(plain)]) });
  const unknown = places(null);
  const holds = new Set(value.volumes.map((volume) => volume.holds));
  if (unknown.length > 0 || !holds.has('system') || !holds.has('vault')) {
    return cannotTell('diskUnknown', { places: namesInARow([...new Set(unknown)]) || '—' });
  }
  return pass('diskEncrypted', { places: namesInARow([...new Set(places(true))]) });
});
