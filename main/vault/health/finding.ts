/** How a finding is made; each kind has a file of its own in this folder. "How to add a finding": one file here, one line in verify.ts. For main/vault. */
import type { Finding } from '../../../preload/contract/values.ts';
import type { Inside } from '../inside.ts';
import type { Job, OpenVault } from '../open-vault.ts';

/** What a check gets. With `repair` it mends what it can and says so. */
export interface CheckInput {
  readonly vault: OpenVault;
  readonly inside: Inside;
  readonly repair: boolean;
  readonly job: Job;
  /** Counts what was read, for the report. */
  readonly count: (objects: number, bytes: number) => void;
}

export type Check = (input: CheckInput) => Promise<Finding[]> | Finding[];

/** A finding about the vault as a whole. */
export function findingOf(
  kind: Finding['kind'],
  severity: Finding['severity'],
  details: Partial<Omit<Finding, 'kind' | 'severity'>> = {},
): Finding {
  return {
    kind,
    severity,
    entryId: null,
    name: null,
    versionNumber: null,
    originalPath: null,
    isCurrent: true,
    putBackNumber: null,
    isMarked: false,
    canRepair: false,
    repaired: false,
    ...details,
  };
}
