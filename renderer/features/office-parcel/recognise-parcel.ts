/**
 * Finds out what a file from a worker is, and takes in what can be taken in without a decision: requests to take out and
 * returns. Enrolments and recovery requests are only looked at; their pages need the voice of a person.
 */
import type { CallInput, CallName, CallOutput } from '../../../preload/contract/engine.ts';
import type { PickedPath } from '../../../preload/contract/shell.ts';
import type { Route } from '../../app/route.ts';
import { isEngineError } from '../../bridge/engine-error.ts';

type Ask = <Name extends CallName>(name: Name, input: CallInput<Name>) => Promise<CallOutput<Name>>;

export interface Recognised {
  readonly route: Route;
  /** It had been taken in before; nothing changed. */
  readonly already: boolean;
}

/**
 * The page that handles this file; null when it is a parcel of a kind the office does not receive. Every other failure
 * (damaged, not for us, revoked device) is thrown on as it came: it says more than "unknown" would.
 */
export async function recogniseParcel(ask: Ask, parcel: PickedPath): Promise<Recognised | null> {
  const input = { parcel: parcel.token };
  try {
    await ask('office/inspect-request', input);
    return { route: { page: 'office-grant', parcel }, already: false };
  } catch (error) {
    // The engine names the kind it found instead.
    if (!isEngineError(error, 'parcel/wrong-kind')) throw error;
    switch (error.params['kind']) {
      case 'recovery': {
        await ask('office/recovery-inspect', input);
        return { route: { page: 'office-recovery', parcel }, already: false };
      }
      case 'approval': {
        const { requestId, already } = await ask('office/approval-receive', input);
        return { route: { page: 'office-approvals', requestId }, already };
      }
      case 'return': {
        const { returnId, already } = await ask('desk/receive', input);
        return { route: { page: 'office-desk', returnId }, already };
      }
      default:
        return null;
    }
  }
}
