/** Whole lists from paged calls, and names of things as people write them. Used by the commands only. */
import type { CallOutput } from '../../preload/contract/engine.ts';
import type { TakeoutFilter, TakeoutRow } from '../../preload/contract/values.ts';
import type { EngineClient } from './engine-client.ts';
import { UsageError } from './usage-error.ts';

const pageRows = 1000;

/** Asks for page after page until all rows are there. */
export async function collectPages<Row>(
  ask: (offset: number, limit: number) => Promise<{ readonly total: number; readonly rows: readonly Row[] }>,
): Promise<Row[]> {
  const rows: Row[] = [];
  for (;;) {
    const page = await ask(rows.length, pageRows);
    rows.push(...page.rows);
    if (page.rows.length === 0 || rows.length >= page.total) return rows;
  }
}

/** All take-outs that match, worker's side or office's ledger. */
export function collectTakeouts(
  client: EngineClient,
  name: 'files/list' | 'office/ledger',
  query: { readonly search?: string; readonly filters?: TakeoutFilter[]; readonly deviceId?: string } = {},
): Promise<TakeoutRow[]> {
  const sort = { by: 'takenOutAt', descending: true } as const;
  return collectPages((offset, limit) => client.call(name, { ...query, sort, offset, limit }));
}

const wholeId = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/u;

/** The one id that begins with what was written (four characters or more), or `UsageError` where none or several do. */
export async function findId(written: string, all: () => Promise<readonly { readonly id: string }[]>): Promise<string> {
  const text = written.trim().toLowerCase();
  if (wholeId.test(text)) return text;
  const found = text.length < 4 ? [] : (await all()).filter((item) => item.id.startsWith(text));
  const [first, second] = found;
  if (first === undefined) throw new UsageError('cli.usage.noSuchId', { id: written });
  if (second !== undefined) throw new UsageError('cli.usage.manyIds', { id: written });
  return first.id;
}

/** A device by id, its beginning, or the exact name of the device or its worker, if only one is called so. */
export async function findDevice(client: EngineClient, written: string): Promise<CallOutput<'office/devices'>[number]> {
  const devices = await client.call('office/devices', {});
  const named = devices.filter((device) => device.name === written || device.workerName === written);
  const [first, second] = named;
  if (first !== undefined && second === undefined) return first;
  const id = await findId(written, () => Promise.resolve(devices));
  const device = devices.find((candidate) => candidate.id === id);
  if (device === undefined) throw new UsageError('cli.usage.noSuchId', { id: written });
  return device;
}
