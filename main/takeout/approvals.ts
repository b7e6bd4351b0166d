/** Asking the office for files the policy does not let the worker take by himself. For the worker's handlers and `import.ts`. */
import { z } from 'zod';
import type { CallOutput } from '../../preload/contract/engine.ts';
import { AppError } from '../../preload/contract/errors.ts';
import type { WrittenParcel } from '../../preload/contract/values.ts';
import { ApprovalRequestBody } from '../parcel/bodies.ts';
import type { BodyOf } from '../parcel/manifest.ts';
import { nextOnRoute, recordSent } from '../parcel/routes.ts';
import { sealParcel } from '../parcel/seal.ts';
import type { Job, OpenVault } from '../vault/open-vault.ts';
import { deviceSigner, readOffice } from './device.ts';
import { dueAtOf } from './due.ts';
import { noteTime, requireLease } from './lease.ts';
import { requireAcceptedPolicy } from './policies.ts';
import { codeForLeftOut } from './left-out.ts';
import type { Plan } from './plans.ts';
import { type FileToTake, type Taken, takeFiles } from './take.ts';

const RequestedFiles = ApprovalRequestBody.shape.files;
type RequestedFile = z.infer<typeof RequestedFiles>[number];

interface ApprovalRow {
  readonly id: string;
  readonly requested_at: string;
  readonly purpose: string;
  readonly due_at: string | null;
  readonly state: 'open' | 'approved' | 'refused' | 'taken';
  readonly files: string;
  readonly answer: string;
  readonly approved: string;
  readonly answered_by: string;
}

const dayMs = 24 * 60 * 60 * 1000;
const requestDays = 30;

/**
 * Writes a request for the files of a plan that need approval, each with the hash of what it holds now. Throws
 * `takeout/nothing-to-take`, and `takeout/original-missing` or `takeout/original-unreadable` when one cannot be read any more.
 */
export async function requestApproval(
  vault: OpenVault,
  plan: Plan,
  { purpose, dueOn, outPath }: { readonly purpose: string; readonly dueOn: string | null; readonly outPath: string },
  job: Job,
): Promise<{ parcel: WrittenParcel; files: number }> {
  requireLease(vault);
  requireAcceptedPolicy(vault);
  const wanted = plan.files.filter(({ verdict }) => verdict.startsWith('needsApproval:'));
  if (wanted.length === 0) throw new AppError('takeout/nothing-to-take');
  const facts = await vault.files.hashOutside(
    wanted.map(({ location }) => location),
    job,
  );
  const files = wanted.map(({ name, folder, location, verdict }, index): RequestedFile => {
    const read = facts[index];
    if (read === undefined || read instanceof Error) throw new AppError(codeForLeftOut(read));
    const ground = verdict.slice('needsApproval:'.length);
    return { name, folder, location, sizeBytes: read.sizeBytes, sha256: read.sha256, ground };
  });
  const requestId = vault.newId();
  const now = vault.clock.now();
  // The office may allow a longer time than the policy lets the worker choose.
  const dueAt = dueOn === null ? null : dueAtOf(dueOn, now, null);
  const office = readOffice(vault);
  noteTime(vault);
  const { written } = await sealParcel(
    vault,
    {
      kind: 'approval',
      parcelId: vault.newId(),
      signer: deviceSigner(vault),
      recipients: [office.parcelRecipient],
      ...nextOnRoute(vault, office.officeId),
      expiresAt: new Date(now + requestDays * dayMs).toISOString(),
      purpose,
      files: [],
      body: { step: 'request', requestId, purpose, dueAt, files },
    },
    outPath,
    job,
    {
      commit(sealed) {
        vault.catalogue.transaction(() => {
          vault.catalogue.run(
            `INSERT INTO approvals (id, device_id, requested_at, purpose, due_at, state, files, answer, approved, answered_by)
           VALUES (?, NULL, ?, ?, ?, 'open', ?, '', '[]', '')`,
            [requestId, new Date(now).toISOString(), purpose, dueAt, JSON.stringify(files)],
          );
          recordSent(vault, office.officeId, sealed, { requestId });
          vault.audit.append('approval.requested', { requestId, files: files.length });
        });
      },
    },
  );
  return { parcel: written, files: files.length };
}

export function listRequests({ catalogue }: OpenVault): CallOutput<'takeout/requests'> {
  const states = { open: 'waiting', approved: 'approved', refused: 'refused', taken: 'taken' } as const;
  return catalogue
    .all<ApprovalRow>('SELECT * FROM approvals ORDER BY requested_at DESC, id')
    .map(({ id, requested_at: at, purpose, state, files, answer }) => ({
      id,
      at,
      purpose,
      files: RequestedFiles.parse(JSON.parse(files)).length,
      state: states[state],
      answer,
    }));
}

/** Inside the transaction of the import. An answer to a request that is not open changes nothing. Throws `takeout/request-unknown`. */
export function applyAnswer(
  { catalogue, audit }: OpenVault,
  answer: Extract<BodyOf<'approval'>, { step: 'answer' }>,
): number {
  const row = catalogue.get<ApprovalRow>('SELECT * FROM approvals WHERE id = ?', [answer.requestId]);
  if (!row) throw new AppError('takeout/request-unknown');
  const files = RequestedFiles.parse(JSON.parse(row.files));
  const approved = [...new Set(answer.approved)].filter((index) => index < files.length);
  if (row.state !== 'open') return approved.length;
  catalogue.run(
    `UPDATE approvals SET state = ?, answer = ?, approved = ?, answered_by = ?, answered_at = ? WHERE id = ?`,
    [
      approved.length > 0 ? 'approved' : 'refused',
      answer.answer,
      JSON.stringify(approved),
      answer.answeredBy,
      answer.answeredAt,
      row.id,
    ],
  );
  audit.append('approval.answered', { requestId: row.id, approved: approved.length, asked: files.length });
  return approved.length;
}

/**
 * Takes the approved files from where they were found when they were asked for. Those that cannot be taken now, or hold
 * something else than what was asked for, are left out; the request is used up when at least one was taken. Throws `takeout/request-unknown`, `takeout/request-not-approved`.
 */
export async function takeApproved(vault: OpenVault, requestId: string, job: Job): Promise<Taken> {
  requireLease(vault);
  const policy = requireAcceptedPolicy(vault);
  const row = vault.catalogue.get<ApprovalRow>('SELECT * FROM approvals WHERE id = ?', [requestId]);
  if (!row) throw new AppError('takeout/request-unknown');
  if (row.state !== 'approved') throw new AppError('takeout/request-not-approved');
  const asked = RequestedFiles.parse(JSON.parse(row.files));
  const files = z
    .array(z.int())
    .parse(JSON.parse(row.approved))
    .map((index) => asked[index])
    .filter((file): file is RequestedFile => file !== undefined)
    .map(({ location, name, folder, sizeBytes, sha256 }): FileToTake => ({
      location,
      name,
      folder,
      sizeBytes,
      approvedSha256: sha256,
    }));
  noteTime(vault);
  return takeFiles(
    vault,
    files,
    {
      purpose: row.purpose,
      dueAt: row.due_at,
      allowedBy: { ground: 'approval', name: row.answered_by, policyVersion: policy.version },
    },
    job,
    ({ taken }) => {
      if (taken > 0) vault.catalogue.run(`UPDATE approvals SET state = 'taken' WHERE id = ?`, [requestId]);
    },
  );
}
