/** The tamper-evident log: how a row hangs on the one before it, and appending (docs/FORMAT.md §5). main/audit lists and verifies it. */
import { createHash } from 'node:crypto';
import { canonicalJson } from './canonical-json.ts';
import { instantOf } from './clock.ts';
import type { AuditLog, Catalogue, Clock } from './open-vault.ts';

/** A row as it is stored; `data` is canonical JSON. */
export interface ChainedRow {
  readonly seq: number;
  readonly at: string;
  readonly event: string;
  readonly data: string;
  readonly hash: Uint8Array;
}

/** What the first row of a vault's log hangs on. */
export function firstLink(vaultId: string): Uint8Array {
  return createHash('sha256').update(`mochidashi audit 1 ${vaultId}`).digest();
}

/** The hash of a row: SHA-256 over the hash before it and all that the row says. */
export function chainHash(previous: Uint8Array, row: Omit<ChainedRow, 'hash'>): Uint8Array {
  const { seq, at, event, data } = row;
  const text = canonicalJson({ previous: Buffer.from(previous).toString('hex'), seq, at, event, data });
  return createHash('sha256').update('mochidashi audit row 1\n').update(text).digest();
}

/** The last row of the log, or what the first one will hang on (`seq` 0). */
export function readHead(catalogue: Catalogue, vaultId: string): { seq: number; hash: Uint8Array } {
  const head = catalogue.get<{ seq: number; hash: Uint8Array }>(
    'SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1',
  );
  return head ?? { seq: 0, hash: firstLink(vaultId) };
}

/** Appends to the log of this vault, in the running transaction if there is one. */
export function createAuditLog({
  catalogue,
  vaultId,
  clock,
}: {
  catalogue: Catalogue;
  vaultId: string;
  clock: Clock;
}): AuditLog {
  return {
    append(event, data = {}) {
      catalogue.transaction(() => {
        const head = readHead(catalogue, vaultId);
        const row = { seq: head.seq + 1, at: instantOf(clock.now()), event, data: canonicalJson(data) };
        catalogue.run('INSERT INTO audit (seq, at, event, data, hash) VALUES ($seq, $at, $event, $data, $hash)', {
          ...row,
          hash: chainHash(head.hash, row),
        });
      });
    },
  };
}

export interface ChainVerdict {
  readonly rows: number;
  readonly intact: boolean;
  /** The first row that does not hang on the one before it; null while intact. */
  readonly brokenAtSeq: number | null;
}

const step = 5000;

/** Follows the whole chain of a vault's own log from its first link. */
export function verifyChain(catalogue: Catalogue, vaultId: string): ChainVerdict {
  let previous = firstLink(vaultId);
  let expected = 1;
  for (;;) {
    const rows = catalogue.all<ChainedRow>('SELECT * FROM audit WHERE seq >= $expected ORDER BY seq LIMIT $step', {
      expected,
      step,
    });
    for (const row of rows) {
      const isNext = row.seq === expected && Buffer.compare(chainHash(previous, row), row.hash) === 0;
      if (!isNext) return { rows: expected - 1, intact: false, brokenAtSeq: expected };
      previous = row.hash;
      expected += 1;
    }
    if (rows.length < step) return { rows: expected - 1, intact: true, brokenAtSeq: null };
  }
}
