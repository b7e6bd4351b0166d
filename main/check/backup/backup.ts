/** The age of the vault's backup (guideline 勤務者9). Only the open vault knows it; whoever runs the check hands it in. For main/check. */
import type { FactValue } from '../../../preload/contract/check-facts.ts';
import { cannotTell, clockToleranceMs, daysSince, fail, pass, ruleFor } from '../answer.ts';
import { ProbeGap, type Collector } from '../probe/probe.ts';

export const collectBackup: Collector<FactValue<'backup'>> = async (_machine, { lastBackupAt }) => {
  if (lastBackupAt === undefined) throw new ProbeGap('locked');
  return { lastAt: lastBackupAt };
};

export const backupRule = ruleFor('backup', ({ value, policy, now }) => {
  if (value.lastAt === 'never') return fail('backupNever');
  if (Date.parse(value.lastAt) > now + clockToleranceMs) return cannotTell('backupFromFuture', { at: value.lastAt });
  const days = Math.max(0, daysSince(value.lastAt, now));
  return days <= policy.backup.maxAgeDays ? pass('backupFresh', { days }) : fail('backupOld', { days });
});
