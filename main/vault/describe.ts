/** What can be said of a vault folder while it is locked. For vault.ts. */
import { AppError } from '../../preload/contract/errors.ts';
import type { KeychainState, Role } from '../../preload/contract/values.ts';
import { readAttempts } from './attempts.ts';
import type { VaultEnvironment } from './environment.ts';
import { readHeader } from './header.ts';
import type { FoundHeader, OfficePin } from './header.ts';
import { readOfficePage } from './office-page.ts';
import type { OfficePage } from './office-page.ts';
import { findDeviceSecret, officeLimit } from './unlock.ts';

/** All of it is alleged: nobody without the vault key can tell whether the header is authentic. */
export interface VaultFacts {
  /** `newer`: made by a newer version, left untouched; `damaged`: both copies of the header. */
  readonly state: 'none' | 'ready' | 'newer' | 'damaged';
  readonly vaultId: string | null;
  readonly role: Role | null;
  readonly createdAt: string | null;
  readonly office: OfficePin | null;
  readonly hasEscrow: boolean;
  readonly keychain: KeychainState;
  /** Whether a passphrase alone opens it. */
  readonly passphraseAlone: boolean;
  readonly failedTries: number;
  readonly retryAt: string | null;
  /** Wrong tries that are left before only the office can open it; null: no end to them. */
  readonly triesLeft: number | null;
  /** The office's page, if there is one and the pinned key signed it. */
  readonly officePage: OfficePage | null;
  /** Null: there is no page. */
  readonly officePageValid: boolean | null;
}

async function tryHeader(env: VaultEnvironment, folder: string): Promise<FoundHeader | 'none' | 'newer' | 'damaged'> {
  try {
    return (await readHeader(env.sodium, folder)) ?? 'none';
  } catch (error) {
    if (error instanceof AppError && error.code === 'vault/newer-format') return 'newer';
    if (error instanceof AppError && error.code === 'vault/header-damaged') return 'damaged';
    throw error;
  }
}

async function tryPage(env: VaultEnvironment, folder: string, pin: string | null) {
  try {
    const officePage = await readOfficePage(env.sodium, folder, pin);
    return { officePage, officePageValid: officePage === null ? null : pin !== null };
  } catch (error) {
    if (error instanceof AppError) return { officePage: null, officePageValid: false };
    throw error;
  }
}

/** Looks at a vault folder without opening it and without changing anything. */
export async function describeVault(env: VaultEnvironment, folder: string): Promise<VaultFacts> {
  const found = await tryHeader(env, folder);
  if (typeof found === 'string') {
    return {
      state: found,
      vaultId: null,
      role: null,
      createdAt: null,
      office: null,
      hasEscrow: false,
      keychain: 'unused',
      passphraseAlone: false,
      failedTries: 0,
      retryAt: null,
      triesLeft: null,
      officePage: null,
      officePageValid: null,
    };
  }
  const { vaultId, role, createdAt, office, slots } = found.stored;
  const device = await findDeviceSecret(env.sodium, found.stored, env.keychain);
  if (device.secret !== null) env.sodium.memzero(device.secret);
  return {
    state: 'ready',
    vaultId,
    role,
    createdAt,
    office,
    hasEscrow: slots.some(({ kind }) => kind === 'office'),
    keychain: device.state,
    passphraseAlone: slots.some(({ kind }) => kind === 'passphrase'),
    ...(await readAttempts(folder, env.clock, await officeLimit(env.sodium, folder, found.stored))),
    ...(await tryPage(env, folder, office?.signPublicKey ?? null)),
  };
}
