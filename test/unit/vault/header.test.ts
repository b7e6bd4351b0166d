import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as fc from 'fast-check';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { loadSodium } from '../../../main/crypto/sodium.ts';
import type { Sodium } from '../../../main/crypto/sodium.ts';
import { isHeaderAuthentic, parseHeader, readHeader, sealHeader, writeHeader } from '../../../main/vault/header.ts';
import type { Header } from '../../../main/vault/header.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';

let sodium: Sodium;
let folder: string;
let macKey: Uint8Array;
const base64 = (bytes: number) => Buffer.alloc(bytes, 7).toString('base64').replaceAll('=', '');
const header: Header = {
  format: 'mochidashi-vault',
  version: 1,
  vaultId: '3f0e9d5c-8f3b-4c53-9c3e-0f6f3d1f2a11',
  role: 'worker',
  createdAt: '2026-11-22T05:00:00.000Z',
  keyCheck: base64(16),
  slots: [
    {
      kind: 'passphrase+device',
      kdf: { algorithm: 'argon2id', salt: base64(16), opsLimit: 3, memLimitBytes: 64 * 1024 * 1024 },
      deviceCheck: base64(16),
      keyCheck: base64(16),
      nonce: base64(24),
      wrapped: base64(48),
    },
    { kind: 'office', age: base64(200) },
  ],
  office: { officeId: '3f0e9d5c-8f3b-4c53-9c3e-0f6f3d1f2a12', name: '総務課', signPublicKey: base64(32) },
};

beforeAll(async () => {
  sodium = await loadSodium();
  macKey = sodium.randomBytes(32);
});
beforeEach(async () => {
  folder = await tempFolder();
});

const file = (name: string) => path.join(folder, name);
const text = () => readFileSync(file('vault.json'), 'utf8');

describe('the header', () => {
  it('reads back as it was written, and is authentic under its key only', async () => {
    const written = await writeHeader(sodium, folder, header, macKey);
    const found = await readHeader(sodium, folder);
    expect(found).toEqual({ stored: written, fromSecondCopy: false });
    expect(isHeaderAuthentic(sodium, written, macKey)).toBe(true);
    expect(isHeaderAuthentic(sodium, written, sodium.randomBytes(32))).toBe(false);
  });

  it('is not there in an empty folder', async () => {
    expect(await readHeader(sodium, folder)).toBeNull();
  });

  it('is damaged wherever one character of it is changed, or anything is cut off', async () => {
    await writeHeader(sodium, folder, header, macKey);
    const whole = text();
    const characters = [...whole];
    for (const [at, character] of characters.entries()) {
      if (/\s/.test(character)) continue;
      const changed = [...characters];
      changed[at] = character === '1' ? '2' : '1';
      expect(() => parseHeader(sodium, changed.join('')), `at ${at}`).toThrow(/vault\/(header-damaged|newer-format)/);
    }
    for (let length = 0; length < whole.trimEnd().length; length += 7) {
      expect(() => parseHeader(sodium, whole.slice(0, length))).toThrow('vault/header-damaged');
    }
  });

  it('is taken from its second copy when the first is damaged or gone', async () => {
    const written = await writeHeader(sodium, folder, header, macKey);
    writeFileSync(file('vault.json'), text().slice(0, 100));
    expect(await readHeader(sodium, folder)).toEqual({ stored: written, fromSecondCopy: true });
    rmSync(file('vault.json'));
    expect(await readHeader(sodium, folder)).toEqual({ stored: written, fromSecondCopy: true });
    writeFileSync(file('vault.json'), 'x');
    writeFileSync(file('vault.json.bak'), 'x');
    await expect(readHeader(sodium, folder)).rejects.toMatchObject({ code: 'vault/header-damaged' });
  });

  it('of a newer version is refused with that version, and left untouched', async () => {
    await writeHeader(sodium, folder, header, macKey);
    const newer = JSON.stringify({ ...(JSON.parse(text()) as object), version: 2, shape: 'unknown' });
    writeFileSync(file('vault.json'), newer);
    await expect(readHeader(sodium, folder)).rejects.toMatchObject({
      code: 'vault/newer-format',
      params: { version: 2 },
    });
    expect(text()).toBe(newer);
  });

  it('refuses a name twice, a name that is not its own, and what JSON makes of a prototype', async () => {
    const stored = sealHeader(sodium, header, macKey);
    const { format: _format, ...rest } = stored;
    for (const hostile of [
      JSON.stringify({ ...stored, extra: 1 }),
      JSON.stringify(rest),
      JSON.stringify(stored).replace('{', '{"__proto__":{"role":"office"},'),
      JSON.stringify({ ...stored, slots: [] }),
      JSON.stringify({ ...stored, slots: Array.from({ length: 9 }, () => stored.slots[0]) }),
      '[]',
      'null',
      '{"format":"mochidashi-vault","version":1}',
    ]) {
      expect(() => parseHeader(sodium, hostile)).toThrow('vault/header-damaged');
    }
    await Promise.resolve();
  });

  it('is never anything but refused when it is made of anything', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (hostile) => {
        expect(() => parseHeader(sodium, hostile)).toThrow('vault/header-damaged');
      }),
      { numRuns: 500 },
    );
  });
});
