/** The policies a vault has had: issued (office) or received (worker), and what was accepted. For takeout and office. */
import { AppError } from '../../preload/contract/errors.ts';
import { Policy } from '../../preload/contract/policy.ts';
import type { OpenVault } from '../vault/open-vault.ts';

interface PolicyRow {
  readonly version: number;
  readonly policy: string;
  readonly issued_at: string;
  readonly accepted_at: string | null;
}

export interface StoredPolicy {
  readonly policy: Policy;
  readonly issuedAt: string;
  /** Null in an office, and for a policy the worker has not accepted yet. */
  readonly acceptedAt: string | null;
}

/** The newest policy. */
export function currentPolicy(vault: OpenVault): StoredPolicy {
  const row = vault.catalogue.get<PolicyRow>('SELECT * FROM policies ORDER BY version DESC LIMIT 1');
  if (!row) throw new Error('a vault without a policy');
  return { policy: Policy.parse(JSON.parse(row.policy)), issuedAt: row.issued_at, acceptedAt: row.accepted_at };
}

/** The newest policy that was accepted; null before the first. */
export function acceptedPolicy(vault: OpenVault): StoredPolicy | null {
  const row = vault.catalogue.get<PolicyRow>(
    'SELECT * FROM policies WHERE accepted_at IS NOT NULL ORDER BY version DESC LIMIT 1',
  );
  return row
    ? { policy: Policy.parse(JSON.parse(row.policy)), issuedAt: row.issued_at, acceptedAt: row.accepted_at }
    : null;
}

/** Keeps a policy; one with a version that is there already stays as it is. Inside the running transaction. */
export function storePolicy(vault: OpenVault, policy: Policy, issuedAt: string, acceptedAt: string | null): void {
  vault.catalogue.run(
    'INSERT INTO policies (version, policy, issued_at, accepted_at) VALUES (?, ?, ?, ?) ON CONFLICT (version) DO NOTHING',
    [policy.version, JSON.stringify(policy), issuedAt, acceptedAt],
  );
}

/** The worker has read and accepted the policy; it must be the newest one (`policy/version-unknown`). */
export function acceptPolicy(vault: OpenVault, version: number): void {
  const current = currentPolicy(vault);
  if (current.policy.version !== version) throw new AppError('policy/version-unknown', { version });
  if (current.acceptedAt !== null) return;
  vault.catalogue.transaction(() => {
    vault.catalogue.run('UPDATE policies SET accepted_at = ? WHERE version = ?', [
      new Date(vault.clock.now()).toISOString(),
      version,
    ]);
    vault.audit.append('policy.accepted', { version });
  });
}

/** The policy that taking out follows. Throws `takeout/policy-not-accepted` while a newer one waits. */
export function requireAcceptedPolicy(vault: OpenVault): Policy {
  const current = currentPolicy(vault);
  if (current.acceptedAt === null)
    throw new AppError('takeout/policy-not-accepted', { version: current.policy.version });
  return current.policy;
}
