/** How bulk work says which files it left out, and why. For takeout and office. */
import type { z } from 'zod';
import type { LeftOut as LeftOutSchema } from '../../preload/contract/calls/worker.ts';
import { AppError, type ErrorCode } from '../../preload/contract/errors.ts';
import { isSystemError } from '../parcel/durable-file.ts';

export type LeftOut = z.infer<typeof LeftOutSchema>;

/** The code for a failure of one file; what would fail for every other file too is thrown again. */
export function codeForLeftOut(error: unknown): ErrorCode {
  if (error instanceof AppError) {
    if (error.code === 'job/cancelled' || error.code === 'disk/full') throw error;
    return error.code;
  }
  if (isSystemError(error, 'ENOENT', 'ENOTDIR')) return 'takeout/original-missing';
  if (isSystemError(error, 'EACCES', 'EPERM', 'EISDIR', 'ELOOP', 'EBUSY', 'ENXIO'))
    return 'takeout/original-unreadable';
  throw error;
}
