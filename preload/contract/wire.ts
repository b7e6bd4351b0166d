/** The messages on the MessagePort between a page and the engine. Both ends parse them before use. */
import { z } from 'zod';
import { errorCodes } from './errors.ts';
import { Progress } from './values.ts';

export const RequestId = z.int().min(1);

/** page → engine */
export const PageMessage = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('call'), id: RequestId, name: z.string().max(64), input: z.unknown() }),
  z.strictObject({ type: z.literal('cancel'), id: RequestId }),
]);
export type PageMessage = z.infer<typeof PageMessage>;

export const WireError = z.strictObject({
  /** A code of `errors.ts`, or `unexpected` for a bug. */
  code: z.enum([...errorCodes, 'unexpected']),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  /** Short reference that also stands in the engine's log; only with `unexpected`. */
  ref: z.string().max(16).optional(),
});
export type WireError = z.infer<typeof WireError>;

export const Reply = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true), value: z.unknown() }),
  z.strictObject({ ok: z.literal(false), error: WireError }),
]);
export type Reply = z.infer<typeof Reply>;

/** engine → page */
export const EngineMessage = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('reply'), id: RequestId, reply: Reply }),
  z.strictObject({ type: z.literal('progress'), id: RequestId, progress: Progress }),
  /** Something changed; lists that show it are asked for again. */
  z.strictObject({
    type: z.literal('changed'),
    what: z.enum(['files', 'returns', 'devices', 'ledger', 'policy', 'status', 'copies', 'reports', 'memos']),
  }),
]);
export type EngineMessage = z.infer<typeof EngineMessage>;
