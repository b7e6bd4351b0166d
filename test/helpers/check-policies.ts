/** Policies for the tests of the pre-work check. */
import { automaticChecks, CheckPolicy, type Level } from '../../preload/contract/check-policy.ts';
import { defaultPolicy } from '../../main/office/default-policy.ts';

/** The office's starting policy with every automatic check at this level. */
export function policyAt(level: Level, over: Partial<CheckPolicy> = {}): CheckPolicy {
  return CheckPolicy.parse({
    ...defaultPolicy('ja').check,
    levels: Object.fromEntries(automaticChecks.map((check) => [check, { lent: level, own: level }])),
    applications: {
      expiresOn: '2026-12-31',
      baseline: [
        { name: 'Google Chrome', kind: 'browser', minimumVersion: '130' },
        { name: 'chromium', kind: 'browser', minimumVersion: '130' },
        { name: 'Firefox', kind: 'browser', minimumVersion: '128' },
      ],
    },
    approvedSoftware: ['Google Chrome', 'Microsoft 365*', 'Adobe Acrobat*', 'chromium', 'libreoffice', 'ufw'],
    ...over,
  });
}

/** Every automatic check blocks; baseline and approved list as the recorded machines need them. */
export const everythingBlocks = policyAt('block');
