/** Looks at everything a vault is made of and mends what can be mended. Public through vault.ts. */
import { isAppError } from '../../preload/contract/errors.ts';
import type { Finding } from '../../preload/contract/values.ts';
import { checkAuditChain } from './health/audit-chain.ts';
import { checkCatalogueLog } from './health/catalogue-log.ts';
import { checkCatalogue } from './health/catalogue-page.ts';
import type { Check } from './health/finding.ts';
import { checkEssence } from './health/essence-damaged.ts';
import { checkHeader } from './health/header-mac.ts';
import { checkUnknownObjects } from './health/object-unknown.ts';
import { checkStoredObjects } from './health/objects.ts';
import { checkOfficePage } from './health/office-page-invalid.ts';
import { checkReserve } from './health/reserve-missing.ts';
import { checkLeftovers } from './health/staging-left.ts';
import { insideOf } from './inside.ts';
import type { Job, OpenVault } from './open-vault.ts';

const checks: readonly Check[] = [
  checkHeader,
  checkCatalogue,
  checkCatalogueLog,
  checkOfficePage,
  checkEssence,
  checkAuditChain,
  checkReserve,
  checkLeftovers,
  checkStoredObjects,
  checkUnknownObjects,
];

export interface VerifyReport {
  readonly checkedObjects: number;
  readonly checkedBytes: number;
  readonly findings: Finding[];
}

/** Reads all of the vault. With `repair` it mends what it can, puts older versions back and marks what has to be
 * fetched again; no content is ever removed. Throws `job/cancelled`. */
export async function verifyVault(vault: OpenVault, { repair }: { repair: boolean }, job: Job): Promise<VerifyReport> {
  const inside = insideOf(vault);
  let checkedObjects = 0;
  let checkedBytes = 0;
  const count = (objects: number, bytes: number) => {
    checkedObjects += objects;
    checkedBytes += bytes;
  };
  const findings: Finding[] = [];
  // With a damaged catalogue, what can still be said without it is said; rebuilding comes before all else.
  const unlessBroken = async (work: () => Promise<void> | void) => {
    try {
      await work();
    } catch (error) {
      if (!isAppError(error, 'catalogue/damaged')) throw error;
    }
  };
  for (const check of checks) {
    await unlessBroken(async () => void findings.push(...(await check({ vault, inside, repair, job, count }))));
  }
  const repaired = findings.filter((finding) => finding.repaired).length;
  await unlessBroken(() =>
    vault.audit.append('vault.verified', { checkedObjects, findings: findings.length, repaired }),
  );
  return { checkedObjects, checkedBytes, findings };
}
