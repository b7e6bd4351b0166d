/** Changing the office's policy. For the office's handlers. */
import type { Policy } from '../../preload/contract/policy.ts';
import { currentPolicy, storePolicy } from '../takeout/policies.ts';
import type { OpenVault } from '../vault/open-vault.ts';
import { writeOfficePage } from '../vault/vault.ts';
import { makePage } from './page.ts';

/** Issues a policy as the next version, whatever version it names, and signs the office's page anew. It goes out with grants and renewals. */
export async function savePolicy(vault: OpenVault, policy: Policy): Promise<{ version: number }> {
  const version = currentPolicy(vault).policy.version + 1;
  vault.catalogue.transaction(() => {
    storePolicy(vault, { ...policy, version }, new Date(vault.clock.now()).toISOString(), null);
    vault.audit.append('policy.saved', { version });
  });
  await writeOfficePage(vault.folder, makePage(vault));
  return { version };
}
