import { describe, expect, it } from 'vitest';
import { EngineError } from '../../../../../renderer/bridge/engine-error.ts';
import { recogniseParcel } from '../../../../../renderer/features/office-parcel/recognise-parcel.ts';

const parcel = { token: '11111111-1111-4111-8111-111111111111', name: 'x.mochi', isFolder: false };

/** An engine that knows one file of this kind; every call for another kind is refused as the real one does. */
function engineWith(kind: string, already = false) {
  const asked: string[] = [];
  const takes: Record<string, string> = {
    'office/inspect-request': 'enrolment',
    'office/recovery-inspect': 'recovery',
    'office/approval-receive': 'approval',
    'desk/receive': 'return',
  };
  const ask = (name: string): Promise<never> => {
    asked.push(name);
    if (takes[name] !== kind) {
      return Promise.reject(new EngineError({ code: 'parcel/wrong-kind', params: { kind } }));
    }
    return Promise.resolve({ requestId: 'request-1', returnId: 'return-1', already } as never);
  };
  return { ask, asked };
}

describe('a file from a worker', () => {
  it.each([
    ['enrolment', { page: 'office-grant', parcel }],
    ['recovery', { page: 'office-recovery', parcel }],
    ['approval', { page: 'office-approvals', requestId: 'request-1' }],
    ['return', { page: 'office-desk', returnId: 'return-1' }],
  ])('of kind %s leads to its page', async (kind, route) => {
    const { ask } = engineWith(kind);
    expect(await recogniseParcel(ask, parcel)).toEqual({ route, already: false });
  });

  it('that was taken in before leads to the same page and says so', async () => {
    expect(await recogniseParcel(engineWith('return', true).ask, parcel)).toMatchObject({ already: true });
  });

  it('is opened at most twice, and no call takes in a kind it is not', async () => {
    const { ask, asked } = engineWith('return');
    await recogniseParcel(ask, parcel);
    expect(asked).toEqual(['office/inspect-request', 'desk/receive']);
  });

  it.each(['grant', 'takeout', 'receipt', 'renewal'])('of kind %s is none of the office’s', async (kind) => {
    expect(await recogniseParcel(engineWith(kind).ask, parcel)).toBeNull();
  });

  it('that is damaged is told with its own reason', async () => {
    const ask = () => Promise.reject(new EngineError({ code: 'parcel/damaged', params: {} }));
    await expect(recogniseParcel(ask, parcel)).rejects.toMatchObject({ code: 'parcel/damaged' });
  });
});
