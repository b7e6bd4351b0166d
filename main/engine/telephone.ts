/** Codes by telephone on both sides: the office makes one, the device's vault checks it and slows down after wrong ones. For the engine. */
import { z } from 'zod';
import type { CheckId } from '../../preload/contract/check-policy.ts';
import { AppError } from '../../preload/contract/errors.ts';
import { checkTelephoneCode, makeTelephoneCode, nextCodeAt, telephoneKey } from '../check/check.ts';
import { parseIdentity, parseRecipient, wipeIdentity, x25519KeyOf, x25519Of } from '../crypto/age/age.ts';
import { requireActiveDevice } from '../office/devices.ts';
import { readOfficeSelf } from '../office/self.ts';
import { typedSetting } from '../parcel/typed-setting.ts';
import { readDevice, readOffice } from '../takeout/device.ts';
import type { OpenVault } from '../vault/open-vault.ts';

/** In the catalogue, so that neither ending the app nor removing a file undoes it. */
const triesSetting = typedSetting('telephoneCodes', z.strictObject({ wrong: z.int().min(0), lastAt: z.number() }));
/** Counted from the last wrong one, not by calendar days: a time zone is quickly changed. */
const forgottenAfterMs = 24 * 60 * 60 * 1000;

function keyOf(
  { sodium, keyring }: OpenVault,
  otherRecipient: string,
  ids: { readonly deviceId: string; readonly officeId: string },
): Uint8Array {
  const identity = parseIdentity(sodium, keyring.parcelIdentity);
  const own = x25519Of(sodium, identity);
  try {
    return telephoneKey(sodium, own.secret, x25519KeyOf(parseRecipient(otherRecipient)), ids);
  } finally {
    sodium.memzero(own.secret);
    wipeIdentity(sodium, identity);
  }
}

/** The office's side. On record. Throws `office/device-unknown`, `office/device-not-active`. */
export function issueTelephoneCode(vault: OpenVault, deviceId: string, check: CheckId, day: string): string {
  const device = requireActiveDevice(vault, deviceId);
  const key = keyOf(vault, device.recipient, { deviceId, officeId: readOfficeSelf(vault).officeId });
  const code = makeTelephoneCode(vault.sodium, key, { deviceId, check, day });
  vault.sodium.memzero(key);
  vault.audit.append('check.code-issued', { deviceId, check, day });
  return code;
}

/**
 * The device's side; returns when the code is right. Throws `check/code-too-soon` { retryAt }, `check/code-mistyped` { check },
 * `check/code-wrong` { check }; a wrong one is on record and counted before this throws. `now` in milliseconds, `day` local.
 */
export function requireTelephoneCode(
  vault: OpenVault,
  { check, code, day, now }: { check: CheckId; code: string; day: string; now: number },
): void {
  const before = triesSetting.read(vault);
  const tries = before !== null && now - before.lastAt < forgottenAfterMs ? before : { wrong: 0, lastAt: 0 };
  const next = nextCodeAt(tries, now);
  if (next !== null) throw new AppError('check/code-too-soon', { retryAt: new Date(next).toISOString() });
  const { deviceId } = readDevice(vault);
  const { officeId, parcelRecipient } = readOffice(vault);
  const key = keyOf(vault, parcelRecipient, { deviceId, officeId });
  const verdict = checkTelephoneCode(vault.sodium, key, { deviceId, check, day }, code);
  vault.sodium.memzero(key);
  if (verdict === 'mistyped') throw new AppError('check/code-mistyped', { check });
  if (verdict === 'right') return;
  vault.catalogue.transaction(() => {
    triesSetting.write(vault, { wrong: tries.wrong + 1, lastAt: now });
    vault.audit.append('check.code-wrong', { check, wrong: tries.wrong + 1 });
  });
  throw new AppError('check/code-wrong', { check });
}
