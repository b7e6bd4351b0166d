/** What a grant from the office says, before it is accepted. For `accept.ts` and the worker's handlers. */
import type { CallOutput } from '../../preload/contract/engine.ts';
import { AppError } from '../../preload/contract/errors.ts';
import { fromBase64 } from '../crypto/encoding.ts';
import { officeFingerprint } from '../parcel/fingerprints.ts';
import type { ManifestOf } from '../parcel/manifest.ts';
import { openParcel } from '../parcel/open.ts';
import {
  type KeyringSecrets,
  type OfficePage,
  type VaultEnvironment,
  SignedOfficePage,
  verifyOfficePage,
} from '../vault/vault.ts';
import { openEnrolment } from './enrol.ts';
import type { PendingEnrolment } from './pending.ts';

export interface OpenedGrant {
  readonly pending: PendingEnrolment;
  /** Wipe `signSeed`. */
  readonly keys: KeyringSecrets;
  readonly manifest: ManifestOf<'grant'>;
  readonly manifestSha256: string;
  readonly page: OfficePage;
  readonly signedPage: SignedOfficePage;
}

/**
 * Opens a grant with the keys of the pending enrolment. The office is taken at its own word here: who it is, is for the worker
 * to judge by its fingerprint. Throws `enrolment/none`, `enrolment/keys-missing`, `enrolment/grant-for-other`, and what
 * `openParcel` throws.
 */
export async function openGrant(env: VaultEnvironment, folder: string, path: string): Promise<OpenedGrant> {
  const { sodium } = env;
  const { pending, keys } = await openEnrolment(env, folder);
  const found: { page: OfficePage | null } = { page: null };
  const parcel = await openParcel(env, path, {
    kinds: ['grant'],
    identity: { secret: keys.parcelIdentity, recipient: pending.recipient },
    findSender({ sender, body }) {
      const page = verifyOfficePage(sodium, body.officePage, null);
      const signPublicKey = fromBase64(page.signPublicKey);
      found.page = page;
      return page.officeId === sender.id && signPublicKey ? { signPublicKey, refused: null } : null;
    },
  });
  try {
    const { manifest, manifestSha256 } = parcel;
    const { enrolmentId, deviceId, officePage } = manifest.body;
    if (enrolmentId !== pending.enrolmentId || deviceId !== pending.deviceId || !found.page) {
      throw new AppError('enrolment/grant-for-other');
    }
    return {
      pending,
      keys,
      manifest,
      manifestSha256,
      page: found.page,
      signedPage: SignedOfficePage.parse(officePage),
    };
  } finally {
    await parcel.close();
  }
}

/** What the worker reads before he accepts. */
export async function inspectGrant(
  env: VaultEnvironment,
  folder: string,
  path: string,
): Promise<CallOutput<'grant/inspect'>> {
  const { keys, manifest, page } = await openGrant(env, folder, path);
  env.sodium.memzero(keys.signSeed);
  return {
    parcelId: manifest.parcelId,
    officeName: page.name,
    officeFingerprint: fingerprintOfPage(env, page),
    workerName: manifest.body.workerName,
    issuedAt: manifest.createdAt,
    leaseNotAfter: manifest.body.leaseNotAfter,
    policy: page.policy,
  };
}

/** The fingerprint of the office that signed a page. */
export function fingerprintOfPage({ sodium }: Pick<VaultEnvironment, 'sodium'>, page: OfficePage): string[] {
  const { officeId, parcelRecipient: recipient, recoveryRecipient } = page;
  const signPublicKey = fromBase64(page.signPublicKey) ?? new Uint8Array(0);
  return officeFingerprint(sodium, { officeId, signPublicKey, recipient, recoveryRecipient });
}
