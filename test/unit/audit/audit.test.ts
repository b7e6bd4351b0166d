import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  listAudit,
  rowsSince,
  signCheckpoint,
  verifyAudit,
  verifyCheckpoint,
  verifyRemote,
} from '../../../main/audit/audit.ts';
import type { SentRow } from '../../../main/audit/audit.ts';
import type { OpenVault } from '../../../main/vault/open-vault.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';
import { makeVault, testEnvironment } from '../../helpers/vault-folder.ts';

let vault: OpenVault;

beforeEach(async () => {
  const root = await tempFolder();
  vault = await makeVault(await testEnvironment(root), path.join(root, 'vault'));
  for (let count = 1; count <= 5; count++) vault.audit.append('test.counted', { count });
  return () => vault.close();
});

/** The hash of a row, or what the first row hangs on. */
function hashAt(seq: number): Uint8Array {
  return Buffer.from(rowsSince(vault.catalogue, 0)[seq - 1]?.hash ?? '', 'hex');
}

describe('the log', () => {
  it('is intact, listed newest first, and searched in events and data', () => {
    expect(verifyAudit(vault)).toEqual({ rows: 6, intact: true, brokenAtSeq: null });
    const page = listAudit(vault.catalogue, { search: '', offset: 0, limit: 2 });
    expect(page.total).toBe(6);
    expect(page.rows.map(({ seq }) => seq)).toEqual([6, 5]);
    expect(listAudit(vault.catalogue, { search: 'COUNTED', offset: 0, limit: 10 }).total).toBe(5);
    expect(listAudit(vault.catalogue, { search: '"count":3', offset: 0, limit: 10 }).rows).toMatchObject([
      { data: { count: 3 } },
    ]);
    expect(listAudit(vault.catalogue, { search: '%', offset: 0, limit: 10 }).total).toBe(0);
  });

  it.each([
    ['changed data', `UPDATE audit SET data = '{"count":9}' WHERE seq = 4`, 4],
    ['a changed time', `UPDATE audit SET at = '2026-01-01T00:00:00.000Z' WHERE seq = 2`, 2],
    ['another event', `UPDATE audit SET event = 'x' WHERE seq = 1`, 1],
    ['a row taken out', 'DELETE FROM audit WHERE seq = 3', 3],
    ['a changed hash', `UPDATE audit SET hash = x'00' WHERE seq = 6`, 6],
  ])('shows where it was tampered with: %s', (_what, sql, brokenAtSeq) => {
    vault.catalogue.run(sql);
    expect(verifyAudit(vault)).toMatchObject({ intact: false, brokenAtSeq });
  });

  it('forgets what was appended in a transaction that was rolled back', () => {
    expect(() =>
      vault.catalogue.transaction(() => {
        vault.audit.append('never');
        throw new Error('no');
      }),
    ).toThrow('no');
    expect(listAudit(vault.catalogue, { search: 'never', offset: 0, limit: 1 }).total).toBe(0);
    expect(verifyAudit(vault).intact).toBe(true);
  });
});

describe('the office', () => {
  it('follows a log from return to return', () => {
    const first = signCheckpoint(vault);
    expect(verifyCheckpoint(vault.sodium, first, vault.keyring.signPublicKey)).toBe(true);
    const known = verifyRemote(rowsSince(vault.catalogue, 0), null, first.checkpoint);
    expect(known).toMatchObject({ intact: true, lastSeq: 6 });
    vault.audit.append('later');
    const second = signCheckpoint(vault).checkpoint;
    if (!known.intact) throw new Error('broken');
    const from = { seq: known.lastSeq, hash: known.lastHash };
    expect(verifyRemote(rowsSince(vault.catalogue, 6), from, second)).toMatchObject({ intact: true, lastSeq: 7 });
    expect(verifyRemote(rowsSince(vault.catalogue, 4), from, second, hashAt)).toMatchObject({
      intact: true,
      lastSeq: 7,
    });
  });

  it('does not take a checkpoint that another key signed or that was changed', () => {
    const signed = signCheckpoint(vault);
    const other = vault.sodium.signKeypair().publicKey;
    expect(verifyCheckpoint(vault.sodium, signed, other)).toBe(false);
    const changed = { ...signed, checkpoint: { ...signed.checkpoint, seq: 5 } };
    expect(verifyCheckpoint(vault.sodium, changed, vault.keyring.signPublicKey)).toBe(false);
  });

  it.each<[string, (rows: SentRow[]) => SentRow[], number]>([
    ['the last row held back', (rows) => rows.slice(0, -1), 6],
    ['a row left out', (rows) => rows.filter(({ seq }) => seq !== 3), 3],
    ['a row added at the end', (rows) => [...rows, ...rows.slice(-1).map((row) => ({ ...row, seq: 7 }))], 7],
    ['data changed', (rows) => rows.map((row) => (row.seq === 2 ? { ...row, data: '{}' } : row)), 2],
    ['rows in another order', (rows) => [...rows].reverse(), 1],
    ['no rows', () => [], 1],
  ])('finds %s', (_what, tamper, brokenAtSeq) => {
    const { checkpoint } = signCheckpoint(vault);
    expect(verifyRemote(tamper(rowsSince(vault.catalogue, 0)), null, checkpoint)).toEqual({
      intact: false,
      brokenAtSeq,
    });
  });

  it('finds a log that was shortened, and takes an earlier return that comes late', () => {
    const early = signCheckpoint(vault).checkpoint;
    const earlyRows = rowsSince(vault.catalogue, 0);
    vault.audit.append('later');
    const later = { seq: 7, hash: hashAt(7) };
    expect(verifyRemote(earlyRows, later, early, hashAt)).toMatchObject({ intact: true, lastSeq: 7 });
    const forked = { ...early, hash: '0'.repeat(64) };
    expect(verifyRemote(earlyRows, later, forked, hashAt)).toEqual({ intact: false, brokenAtSeq: 7 });
    const rewritten = earlyRows.map((row) => (row.seq === 4 ? { ...row, hash: '1'.repeat(64) } : row));
    expect(verifyRemote(rewritten, later, early, hashAt)).toMatchObject({ intact: false });
  });
});
