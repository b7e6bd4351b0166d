/** Takes in what the office sent: files, answers, receipts, renewals. For the worker's handlers. */
import { AppError } from '../../preload/contract/errors.ts';
import type { CallOutput } from '../../preload/contract/engine.ts';
import { type OpenedParcel, openParcel } from '../parcel/open.ts';
import { findReceived, recordReceived, requireNewest } from '../parcel/routes.ts';
import type { Job, OpenVault } from '../vault/open-vault.ts';
import { SignedOfficePage, verifyOfficePage, writeOfficePage } from '../vault/vault.ts';
import { applyAnswer } from './approvals.ts';
import { officeAsSender, readOffice } from './device.ts';
import { importTakeout } from './import-takeout.ts';
import { leaseSetting, noteTime, requireLease } from './lease.ts';
import { requireAcceptedPolicy, storePolicy } from './policies.ts';
import { applyReceipt } from './receipts.ts';
import { takeAnswersIn } from './reports.ts';

type Imported = CallOutput<'parcel/import'>;
type Kind = 'takeout' | 'approval' | 'receipt' | 'renewal';
type Opened<Of extends Kind> = OpenedParcel<Of>;
/** What a kind adds to the answer; kept, so that a second import can say the same. */
type Facts = Partial<
  Pick<Imported, 'files' | 'entryIds' | 'destroyed' | 'leaseNotAfter' | 'policyVersion' | 'answers'>
>;

const noFacts = { files: 0, entryIds: [], destroyed: 0, leaseNotAfter: null, policyVersion: null, answers: 0 };

async function applyRenewal(vault: OpenVault, { manifest, manifestSha256 }: Opened<'renewal'>): Promise<Facts> {
  requireNewest(vault, manifest, ['grant', 'renewal']);
  const { leaseNotAfter, officePage, answers } = manifest.body;
  const page = verifyOfficePage(vault.sodium, officePage, readOffice(vault).signPublicKey);
  // The page first: it may be newer than the catalogue for a moment, and is read by itself while the vault is locked.
  await writeOfficePage(vault.folder, SignedOfficePage.parse(officePage));
  return vault.catalogue.transaction(() => {
    storePolicy(vault, page.policy, page.issuedAt, null);
    const facts = { leaseNotAfter, policyVersion: page.policy.version, answers: takeAnswersIn(vault, answers) };
    leaseSetting.write(vault, { notAfter: leaseNotAfter });
    recordReceived(vault, manifest, manifestSha256, facts);
    vault.audit.append('lease.renewed', {
      parcelId: manifest.parcelId,
      leaseNotAfter,
      policyVersion: page.policy.version,
      answers: facts.answers,
    });
    return facts;
  });
}

async function applyOne(vault: OpenVault, parcel: Opened<Kind>, job: Job): Promise<Facts> {
  const { manifest, manifestSha256 } = parcel;
  switch (manifest.kind) {
    case 'takeout': {
      requireLease(vault);
      requireAcceptedPolicy(vault);
      return importTakeout(vault, parcel as Opened<'takeout'>, job);
    }
    case 'renewal':
      return applyRenewal(vault, parcel as Opened<'renewal'>);
    case 'receipt': {
      const { entryIds, destroyed } = await applyReceipt(vault, manifest.body, (result) => {
        recordReceived(vault, manifest, manifestSha256, { ...result, files: result.entryIds.length });
      });
      return { files: entryIds.length, entryIds, destroyed };
    }
    case 'approval': {
      const answer = manifest.body;
      if (answer.step !== 'answer') throw new AppError('parcel/wrong-kind', { kind: 'approval' });
      return vault.catalogue.transaction(() => {
        const facts = { files: applyAnswer(vault, answer) };
        recordReceived(vault, manifest, manifestSha256, facts);
        return facts;
      });
    }
  }
}

/**
 * Imports one parcel from the office, whole or not at all. One that was imported before changes nothing and says so
 * (`already`). Receipts and renewals come in after the lease, too. Throws what `openParcel` throws, `parcel/old-sequence`, `lease/over`,
 * `takeout/policy-not-accepted`, `takeout/request-unknown`.
 */
export async function importParcel(vault: OpenVault, path: string, job: Job): Promise<Imported> {
  const kinds: Kind[] = ['takeout', 'approval', 'receipt', 'renewal'];
  const { parcelIdentity: secret, parcelRecipient: recipient } = vault.keyring;
  const parcel = await openParcel(vault, path, {
    kinds,
    identity: { secret, recipient },
    findSender: ({ sender }) => officeAsSender(vault, sender.id),
  });
  try {
    const { manifest } = parcel;
    const head = { kind: manifest.kind, parcelId: manifest.parcelId, officeName: readOffice(vault).name };
    const before = findReceived(vault, manifest.parcelId);
    if (before) return { ...noFacts, ...(before as Facts), ...head, already: true, destroyed: 0 };
    noteTime(vault);
    return { ...noFacts, ...(await applyOne(vault, parcel, job)), ...head, already: false };
  } finally {
    await parcel.close();
  }
}
