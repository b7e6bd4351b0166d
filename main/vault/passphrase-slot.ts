/** A new passphrase slot for a vault that has a header already, and the rules for passphrases. For main/vault. */
import { AppError } from '../../preload/contract/errors.ts';
import { calibrate } from '../crypto/argon.ts';
import type { ArgonParameters } from '../crypto/argon.ts';
import { judgePassphrase } from '../crypto/passphrase.ts';
import type { VaultEnvironment } from './environment.ts';
import type { Header, PassphraseSlot } from './header.ts';
import { deviceSecretBytes, makePassphraseSlot } from './slots.ts';
import { deriveOn, findDeviceSecret } from './unlock.ts';
import type { Pool } from './work/pool.ts';

export interface NextPassphrase {
  readonly passphrase: string;
  /** Names an attacker would try first. */
  readonly userWords: readonly string[];
  readonly withDeviceSecret: boolean;
  /** Default: measured on this machine. */
  readonly cost?: ArgonParameters;
}

/** A passphrase slot for the next header, and what wraps the personal key then (to be wiped). A new device secret is in the keychain when it returns. */
export async function makeNextSlot(
  env: VaultEnvironment,
  pool: Pool,
  header: Header,
  vaultKey: Uint8Array,
  next: NextPassphrase,
): Promise<{ slot: PassphraseSlot; passphraseKey: Uint8Array }> {
  const { sodium, clock, keychain } = env;
  const found = await findDeviceSecret(sodium, header, keychain);
  // The right secret is used again: were it replaced, a crash before the header is written would shut everybody out.
  const isNew = next.withDeviceSecret && found.secret === null;
  const deviceSecret = isNew ? sodium.randomBytes(deviceSecretBytes) : next.withDeviceSecret ? found.secret : null;
  try {
    const cost = next.cost ?? calibrate(sodium, () => clock.monotonic());
    const input = { passphrase: next.passphrase, deviceSecret, cost, vaultKey };
    const made = await makePassphraseSlot({ sodium, derive: deriveOn(pool) }, header, input);
    if (isNew && deviceSecret !== null) await keychain.set(header.vaultId, deviceSecret);
    return made;
  } finally {
    if (deviceSecret !== null) sodium.memzero(deviceSecret);
    if (found.secret !== null) sodium.memzero(found.secret);
  }
}

/** Throws `vault/passphrase-refused` { problem } for a passphrase that the rules refuse. */
export async function requirePassphrase(
  passphrase: string,
  withDeviceSecret: boolean,
  userWords: readonly string[],
): Promise<void> {
  const { problems } = await judgePassphrase(passphrase, { withDeviceSecret, userWords });
  const [problem] = problems;
  if (problem !== undefined) throw new AppError('vault/passphrase-refused', { problem });
}
