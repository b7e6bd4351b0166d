/** Take-outs by the worker himself: looking first, then taking what the policy allows. For the worker's handlers. */
import type { CallOutput } from '../../preload/contract/engine.ts';
import { AppError } from '../../preload/contract/errors.ts';
import type { TakeoutVerdict } from '../../preload/contract/calls/worker.ts';
import type { Job, OpenVault } from '../vault/open-vault.ts';
import { readDevice } from './device.ts';
import { dueAtOf, endOfLocalDay, localDayAfter } from './due.ts';
import { effectiveNow, noteTime, requireLease } from './lease.ts';
import { requireAcceptedPolicy } from './policies.ts';
import { type Taken, takeFiles } from './take.ts';
import { judgeFiles } from './verdict.ts';
import { type FoundFile, findFiles } from './walk.ts';

/** A file somebody wants to take, and what the policy says. */
export interface PlannedFile extends FoundFile {
  readonly verdict: TakeoutVerdict;
}

export interface Plan {
  readonly planId: string;
  readonly files: readonly PlannedFile[];
  readonly latestDueOn: string;
}

export interface Plans {
  make(paths: readonly string[], job: Job): Promise<Plan>;
  /** Throws `takeout/plan-unknown`: plans last until the lock, and the oldest go when there are many. */
  find(planId: string): Plan;
}

const mostPlans = 8;

/** Sum of what is out now. */
export function bytesOut({ catalogue }: OpenVault): number {
  const row = catalogue.get<{ bytes: number | null }>(
    `SELECT sum(size_bytes) AS bytes FROM entries WHERE kind = 'takeout' AND state IN ('out', 'changed', 'returning')`,
  );
  return row?.bytes ?? 0;
}

/** Keeps the plans of one open vault in memory. */
export function createPlans(vault: OpenVault): Plans {
  const plans = new Map<string, Plan>();
  return {
    async make(paths, job) {
      requireLease(vault);
      const { takeout } = requireAcceptedPolicy(vault);
      const found = await findFiles(paths, vault.folder, job.signal);
      const verdicts = judgeFiles(found, takeout, bytesOut(vault));
      const files = found.map((file, index) => ({ ...file, verdict: verdicts[index] ?? 'refused:unreadable' }));
      const latestDueOn = localDayAfter(vault.clock.now(), takeout.maxDays);
      const plan: Plan = { planId: vault.newId(), files, latestDueOn };
      plans.set(plan.planId, plan);
      for (const oldest of plans.keys()) {
        if (plans.size <= mostPlans) break;
        plans.delete(oldest);
      }
      return plan;
    },
    find(planId) {
      const plan = plans.get(planId);
      if (!plan) throw new AppError('takeout/plan-unknown');
      return plan;
    },
  };
}

const mostShown = 1000;

/** What a page or terminal is shown of a plan: all counts, and the first files, those that are not allowed first. */
export function describePlan({ planId, files, latestDueOn }: Plan): CallOutput<'takeout/plan'> {
  const indexed = files.map((file, index) => ({ file, index }));
  const isAllowed = ({ file }: (typeof indexed)[number]): boolean => file.verdict === 'allowed';
  const shown = [...indexed.filter((each) => !isAllowed(each)), ...indexed.filter(isAllowed)].slice(0, mostShown);
  return {
    planId,
    totalFiles: files.length,
    totalBytes: files.reduce((sum, file) => sum + file.sizeBytes, 0),
    allowed: files.filter((file) => file.verdict === 'allowed').length,
    needsApproval: files.filter((file) => file.verdict.startsWith('needsApproval')).length,
    refused: files.filter((file) => file.verdict.startsWith('refused')).length,
    candidates: shown.map(({ file: { name, folder, location, sizeBytes, verdict }, index }) => ({
      index,
      name,
      folder,
      location,
      sizeBytes,
      verdict,
    })),
    latestDueOn,
  };
}

/**
 * Takes the allowed files of a plan. The policy is asked again, since other take-outs may have used up what may be out.
 * Without a day, the latest the policy lets is taken. Throws `takeout/nothing-to-take`.
 */
export async function takePlan(
  vault: OpenVault,
  plan: Plan,
  { purpose, dueOn }: { readonly purpose: string; readonly dueOn: string | null },
  job: Job,
): Promise<Taken> {
  requireLease(vault);
  const policy = requireAcceptedPolicy(vault);
  const allowed = plan.files.filter(({ verdict }) => verdict === 'allowed');
  if (allowed.length === 0) throw new AppError('takeout/nothing-to-take');
  const verdicts = judgeFiles(allowed, policy.takeout, bytesOut(vault));
  const files = allowed.filter((_file, index) => verdicts[index] === 'allowed');
  if (files.length < allowed.length) throw new AppError('takeout/plan-unknown');
  const latestDueOn = localDayAfter(effectiveNow(vault), policy.takeout.maxDays);
  const dueAt = dueOn === null ? endOfLocalDay(latestDueOn) : dueAtOf(dueOn, vault.clock.now(), latestDueOn);
  noteTime(vault);
  return takeFiles(
    vault,
    files,
    {
      purpose,
      dueAt,
      allowedBy: { ground: 'policy', name: readDevice(vault).workerName, policyVersion: policy.version },
    },
    job,
  );
}
