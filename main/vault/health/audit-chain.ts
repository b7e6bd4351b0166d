/** Finding `audit-chain`: a row of the log does not hang on the one before it. Cannot be mended: that is the point of it. */
import { verifyChain } from '../audit-log.ts';
import { findingOf } from './finding.ts';
import type { Check } from './finding.ts';

export const checkAuditChain: Check = ({ vault }) =>
  verifyChain(vault.catalogue, vault.vaultId).intact ? [] : [findingOf('audit-chain', 'error')];
