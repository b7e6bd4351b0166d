/** The inbox of requests to take files out, and their answers. For the office's handlers. */
import { z } from 'zod';
import type { CallOutput } from '../../preload/contract/engine.ts';
import { AppError } from '../../preload/contract/errors.ts';
import type { WrittenParcel } from '../../preload/contract/values.ts';
import { ApprovalRequestBody } from '../parcel/bodies.ts';
import { openParcel } from '../parcel/open.ts';
import { findReceived, nextOnRoute, recordReceived, recordSent } from '../parcel/routes.ts';
import { sealParcel } from '../parcel/seal.ts';
import type { Job, OpenVault } from '../vault/open-vault.ts';
import { deviceAsSender, requireActiveDevice } from './devices.ts';
import { officeIdentity, officeSigner, readOfficeSelf } from './self.ts';

const RequestedFiles = ApprovalRequestBody.shape.files;
const parcelDays = 30;
const dayMs = 24 * 60 * 60 * 1000;

interface ApprovalRow {
  readonly id: string;
  readonly device_id: string;
  readonly device_name: string;
  readonly worker_name: string;
  readonly requested_at: string;
  readonly purpose: string;
  readonly due_at: string | null;
  readonly state: 'open' | 'approved' | 'refused';
  readonly files: string;
}

/** Takes a request into the inbox. Throws what `openParcel` throws, `parcel/wrong-kind` for an answer. */
export async function receiveRequest(vault: OpenVault, path: string): Promise<{ requestId: string; already: boolean }> {
  const parcel = await openParcel(vault, path, {
    kinds: ['approval'],
    identity: officeIdentity(vault),
    findSender: ({ sender }) => deviceAsSender(vault, sender.id),
  });
  try {
    const { manifest, manifestSha256 } = parcel;
    const { body, sender } = manifest;
    if (body.step !== 'request') throw new AppError('parcel/wrong-kind', { kind: 'approval' });
    const { requestId } = body;
    if (findReceived(vault, manifest.parcelId)) return { requestId, already: true };
    if (vault.catalogue.get('SELECT 1 FROM approvals WHERE id = ?', [requestId]))
      throw new AppError('parcel/manifest-invalid');
    vault.catalogue.transaction(() => {
      vault.catalogue.run(
        `INSERT INTO approvals (id, device_id, requested_at, purpose, due_at, state, files, answer, approved, answered_by)
         VALUES (?, ?, ?, ?, ?, 'open', ?, '', '[]', '')`,
        [requestId, sender.id, manifest.createdAt, body.purpose, body.dueAt, JSON.stringify(body.files)],
      );
      recordReceived(vault, manifest, manifestSha256, { requestId });
      vault.audit.append('approval.received', { deviceId: sender.id, requestId, files: body.files.length });
    });
    return { requestId, already: false };
  } finally {
    await parcel.close();
  }
}

/** All requests, open ones first. */
export function listApprovals({ catalogue }: OpenVault): CallOutput<'office/approvals'> {
  return catalogue
    .all<ApprovalRow>(
      `SELECT a.*, d.name AS device_name, d.worker_name FROM approvals a JOIN devices d ON d.id = a.device_id
       ORDER BY a.state <> 'open', a.requested_at DESC, a.id`,
    )
    .map((row) => ({
      id: row.id,
      deviceId: row.device_id,
      deviceName: row.device_name,
      workerName: row.worker_name,
      at: row.requested_at,
      purpose: row.purpose,
      dueAt: row.due_at,
      state: row.state,
      files: RequestedFiles.parse(JSON.parse(row.files)).map(
        ({ name, folder, location, sizeBytes, ground }, index) => ({
          index,
          name,
          folder,
          location,
          sizeBytes,
          ground,
        }),
      ),
    }));
}

export interface Answer {
  readonly requestId: string;
  /** Indexes; none refuses. */
  readonly approved: readonly number[];
  readonly answer: string;
  readonly outPath: string;
}

/**
 * Answers a request. The same answer can be written again (a parcel that got lost); another one is refused. Throws `office/request-unknown`,
 * `office/request-answered`, `office/device-not-active`.
 */
export async function answerRequest(
  vault: OpenVault,
  input: Answer,
  job: Job,
): Promise<{ parcel: WrittenParcel; approved: number }> {
  const row = vault.catalogue.get<ApprovalRow & { approved: string; answer: string }>(
    'SELECT * FROM approvals WHERE id = ?',
    [input.requestId],
  );
  if (!row) throw new AppError('office/request-unknown');
  const count = RequestedFiles.parse(JSON.parse(row.files)).length;
  const approved = [...new Set(input.approved)].filter((index) => index >= 0 && index < count).sort((a, b) => a - b);
  const isSame =
    row.answer === input.answer &&
    JSON.stringify(approved) === JSON.stringify(z.array(z.int()).parse(JSON.parse(row.approved)));
  if (row.state !== 'open' && !isSame) throw new AppError('office/request-answered');
  const device = requireActiveDevice(vault, row.device_id);
  const now = vault.clock.now();
  const answeredAt = new Date(now).toISOString();
  const answeredBy = readOfficeSelf(vault).adminName;
  const { requestId, answer } = input;
  const { written } = await sealParcel(
    vault,
    {
      kind: 'approval',
      parcelId: vault.newId(),
      signer: officeSigner(vault),
      recipients: [device.recipient],
      ...nextOnRoute(vault, device.id),
      expiresAt: new Date(now + parcelDays * dayMs).toISOString(),
      purpose: '',
      files: [],
      body: { step: 'answer', requestId, approved, answer, answeredBy, answeredAt },
    },
    input.outPath,
    job,
    {
      commit(sealed) {
        vault.catalogue.transaction(() => {
          vault.catalogue.run(
            'UPDATE approvals SET state = ?, answer = ?, approved = ?, answered_by = ?, answered_at = ? WHERE id = ?',
            [
              approved.length > 0 ? 'approved' : 'refused',
              answer,
              JSON.stringify(approved),
              answeredBy,
              answeredAt,
              requestId,
            ],
          );
          recordSent(vault, device.id, sealed, { requestId });
          vault.audit.append('approval.answered', {
            deviceId: device.id,
            requestId,
            approved: approved.length,
            asked: count,
          });
        });
      },
    },
  );
  return { parcel: written, approved: approved.length };
}
