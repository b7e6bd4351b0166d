/** Reads originals again after their copies were made: the proof that a copy never is the only one (guideline 勤務者9). For takeout and office. */
import { AppError } from '../../preload/contract/errors.ts';
import type { Job, OpenVault } from '../vault/open-vault.ts';

/**
 * For each original: null when it is there and equals its copy, else the reason (`takeout/original-missing`,
 * `takeout/original-changed`, `takeout/original-unreadable`). Throws `job/cancelled`.
 */
export async function readBack(
  vault: OpenVault,
  originals: readonly { readonly location: string; readonly sha256: string }[],
  job: Job,
): Promise<(Error | null)[]> {
  const facts = await vault.files.hashOutside(
    originals.map(({ location }) => location),
    job,
  );
  return originals.map(({ sha256 }, index) => {
    const read = facts[index];
    if (read === undefined || read instanceof Error) return read ?? new AppError('takeout/original-missing');
    return read.sha256 === sha256 ? null : new AppError('takeout/original-changed');
  });
}
