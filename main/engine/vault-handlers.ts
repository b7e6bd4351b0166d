/** The calls about the vault as a whole: what it is, opening it, its passphrase, its policy, its log. Made in compose.ts. */
import { isAppError } from '../../preload/contract/errors.ts';
import { fromBase64 } from '../crypto/encoding.ts';
import { judgePassphrase } from '../crypto/passphrase.ts';
import { listAudit, verifyAudit } from '../audit/audit.ts';
import { officeFingerprint } from '../parcel/fingerprints.ts';
import { readEnrolment } from '../takeout/enrol.ts';
import { deviceNote, recoveryNote } from '../takeout/pending.ts';
import { acceptPolicy, currentPolicy } from '../takeout/policies.ts';
import { changePassphrase, describeVault, openVault, openingFacts } from '../vault/vault.ts';
import type { CallOutput } from '../../preload/contract/engine.ts';
import type { HandlersOf } from './router.ts';
import type { Session } from './session.ts';
import { statusOf } from './vault-status.ts';

type VaultCallName =
  | 'vault/describe'
  | 'vault/unlock'
  | 'vault/status'
  | 'vault/judge-passphrase'
  | 'vault/change-passphrase'
  | 'policy/read'
  | 'policy/accept'
  | 'audit/list'
  | 'audit/verify';

function absentIfDamaged(error: unknown): null {
  if (isAppError(error, 'vault/note-damaged')) return null;
  throw error;
}

async function describe({ env, folder }: Session): Promise<CallOutput<'vault/describe'>> {
  const facts = await describeVault(env, folder);
  const [enrolment, device, recovery] = [
    await readEnrolment(folder),
    // Damaged ones count as absent: unlocking writes the one anew, and the other can be asked for again.
    await deviceNote.read(folder).catch(absentIfDamaged),
    await recoveryNote.read(folder).catch(absentIfDamaged),
  ];
  const page = facts.officePage;
  const signPublicKey = page === null ? null : fromBase64(page.signPublicKey);
  const isEnrolling = facts.state === 'none' && enrolment !== null;
  // While a grant is awaited there is no header to say whether a device secret is used; the keychain itself says it.
  const keychains = { available: 'present', unavailable: 'unavailable', unused: 'unused' } as const;
  return {
    state: isEnrolling ? 'enrolling' : facts.state,
    role: isEnrolling ? 'worker' : facts.role,
    vaultId: facts.vaultId,
    workerName: enrolment?.workerName ?? device?.workerName ?? null,
    officeName: page?.name ?? facts.office?.name ?? null,
    officeFingerprint:
      page === null || signPublicKey === null
        ? null
        : officeFingerprint(env.sodium, {
            officeId: page.officeId,
            signPublicKey,
            recipient: page.parcelRecipient,
            recoveryRecipient: page.recoveryRecipient,
          }),
    deviceFingerprint: enrolment?.fingerprint ?? device?.fingerprint ?? null,
    contacts: page?.policy.contacts ?? [],
    officePageValid: facts.officePageValid,
    keychain: facts.state === 'ready' ? facts.keychain : keychains[await env.keychain.state()],
    failedTries: facts.failedTries,
    retryAt: facts.retryAt,
    triesLeft: facts.triesLeft,
    recovering: recovery !== null,
    recoveryFingerprint: recovery?.fingerprint ?? null,
  };
}

/** Whether passphrases of this vault stand beside a device secret; before there is a vault, whether they would. */
async function hasDeviceSecret({ env, folder, openedOrNull }: Session): Promise<boolean> {
  const opened = openedOrNull();
  if (opened) return openingFacts(opened.vault).keychainState !== 'unused';
  const facts = await describeVault(env, folder);
  return facts.state === 'ready' ? facts.keychain !== 'unused' : (await env.keychain.state()) === 'available';
}

export function createVaultHandlers(session: Session): HandlersOf<VaultCallName> {
  const { env, folder } = session;
  return {
    'vault/describe': () => describe(session),
    'vault/unlock': async ({ passphrase, check }, { signal }) =>
      session.admit(await openVault(env, { folder, passphrase, signal }), check),
    'vault/status': () => Promise.resolve(statusOf(session.opened())),
    'vault/judge-passphrase': async ({ passphrase, userWords }) =>
      judgePassphrase(passphrase, { withDeviceSecret: await hasDeviceSecret(session), userWords }),
    'vault/change-passphrase': async ({ current, next }) => {
      const opened = session.opened();
      const { personName, officeName } = statusOf(opened);
      await changePassphrase(opened.vault, current, {
        passphrase: next,
        userWords: [personName, officeName],
        withDeviceSecret: await hasDeviceSecret(session),
      });
      return {};
    },
    'policy/read': () => {
      const { policy, acceptedAt } = currentPolicy(session.opened().vault);
      return Promise.resolve({ policy, acceptedAt });
    },
    'policy/accept': async ({ version }, { changed }) => {
      const { vault, copies } = session.opened();
      acceptPolicy(vault, version);
      changed('policy', 'status');
      // What the office no longer allows does not go on for what is open.
      if (!currentPolicy(vault).policy.away.workingCopies) await copies.closeFor(null);
      return {};
    },
    'audit/list': (query) => Promise.resolve(listAudit(session.opened().vault.catalogue, query)),
    'audit/verify': () => Promise.resolve(verifyAudit(session.opened().vault)),
  };
}
