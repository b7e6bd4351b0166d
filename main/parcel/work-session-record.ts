/**
 * The signed record of a check before work, as it is read again (docs/FORMAT.md §10.1): out of a catalogue, or out of a return that
 * somebody sent. For check and office, which keep such records.
 */
import { SignedWorkSession, type WorkSession } from '../../preload/contract/check.ts';
import type { Sodium } from '../crypto/sodium.ts';
import { isRecordSigned } from './signed-record.ts';

/** The record, if it has the shape of one and this key (32 bytes) signed exactly what stands in it; else `null`. */
export function believeWorkSession(sodium: Sodium, json: unknown, signPublicKey: Uint8Array): SignedWorkSession | null {
  const parsed = SignedWorkSession.safeParse(json);
  if (!parsed.success) return null;
  // What arrived is what was signed, not what a newer reader makes of it.
  const { session, signature } = json as SignedWorkSession;
  return isRecordSigned(sodium, 'workSession', session, signature, signPublicKey) ? parsed.data : null;
}

/** A record as a catalogue keeps it; `null` for one that cannot be read any more. Its signature was verified before it was kept. */
export function readStoredSession(stored: string): WorkSession | null {
  try {
    return SignedWorkSession.safeParse(JSON.parse(stored)).data?.session ?? null;
  } catch {
    return null;
  }
}
