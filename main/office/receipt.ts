/** Receipts for what was settled. For the office's handlers. */
import { AppError } from '../../preload/contract/errors.ts';
import type { WrittenParcel } from '../../preload/contract/values.ts';
import { nextOnRoute, recordSent } from '../parcel/routes.ts';
import { sealParcel } from '../parcel/seal.ts';
import type { Job, OpenVault } from '../vault/open-vault.ts';
import { itemsOf, requireReturn } from './desk-rows.ts';
import { logSeenOf } from './device-log.ts';
import { requireDevice } from './devices.ts';
import { officeSigner } from './self.ts';

/**
 * Writes the receipt for the items of a return that are settled; those that are not stay `returning` on the device until a later
 * receipt names them. Can be written again. Throws `desk/not-settled` while no item is, `desk/return-unknown`.
 */
export async function writeReceipt(
  vault: OpenVault,
  returnId: string,
  outPath: string,
  job: Job,
): Promise<WrittenParcel> {
  const summary = requireReturn(vault, returnId);
  const items = itemsOf(vault, returnId);
  const done = items.filter(({ action }) => action !== null);
  if (done.length === 0 && items.length > 0) throw new AppError('desk/not-settled');
  const device = requireDevice(vault, summary.deviceId);
  const { written } = await sealParcel(
    vault,
    {
      kind: 'receipt',
      parcelId: vault.newId(),
      signer: officeSigner(vault),
      recipients: [device.recipient],
      ...nextOnRoute(vault, device.id),
      // However late: until it comes, the copies stay.
      expiresAt: null,
      purpose: '',
      files: [],
      body: {
        returnId,
        receivedAt: summary.receivedAt,
        items: done.map(({ takeout_id: takeoutId, version_id: versionId, returned_sha256: sha256, problem }) => ({
          takeoutId,
          versionId,
          sha256,
          outcome: problem === 'desk/content-wanted' ? ('contentWanted' as const) : ('received' as const),
        })),
        logSeen: logSeenOf(vault, device.id),
      },
    },
    outPath,
    job,
    {
      commit(sealed) {
        vault.catalogue.transaction(() => {
          recordSent(vault, device.id, sealed, { returnId });
          vault.audit.append('receipt.written', {
            deviceId: device.id,
            returnId,
            parcelId: sealed.manifest.parcelId,
            files: done.length,
          });
        });
      },
    },
  );
  return written;
}
